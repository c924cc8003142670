import { ApiError } from "@storyflow/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ActionBench } from "../../test/actions";
import { segment } from "../../test/stories";
import { reachability } from "../server/reachability";
import { removals } from "../server/removals";
import { storyflow } from "../server/storyflow";
import { textActions } from "./text-actions";

let bench: ActionBench;
let actions: ReturnType<typeof textActions>;
const refused = new ApiError("The disk is full.", { status: 507 });

beforeEach(() => {
  vi.useFakeTimers();
  bench = new ActionBench([
    segment("a", { text_content: "One." }),
    segment("b", { text_content: "Two. Three." }),
    segment("c", { text_content: "Four." }),
  ]);
  actions = textActions(bench.desk);
});

afterEach(() => {
  for (const id of removals.get()) removals.undo(id);
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("moving", () => {
  it("is shown at once and sent as the whole order; the keyboard goes along", async () => {
    const reorder = vi.spyOn(storyflow.segments, "reorder").mockResolvedValue({} as never);
    await actions.move("a", "c");
    expect(bench.order()).toBe("b c a");
    expect(reorder).toHaveBeenCalledWith("p", ["b", "c", "a"]);
    expect(bench.reveal.get()).toEqual({ id: "a", focus: "card" });
  });

  it("is taken back, and told, when it is refused", async () => {
    vi.spyOn(storyflow.segments, "reorder").mockRejectedValue(refused);
    await actions.move("a", "c");
    expect(bench.order()).toBe("a b c");
    expect(bench.told()).toEqual(["The disk is full. Make room, then try again."]);
  });
});

describe("inserting", () => {
  it("puts an empty text behind the other one, ready to be written", async () => {
    const create = vi
      .spyOn(storyflow.segments, "create")
      .mockResolvedValue(segment("n", { text_content: "" }));
    await actions.insert("a");
    expect(create).toHaveBeenCalledWith({ project: "p", text_content: "", after: "a" });
    expect(bench.order()).toBe("a n b c");
    expect(bench.reveal.get()).toEqual({ id: "n", focus: "text" });
  });

  it("changes nothing when it is refused", async () => {
    vi.spyOn(storyflow.segments, "create").mockRejectedValue(refused);
    await actions.insert(null);
    expect(bench.order()).toBe("a b c");
    expect(bench.notices).toHaveLength(1);
    expect(bench.reveal.get()).toBeUndefined();
  });
});

describe("splitting", () => {
  const split = () => vi.spyOn(storyflow.segments, "split");

  it("is made where the cursor stands in what is typed, after that was saved", async () => {
    const halves = split().mockResolvedValue([
      segment("b", { text_content: "Two.", text_revision: 3 }),
      segment("n", { text_content: "And three." }),
    ]);
    const [, b = segment("b")] = bench.segments();
    bench.drafts.type(b, "Two. And three.");
    await actions.split(b, 5);
    expect(bench.saved.get("b")).toBe("Two. And three.");
    expect(halves).toHaveBeenCalledWith("b", 5, { madeOn: 2 });
    expect(bench.texts()).toEqual(["One.", "Two.", "And three.", "Four."]);
    expect(bench.reveal.get()).toEqual({ id: "n", focus: "text" });
  });

  it("asks for a place when the cursor is at an end of the text, and sends nothing", async () => {
    const halves = split();
    const [, b = segment("b")] = bench.segments();
    await actions.split(b, 0);
    await actions.split(b, "Two. Three.".length);
    expect(bench.told()).toEqual(Array(2).fill("Put the cursor where the text is to be cut first."));
    expect(halves).not.toHaveBeenCalled();
  });

  it("is not made of a text that could not be saved", async () => {
    const halves = split();
    const [, b = segment("b")] = bench.segments();
    bench.fate = { kind: "temporary" };
    bench.drafts.type(b, "Two. And three.");
    await actions.split(b, 5);
    expect(halves).not.toHaveBeenCalled();
    expect(bench.told()).toEqual(["The text could not be saved yet. Please try again when it is."]);
    expect(bench.drafts.get("b")?.text).toBe("Two. And three.");
  });
});

describe("merging", () => {
  it("saves both texts first, and leaves one", async () => {
    const merge = vi
      .spyOn(storyflow.segments, "mergeNext")
      .mockResolvedValue(segment("b", { text_content: "Two. Three! Four!", text_revision: 4 }));
    for (const each of bench.segments().slice(1)) bench.drafts.type(each, `${each.text_content}!`);
    await actions.merge("b", "c");
    expect([...bench.saved.keys()].toSorted()).toEqual(["b", "c"]);
    expect(merge.mock.calls[0]?.slice(0, 1)).toEqual(["b"]);
    expect(bench.texts()).toEqual(["One.", "Two. Three! Four!"]);
  });

  it("waits for neither when one of them cannot be saved", async () => {
    const merge = vi.spyOn(storyflow.segments, "mergeNext");
    bench.fate = { kind: "temporary" };
    bench.drafts.type(segment("c"), "Four and more.");
    await actions.merge("b", "c");
    expect(merge).not.toHaveBeenCalled();
    expect(bench.order()).toBe("a b c");
    expect(bench.told()).toEqual(["The text could not be saved yet. Please try again when it is."]);
  });
});

describe("deleting", () => {
  // A segment that was deleted once stays hidden for the life of the page: each test deletes another one.
  let id: string;
  let count = 0;
  const changedTo = (text: string, text_revision: number) =>
    new ApiError("The text was changed elsewhere meanwhile.", {
      status: 412,
      body: { segment: segment(id, { text_content: text, text_revision }) },
    });

  beforeEach(() => {
    count += 1;
    id = `deleted-${count}`;
    bench = new ActionBench([
      segment("a", { text_content: "One." }),
      segment(id, { text_content: "Two. Three." }),
      segment("c", { text_content: "Four." }),
    ]);
    actions = textActions(bench.desk);
  });

  it("hides the segment, offers it back, and tells the server only after a while", async () => {
    const remove = vi.spyOn(storyflow.segments, "delete").mockResolvedValue(undefined);
    expect(actions.remove(id)).toBe(true);
    expect(removals.get().has(id)).toBe(true);
    expect(bench.order()).toBe(`a ${id} c`);
    expect(bench.notices[0]).toMatchObject({ text: "The segment is deleted.", seconds: 6 });
    await vi.advanceTimersByTimeAsync(5_900);
    expect(remove).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(remove).toHaveBeenCalledWith(id, { madeOn: 1 });
    expect(bench.order()).toBe("a c");
  });

  it("is undone before anything was sent", async () => {
    const remove = vi.spyOn(storyflow.segments, "delete");
    actions.remove(id);
    bench.notices[0]?.action?.run();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(removals.get().has(id)).toBe(false);
    expect(remove).not.toHaveBeenCalled();
  });

  it("also deletes a text that this page has saved since", async () => {
    const remove = vi
      .spyOn(storyflow.segments, "delete")
      .mockRejectedValueOnce(changedTo("Two. Three. ", 7))
      .mockResolvedValueOnce(undefined);
    actions.remove(id);
    await removals.finish(id);
    expect(remove.mock.calls).toEqual([
      [id, { madeOn: 1 }],
      [id, { madeOn: 7 }],
    ]);
    expect(bench.order()).toBe("a c");
  });

  it("leaves a text that was rewritten elsewhere, shows it, and says so", async () => {
    const remove = vi.spyOn(storyflow.segments, "delete").mockRejectedValue(changedTo("Rewritten.", 7));
    actions.remove(id);
    await removals.finish(id);
    expect(remove).toHaveBeenCalledTimes(1);
    expect(removals.get().has(id)).toBe(false);
    expect(bench.texts()).toEqual(["One.", "Rewritten.", "Four."]);
    expect(bench.notices.at(-1)?.isTrouble).toBe(true);
  });

  it("is refused at once while the server is away", () => {
    vi.spyOn(reachability, "get").mockReturnValue(false);
    expect(actions.remove(id)).toBe(false);
    expect(removals.get().has(id)).toBe(false);
    expect(bench.notices[0]?.isTrouble).toBe(true);
  });
});

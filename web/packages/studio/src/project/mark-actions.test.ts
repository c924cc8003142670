import { ApiError, type Segment } from "@storyflow/client";
import { afterEach, beforeEach, expect, it, type MockInstance, vi } from "vitest";
import { ActionBench } from "../../test/actions";
import { narrated, segment } from "../../test/stories";
import { keys } from "../server/queries";
import { reachability } from "../server/reachability";
import { removals } from "../server/removals";
import { storyflow } from "../server/storyflow";
import { markActions } from "./mark-actions";
import type { Work } from "./work";

let bench: ActionBench;
let actions: ReturnType<typeof markActions>;
const full = new ApiError("The disk is full.", { status: 507 });
const fullWords = "The disk is full. Make room, then try again.";
const marks = () => [...bench.marked.get().ids].join(" ");
let update: MockInstance<typeof storyflow.segments.update>;
let generate: MockInstance<typeof storyflow.generateSegmentAudio>;

/** "a" to "e", of which "b" is locked and "d" has no text; all but "e" are marked. */
beforeEach(() => {
  vi.useFakeTimers();
  bench = new ActionBench([
    segment("a"),
    narrated("b", 2, { is_locked: true }),
    segment("c"),
    segment("d", { text_content: " " }),
    segment("e"),
  ]);
  actions = markActions(bench.desk);
  update = vi.spyOn(storyflow.segments, "update").mockImplementation(async (id, change) => {
    const known = bench.segments().find((each) => each.id === id) ?? segment(id);
    return { ...known, ...change } as Segment;
  });
  generate = vi
    .spyOn(storyflow, "generateSegmentAudio")
    .mockImplementation(async (id) => ({ task_id: `t-${id}` }) as never);
  for (const id of ["a", "b", "c", "d"]) actions.toggleMark(id);
});

afterEach(() => {
  for (const id of removals.get()) removals.undo(id);
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const lockedIds = () =>
  bench
    .segments()
    .filter(({ is_locked }) => is_locked)
    .map(({ id }) => id)
    .join(" ");

it("a range goes from the last marked segment, or from where the reader is, and passes what is deleted", () => {
  actions.clearMarks();
  expect(marks()).toBe("");
  bench.current.set("a");
  removals.begin("b", { remove: async () => undefined, onFailure: () => undefined });
  actions.markTo("c");
  expect(marks()).toBe("a c");
  actions.markAll();
  expect(marks()).toBe("a c d e");
});

it("those that are locked already are not asked again, and only the others are counted", async () => {
  await actions.lockMarked(true);
  expect(update.mock.calls.map(([id]) => id)).toEqual(["a", "c", "d"]);
  expect(lockedIds()).toBe("a b c d");
  expect(bench.told()).toEqual(["3 segments are locked."]);
  await actions.lockMarked(false);
  expect(lockedIds()).toBe("");
  expect(bench.told().at(-1)).toBe("4 segments are unlocked.");
});

it("the first refusal ends it; it is told beside what was done before it", async () => {
  update.mockImplementationOnce(async (id) => segment(id, { is_locked: true })).mockRejectedValueOnce(full);
  await actions.lockMarked(true);
  expect(update).toHaveBeenCalledTimes(2);
  expect(bench.told()).toEqual([fullWords, "1 segment is locked."]);
});

it("where nothing could be done nothing is said to be done", async () => {
  update.mockRejectedValue(full);
  await actions.lockMarked(true);
  expect(bench.told()).toEqual([fullWords]);
  expect(lockedIds()).toBe("b");
});

it("a text that cannot be saved ends it, and its words stay", async () => {
  bench.fate = { kind: "temporary" };
  bench.drafts.type(segment("c"), "Typed.");
  await actions.lockMarked(true);
  expect(update.mock.calls.map(([id]) => id)).toEqual(["a"]);
  expect(bench.told()).toEqual([
    "The text could not be saved yet. Please try again when it is.",
    "1 segment is locked.",
  ]);
  expect(bench.drafts.get("c")?.text).toBe("Typed.");
});

it("all typed texts are saved before the first of the marked segments is changed, so that these are one step", async () => {
  const savedBefore: string[] = [];
  update.mockImplementation(async (id) => {
    savedBefore.push([...bench.saved.keys()].join(" "));
    return segment(id, { is_locked: true });
  });
  bench.drafts.type(segment("c"), "Typed.");
  bench.drafts.type(segment("e"), "Typed, but not marked.");
  await actions.lockMarked(true);
  expect(savedBefore).toEqual(["c e", "c e", "c e"]);
});

it("a voice is given to all but the locked ones; whether all have it is told to the dialog", async () => {
  const own = { voice_id: "bf_emma", tts_speed: null };
  expect(await actions.setVoiceOfMarked(own)).toBe(true);
  const group = update.mock.calls[0]?.[2]?.group;
  expect(group).toMatch(/^[0-9a-f]+$/);
  expect(update.mock.calls).toEqual([
    ["a", own, { group }],
    ["c", own, { group }],
    ["d", own, { group }],
  ]);
  expect(bench.told()).toEqual(["3 segments have the voice."]);
  update.mockRejectedValue(full);
  expect(await actions.setVoiceOfMarked(own)).toBe(false);
});

it("what is locked or has no text is not narrated; the others are under way at once", async () => {
  await actions.narrateMarked();
  expect(generate.mock.calls.map(([id]) => id)).toEqual(["a", "c"]);
  const work = bench.queryClient.getQueryData<Work>(keys.work("p"));
  expect([...(work?.underWay.keys() ?? [])]).toEqual(["a", "c"]);
  expect(bench.told()).toEqual(["2 segments are being narrated."]);
});

it("all are deleted with one notice, which brings all of them back", async () => {
  const remove = vi.spyOn(storyflow.segments, "delete");
  actions.removeMarked();
  expect([...removals.get()].join(" ")).toBe("a b c d");
  expect(marks()).toBe("");
  expect(bench.notices).toHaveLength(1);
  expect(bench.notices[0]?.text).toBe("4 segments are deleted.");
  bench.notices[0]?.action?.run();
  expect(removals.get().size).toBe(0);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(remove).not.toHaveBeenCalled();
});

it("while the server is away nothing is done, and each wish says so", async () => {
  vi.spyOn(reachability, "get").mockReturnValue(false);
  await actions.lockMarked(true);
  expect(await actions.setVoiceOfMarked({ voice_id: null, tts_speed: null })).toBe(false);
  await actions.narrateMarked();
  actions.removeMarked();
  expect(bench.notices).toHaveLength(4);
  expect(bench.notices.every(({ isTrouble }) => isTrouble)).toBe(true);
  expect(update).not.toHaveBeenCalled();
  expect(generate).not.toHaveBeenCalled();
  expect(removals.get().size).toBe(0);
});

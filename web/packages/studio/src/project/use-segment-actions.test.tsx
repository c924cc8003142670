import { ApiError, type ProjectDetail, type Segment } from "@storyflow/client";
import { QueryClient } from "@tanstack/react-query";
import { act, renderHook, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { onDesk } from "../../test/desk";
import { narrated, project, segment } from "../../test/stories";
import { keys } from "../server/queries";
import { reachability } from "../server/reachability";
import { removals } from "../server/removals";
import { storyflow } from "../server/storyflow";
import { draftKeeperOf } from "./draft-keeper";
import { useSegmentActions } from "./use-segment-actions";

vi.mock("../server/reachability", async () => {
  const { Reachability } =
    await vi.importActual<typeof import("../server/reachability")>("../server/reachability");
  return { reachability: new Reachability({ knock: () => new Promise(() => undefined), setTimer: () => 0 }) };
});

let queryClient: QueryClient;
const known = () => queryClient.getQueryData<ProjectDetail>(keys.project("p"))?.segments ?? [];
const away = new ApiError("The server cannot be reached.", { status: 0 });

beforeEach(() => {
  queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queryClient.setQueryData(keys.project("p"), project([narrated("a"), segment("b")]));
  vi.spyOn(storyflow.projects, "digest").mockRejectedValue(away);
});
afterEach(() => {
  act(() => reachability.heard());
  vi.restoreAllMocks();
});

function actions() {
  return renderHook(() => useSegmentActions(), { wrapper: onDesk(queryClient) }).result.current;
}

it("a lock that the server does not take is off again at once, although nothing can be read from it", async () => {
  vi.spyOn(storyflow.segments, "update").mockRejectedValue(away);
  const { lock } = actions();
  await act(() => lock("a", true));
  expect(known()[0]?.is_locked).toBe(false);
  expect(
    screen.getByText("That needs the server. Please try again when the connection is back."),
  ).toBeVisible();
});

it("while the server is known to be away a lock is refused without being shown or sent", async () => {
  const update = vi.spyOn(storyflow.segments, "update");
  const { lock } = actions();
  act(() => reachability.missed());
  await act(() => lock("a", true));
  expect(known()[0]?.is_locked).toBe(false);
  expect(update).not.toHaveBeenCalled();
  expect(screen.getByText(/^That needs the server/)).toBeVisible();
});

it("while the server is away no segment is called deleted", () => {
  const { remove } = actions();
  act(() => reachability.missed());
  act(() => expect(remove("a")).toBe(false));
  expect(removals.get().has("a")).toBe(false);
  expect(screen.queryByText("The segment is deleted.")).toBeNull();
  expect(screen.getByText(/^That needs the server/)).toBeVisible();
});

it("a narration that could not be removed and a segment that could not be moved are where they were", async () => {
  vi.spyOn(storyflow.segments, "removeAudio").mockRejectedValue(away);
  vi.spyOn(storyflow.segments, "reorder").mockRejectedValue(away);
  const { removeAudio, move } = actions();
  const before = known();
  await act(() => removeAudio("a"));
  await act(() => move("a", "b"));
  expect(known()).toEqual(before);
});

it("a file that is no picture is told in a reader's words", async () => {
  vi.spyOn(storyflow.segments, "uploadImage").mockRejectedValue(
    new ApiError("Invalid image file", {
      status: 400,
      details: ["File is corrupt or not a valid image: cannot identify it as a PNG, JPEG or WebP image"],
    }),
  );
  const { setPicture } = actions();
  await act(() => setPicture("a", new File(["x"], "x.png")));
  expect(screen.getByText("This is not a PNG, JPEG or WebP picture, or it is damaged.")).toBeVisible();
});

/** An answer that comes when it is told to. */
function later<Answer>() {
  let give: (answer: Answer) => void = () => undefined;
  const answer = new Promise<Answer>((resolve) => (give = resolve));
  return { answer, give: (value: Answer) => act(async () => give(value)) };
}

it("words that are typed while a segment is split stay in its field", async () => {
  const halves = later<[Segment, Segment]>();
  vi.spyOn(storyflow.segments, "split").mockReturnValue(halves.answer);
  const { split } = actions();
  const { drafts } = draftKeeperOf(queryClient);
  const b = segment("b", { text_content: "Once. Upon." });
  await act(async () => void split(b, 6));
  act(() => drafts.type(b, "Once. Upon. A time."));
  await halves.give([
    segment("b", { text_content: "Once.", text_revision: 2 }),
    segment("c", { text_content: "Upon." }),
  ]);
  expect(known().map(({ id }) => id)).toEqual(["a", "b", "c"]);
  expect(drafts.get("b")?.text).toBe("Once. Upon. A time.");
  expect(drafts.hasUnsaved()).toBe(true);
});

it("a text that was saved makes room for what is left of it after a split", async () => {
  const b = segment("b", { text_content: "Once. Upon." });
  vi.spyOn(storyflow.segments, "update").mockResolvedValue({ ...b, text_revision: 2 });
  vi.spyOn(storyflow.segments, "split").mockResolvedValue([
    segment("b", { text_content: "Once.", text_revision: 3 }),
    segment("c", { text_content: "Upon." }),
  ]);
  const { split } = actions();
  const { drafts } = draftKeeperOf(queryClient);
  act(() => drafts.type(b, "Once. Upon."));
  await act(() => split(b, 6));
  expect(drafts.get("b")).toBeUndefined();
});

it("words that are typed while two segments are merged stay, also those of the one that is removed", async () => {
  const whole = later<Segment>();
  vi.spyOn(storyflow.segments, "mergeNext").mockReturnValue(whole.answer);
  vi.spyOn(storyflow.segments, "update").mockRejectedValue(new ApiError("Not found.", { status: 404 }));
  const { merge } = actions();
  const { drafts } = draftKeeperOf(queryClient);
  await act(async () => void merge("a", "b"));
  act(() => drafts.type(segment("a"), "More of a."));
  act(() => drafts.type(segment("b"), "More of b."));
  await whole.give(narrated("a", 2, { text_content: "Text of a. Text of b.", text_revision: 2 }));
  expect(known().map(({ id }) => id)).toEqual(["a"]);
  expect(drafts.get("a")?.text).toBe("More of a.");
  expect(drafts.get("b")).toEqual({ text: "More of b.", phase: { kind: "gone" } });
});

it("that a text must be saved first is told only as long as the server is away, if that was why", async () => {
  vi.spyOn(storyflow.segments, "update").mockRejectedValue(away);
  const { narrate } = actions();
  act(() => reachability.missed());
  act(() => draftKeeperOf(queryClient).drafts.type(segment("b"), "Mine"));
  await act(() => narrate("b"));
  expect(screen.getByText(/^The text could not be saved yet/)).toBeVisible();
  act(() => reachability.heard());
  expect(screen.queryByText(/^The text could not be saved yet/)).toBeNull();
});

/** The server's refusal, with the text as somebody else has made it. */
const changedTo = (theirs: Segment) =>
  new ApiError("The text was changed elsewhere meanwhile.", { status: 412, body: { segment: theirs } });

it("a text is split and merged only as it was seen, and stands as it is when it was changed elsewhere", async () => {
  const theirs = segment("b", { text_content: "Theirs.", text_revision: 4 });
  const split = vi.spyOn(storyflow.segments, "split").mockRejectedValue(changedTo(theirs));
  const mergeNext = vi.spyOn(storyflow.segments, "mergeNext").mockRejectedValue(changedTo(theirs));
  const acts = actions();
  const { drafts } = draftKeeperOf(queryClient);
  vi.spyOn(storyflow.segments, "update").mockResolvedValue(segment("b", { text_revision: 2 }));
  act(() => drafts.type(segment("b"), "Text of b."));
  await act(() => acts.split(segment("b"), 4));
  expect(split).toHaveBeenCalledWith("b", 4, { madeOn: 2 });
  expect(known()[1]?.text_content).toBe("Theirs.");
  expect(screen.getByText(/^The text was changed in another place meanwhile/)).toBeVisible();
  await act(() => acts.merge("a", "b"));
  expect(mergeNext).toHaveBeenCalledWith("a", { madeOn: 1, next: "b", nextMadeOn: 4 });
  expect(known().map(({ id }) => id)).toEqual(["a", "b"]);
});

it("a segment is deleted with the text that was seen, also when that was saved meanwhile", async () => {
  const saved = segment("b", { text_content: "Mine", text_revision: 2 });
  const remove = vi.spyOn(storyflow.segments, "delete").mockRejectedValueOnce(changedTo(saved));
  remove.mockResolvedValueOnce(undefined);
  const acts = actions();
  const { drafts } = draftKeeperOf(queryClient);
  act(() => drafts.type(segment("b"), "Mine "));
  act(() => void acts.remove("b"));
  await act(() => removals.finish("b"));
  expect(remove.mock.calls.map(([, call]) => call)).toEqual([{ madeOn: 1 }, { madeOn: 2 }]);
  expect(known().map(({ id }) => id)).toEqual(["a"]);
});

it("a segment that was rewritten elsewhere is not deleted, and is shown as it is", async () => {
  const theirs = segment("a", { text_content: "Theirs.", text_revision: 4 });
  vi.spyOn(storyflow.segments, "delete").mockRejectedValue(changedTo(theirs));
  const acts = actions();
  act(() => void acts.remove("a"));
  await act(() => removals.finish("a"));
  expect(removals.get().has("a")).toBe(false);
  expect(known()[0]?.text_content).toBe("Theirs.");
  expect(screen.getByText(/^The text was changed in another place meanwhile/)).toBeVisible();
});

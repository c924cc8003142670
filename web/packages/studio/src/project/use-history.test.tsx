import { ApiError, type ChangeList, type ChangeOutcome, type StoryChange } from "@storyflow/client";
import { QueryClient } from "@tanstack/react-query";
import { act, renderHook, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { onDesk } from "../../test/desk";
import { narrated, project, segment } from "../../test/stories";
import { keys } from "../server/queries";
import { removals } from "../server/removals";
import { storyflow } from "../server/storyflow";
import { useHistory } from "./use-history";

const story = project([narrated("a"), segment("b")]);
const change = (more: Partial<StoryChange> = {}): StoryChange => ({
  id: 7,
  kind: "split",
  segment_id: "a",
  place: 1,
  segments: 2,
  word: null,
  changed_at: "2026-01-01T00:00:00Z",
  ...more,
});
const outcome = (more: Partial<ChangeOutcome> = {}): ChangeOutcome => ({
  change: change(),
  restored: 1,
  left_out: 0,
  ...more,
});

let queryClient: QueryClient;
let known: ChangeList;

beforeEach(() => {
  queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queryClient.setQueryData(keys.project("p"), story);
  known = { undo: [change()], redo: [] };
  vi.spyOn(storyflow.projects, "digest").mockResolvedValue(story);
  vi.spyOn(storyflow.projects, "changes").mockImplementation(async () => known);
});
afterEach(() => {
  removals.undo("b");
  vi.restoreAllMocks();
});

function history() {
  return renderHook(() => useHistory(story), { wrapper: onDesk(queryClient) }).result;
}

it("undoes the change that the server calls the latest, and says which one it was", async () => {
  const undo = vi.spyOn(storyflow.projects, "undo").mockResolvedValue(outcome({ left_out: 2 }));
  const { current } = history();
  await act(() => current.undo());
  expect(undo).toHaveBeenCalledWith("p", 7);
  expect(screen.getByText("Undone: split segment 1. 2 narrations stay as they are.")).toBeVisible();
  expect(screen.getByRole("button", { name: "Redo" })).toBeVisible();
});

it("says that there is nothing to undo", async () => {
  known = { undo: [], redo: [] };
  const undo = vi.spyOn(storyflow.projects, "undo");
  const { current } = history();
  await act(() => current.undo());
  expect(undo).not.toHaveBeenCalled();
  expect(screen.getByText("There is nothing to undo.")).toBeVisible();
});

it("says in its own words why nothing was undone", async () => {
  const { current } = history();
  const undo = vi.spyOn(storyflow.projects, "undo");
  undo.mockRejectedValueOnce(new ApiError("A segment was changed since.", { status: 409 }));
  await act(() => current.undo());
  expect(screen.getByText("The story was changed elsewhere meanwhile. Nothing was undone.")).toBeVisible();
  undo.mockRejectedValueOnce(new ApiError("Segment is locked. Unlock it first.", { status: 409 }));
  await act(() => current.undo());
  expect(
    screen.getByText("A segment of this change is locked. Unlock it first; nothing was undone."),
  ).toBeVisible();
});

it("first brings back what the server does not know to be deleted yet", async () => {
  const undo = vi.spyOn(storyflow.projects, "undo");
  const { current } = history();
  removals.begin("b", { remove: async () => undefined, onFailure: () => undefined });
  await act(() => current.undo());
  expect(removals.get().has("b")).toBe(false);
  expect(undo).not.toHaveBeenCalled();
});

it("offers to undo what took something away, as soon as it was done", async () => {
  history();
  await act(() => vi.waitFor(() => expect(queryClient.getQueryData(keys.changes("p"))).toBeDefined()));
  known = { undo: [change({ id: 8, kind: "narration_removal" })], redo: [] };
  await act(() => queryClient.invalidateQueries({ queryKey: keys.changes("p") }));
  expect(await screen.findByText("The narration of segment 1 is removed.")).toBeVisible();
});

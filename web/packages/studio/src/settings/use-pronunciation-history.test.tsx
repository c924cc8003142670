import type { ChangeList, ChangeOutcome, StoryChange } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { storyflow } from "../server/storyflow";
import { NoticesProvider } from "../ui/notices";
import { PronunciationList } from "./pronunciation-list";

const change = (more: Partial<StoryChange> = {}): StoryChange => ({
  id: 7,
  kind: "pronunciation",
  segment_id: null,
  place: null,
  segments: 0,
  word: "Siobhan",
  changed_at: "2026-01-01T00:00:00Z",
  ...more,
});

let known: ChangeList;
let spoken: string;

beforeEach(() => {
  spoken = "shivawn";
  vi.spyOn(storyflow.projects, "changes").mockImplementation(async () => known);
  vi.spyOn(storyflow.pronunciations, "list").mockImplementation(async () => [
    { id: "e", project: "p", word: "Siobhan", spoken_as: spoken, segments: 1, segments_outdated: 0 },
  ]);
});
afterEach(() => vi.restoreAllMocks());

function show(changes: ChangeList) {
  known = changes;
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <NoticesProvider>
        <PronunciationList projectId="p" />
      </NoticesProvider>
    </QueryClientProvider>,
  );
}

it("a pronunciation is changed back by its word, and the field shows it", async () => {
  const undo = vi.spyOn(storyflow.projects, "undo").mockImplementation(async () => {
    known = { undo: [], redo: [change()] };
    spoken = "see-oh-ban";
    return { change: change(), restored: 0, left_out: 0 } as ChangeOutcome;
  });
  show({ undo: [change()], redo: [] });
  await userEvent.click(await screen.findByRole("button", { name: "Undo: how “Siobhan” is said" }));
  expect(undo).toHaveBeenCalledWith("p", 7);
  expect(await screen.findByDisplayValue("see-oh-ban")).toBeTruthy();
  expect(await screen.findByRole("button", { name: "Redo: how “Siobhan” is said" })).toBeTruthy();
});

it("a change of the story that came later is not undone from here", async () => {
  const undo = vi.spyOn(storyflow.projects, "undo");
  show({ undo: [change({ id: 8, kind: "split", word: null }), change()], redo: [] });
  await screen.findByDisplayValue("shivawn");
  expect(screen.queryByRole("button", { name: /^Undo:/ })).toBeNull();
  await userEvent.keyboard("{Control>}z{/Control}");
  expect(undo).not.toHaveBeenCalled();
});

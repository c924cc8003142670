import { ApiError, type Project, type RemovedProject } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { storyflow } from "../server/storyflow";
import { NoticesProvider } from "../ui/notices";
import { DeletedStory } from "./deleted-story";

const removed = (id: string): RemovedProject => ({
  id,
  title: `Story ${id}`,
  removed_at: "2026-01-01T00:00:00Z",
});

let known: RemovedProject[];
const restore = vi.fn();

beforeEach(() => {
  vi.spyOn(storyflow.projects, "removed").mockImplementation(async () => known);
  vi.spyOn(storyflow.projects, "restore").mockImplementation(restore);
  restore.mockImplementation(async (id: string) => {
    known = known.filter((story) => story.id !== id);
    return { id, title: `Story ${id}` } as Project;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  restore.mockReset();
});

function show(...stories: RemovedProject[]) {
  known = stories;
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <NoticesProvider>
        <DeletedStory />
      </NoticesProvider>
    </QueryClientProvider>,
  );
}

it("the story that was deleted last comes back first, then the one before it", async () => {
  show(removed("b"), removed("a"));
  await userEvent.click(await screen.findByRole("button", { name: "Undo: delete “Story b”" }));
  expect(restore).toHaveBeenCalledWith("b");
  expect(await screen.findByText("“Story b” is back.")).toBeTruthy();
  await screen.findByRole("button", { name: "Undo: delete “Story a”" });
  await userEvent.keyboard("{Control>}z{/Control}");
  expect(restore).toHaveBeenLastCalledWith("a");
  await vi.waitFor(() => expect(screen.queryByRole("button", { name: /^Undo:/ })).toBeNull());
});

it("nothing is shown while nothing was deleted", async () => {
  show();
  await vi.waitFor(() => expect(storyflow.projects.removed).toHaveBeenCalled());
  expect(screen.queryByRole("button")).toBeNull();
});

it("a story that is gone for good meanwhile is told of, and offered no more", async () => {
  show(removed("a"));
  restore.mockImplementation(async () => {
    known = [];
    throw new ApiError("No Project matches the given query.", { status: 404 });
  });
  await userEvent.click(await screen.findByRole("button", { name: "Undo: delete “Story a”" }));
  expect(await screen.findByText(/It is not there any more/)).toBeTruthy();
  await vi.waitFor(() => expect(screen.queryByRole("button", { name: /^Undo:/ })).toBeNull());
});

import type { Project, ProjectPage, SystemState, TaskHead, TaskPage } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { listedProject } from "../../test/stories";
import { storyflow } from "../server/storyflow";
import { NoticesProvider } from "../ui/notices";
import { LibraryPage } from "./library-page";

const page = (...results: Project[]): ProjectPage => ({
  count: results.length,
  next: null,
  previous: null,
  results,
});
const working = (projectId: string): TaskHead =>
  ({
    task_id: "t",
    project_id: projectId,
    kind: "narration",
    status: "PROCESSING",
    cancel_requested: false,
    progress: { current: 2, total: 6, percentage: 33 },
  }) as TaskHead;

let tasks: TaskHead[];

beforeEach(() => {
  tasks = [];
  vi.spyOn(storyflow.projects, "removed").mockResolvedValue([]);
  vi.spyOn(storyflow, "listTasks").mockImplementation(
    async () => ({ count: tasks.length, next: null, previous: null, results: tasks }) as TaskPage,
  );
  vi.spyOn(storyflow.system, "get").mockResolvedValue({
    engines: [],
    findings: [],
  } as unknown as SystemState);
});
afterEach(() => vi.restoreAllMocks());

function show(...stories: Project[]) {
  vi.spyOn(storyflow.projects, "list").mockResolvedValue(page(...stories));
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={queryClient}>
      <NoticesProvider>
        <LibraryPage />
      </NoticesProvider>
    </QueryClientProvider>,
  );
}

it("a story that is being narrated says how far it is, and can be stopped from its row", async () => {
  tasks = [working("a")];
  const cancel = vi.spyOn(storyflow, "cancelTask").mockImplementation(async () => {
    tasks = [];
    return {} as never;
  });
  show(listedProject("a", { author: "Doyle" }), listedProject("b"));
  expect(await screen.findByText("Narrating: 2 of 6")).toBeVisible();
  expect(screen.getByText("by Doyle")).toBeVisible();
  expect(screen.getAllByText("4 of 10 narrated")).toHaveLength(1);
  await userEvent.click(screen.getByRole("button", { name: "Stop narrating “Story a”" }));
  expect(cancel).toHaveBeenCalledWith("t");
  expect(await screen.findAllByText("4 of 10 narrated")).toHaveLength(2);
});

it("a story is duplicated from its row, and the copy is one press away", async () => {
  const duplicate = vi
    .spyOn(storyflow.projects, "duplicate")
    .mockResolvedValue(listedProject("c", { title: "Copy" }));
  show(listedProject("a"));
  await userEvent.click(await screen.findByRole("button", { name: "More for “Story a”" }));
  await userEvent.click(screen.getByRole("menuitem", { name: "Duplicate" }));
  expect(duplicate).toHaveBeenCalledWith("a", "Story a (copy)");
  const notice = await screen.findByText("“Copy” is made.");
  await userEvent.click(within(notice.parentElement as HTMLElement).getByRole("button", { name: "Open" }));
  expect(location.pathname).toBe("/projects/c");
});

it("what has no sound yet is not offered for download", async () => {
  show(listedProject("a", { narrated_count: 0 }));
  await userEvent.click(await screen.findByRole("button", { name: "More for “Story a”" }));
  const download = screen.getByRole("menuitem", { name: "Download" });
  expect(download).toBeDisabled();
  expect(download).toHaveAccessibleDescription("not narrated yet");
});

import type { Project } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, type MockInstance, vi } from "vitest";
import { listedProject } from "../../test/stories";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { NoticesProvider } from "../ui/notices";
import type { StoryWork } from "./live-work";
import { ProjectRow } from "./project-row";

const story = listedProject("p", {
  title: "The Lamp",
  updated_at: "2026-03-05T12:00:00Z",
  narrated_seconds: 90,
});
const working: StoryWork = { taskIds: ["t1", "t2"], done: 2, total: 6, isWaiting: false, isStopping: false };

let cancel: MockInstance<typeof storyflow.cancelTask>;
let readAnew: MockInstance;

function show(change: Partial<Project> = {}, work?: StoryWork) {
  const queryClient = new QueryClient();
  readAnew = vi.spyOn(queryClient, "invalidateQueries");
  render(
    <QueryClientProvider client={queryClient}>
      <NoticesProvider>
        <ul>
          <ProjectRow project={{ ...story, ...change }} work={work} />
        </ul>
      </NoticesProvider>
    </QueryClientProvider>,
  );
}
const openMenu = () => userEvent.click(screen.getByRole("button", { name: "More for “The Lamp”" }));
const row = () => within(screen.getByRole("listitem"));

beforeEach(() => {
  cancel = vi.spyOn(storyflow, "cancelTask").mockResolvedValue({} as never);
});
afterEach(() => {
  vi.restoreAllMocks();
});

it("tells how much can be heard, how long that is, and when it was changed", () => {
  show();
  expect(row().getByText("4 of 10 narrated")).toBeVisible();
  expect(row().getByRole("progressbar")).toHaveAttribute("aria-valuenow", "40");
  expect(row().getByText("2 min")).toBeVisible();
  expect(row().getByText(/2026/)).toHaveAttribute("dateTime", story.updated_at);
  expect(row().queryByText(/^by /)).toBeNull();
});

it("tells how many narrations are out of date, but not while they are made anew", () => {
  show();
  expect(row().queryByText(/out of date/)).toBeNull();
  cleanup();
  show({ stale_count: 1 });
  expect(row().getByText("1 narration is out of date")).toBeVisible();
  cleanup();
  show({ stale_count: 3 });
  expect(row().getByText("3 narrations are out of date")).toBeVisible();
  cleanup();
  show({ stale_count: 3 }, working);
  expect(row().queryByText(/out of date/)).toBeNull();
});

it("a story without text has no bar, and one that cannot be heard no length", () => {
  show({ segment_count: 0, narrated_count: 0, narrated_seconds: 0, author: "Nora Fenn" });
  expect(row().queryByRole("progressbar")).toBeNull();
  expect(row().getByText("by Nora Fenn")).toBeVisible();
  expect(row().queryByText(/ min| s$/)).toBeNull();
});

it("while it is narrated it tells how far that is, and stops all of its tasks", async () => {
  show({}, working);
  expect(row().getByText("Narrating: 2 of 6")).toBeVisible();
  expect(row().queryByText("4 of 10 narrated")).toBeNull();
  await userEvent.click(row().getByRole("button", { name: "Stop narrating “The Lamp”" }));
  expect(cancel.mock.calls.map(([id]) => id)).toEqual(["t1", "t2"]);
  expect(readAnew).toHaveBeenCalledWith({ queryKey: keys.tasks });
});

it("what waits is said to wait, and what is being stopped cannot be stopped again", () => {
  show({}, { ...working, isWaiting: true, isStopping: true });
  expect(row().getByText("In line to be narrated")).toBeVisible();
  expect(row().queryByText(/^Narrating/)).toBeNull();
  expect(row().getByRole("button", { name: "Stop narrating “The Lamp”" })).toBeDisabled();
});

it("a stop that did not work is told", async () => {
  cancel.mockRejectedValue(new Error("broken"));
  show({}, working);
  await userEvent.click(row().getByRole("button", { name: "Stop narrating “The Lamp”" }));
  expect(await screen.findByRole("alert")).not.toBeEmptyDOMElement();
});

it("a story without narration is not offered as a file", async () => {
  show({ narrated_count: 0 });
  await openMenu();
  expect(screen.getByRole("menuitem", { name: "Download" })).toBeDisabled();
});

it("is renamed in its place, and leads to the story again afterwards", async () => {
  const update = vi
    .spyOn(storyflow.projects, "update")
    .mockResolvedValue({ ...story, title: "The Bell" } as never);
  show();
  await openMenu();
  await userEvent.click(screen.getByRole("menuitem", { name: "Rename" }));
  expect(row().queryByRole("link")).toBeNull();
  const field = row().getByRole("textbox");
  await userEvent.clear(field);
  await userEvent.type(field, "The Bell{Enter}");
  expect(update.mock.calls[0]?.slice(0, 2)).toEqual(["p", { title: "The Bell" }]);
  expect(await row().findByRole("link")).toHaveAttribute("href", "/projects/p");
});

import { ApiError, type Export, type TaskHead } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { narrated, project, segment } from "../../test/stories";
import { taskHead } from "../../test/tasks";
import { storyflow } from "../server/storyflow";
import { ExportDialog } from "./export-dialog";
import { changeWork } from "./use-work";
import { fold } from "./work";

const start = vi.spyOn(storyflow.exports, "start");
const list = vi.spyOn(storyflow.exports, "list");
const audiobook: Export = {
  name: "The Lamp.m4b",
  size: 4_240_000,
  made_at: "2026-01-01T00:00:00Z",
  url: "/api/projects/p/exports/The%20Lamp.m4b/",
};
const task = (change: Partial<TaskHead>): TaskHead =>
  taskHead({
    task_id: "e1",
    progress: { current: 0, total: 1, percentage: 40 },
    engine: "",
    kind: "export",
    ...change,
  });

beforeEach(() => {
  list.mockReset().mockResolvedValue([]);
  start.mockReset().mockResolvedValue({
    task_id: "e1",
    project_id: "p",
    status: "PENDING",
    name: audiobook.name,
    url: audiobook.url,
    message: "",
  });
});

function setUp(segments = [narrated("a", 2, { chapter: { title: "One", level: 1 } }), segment("b")]) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const onChange = vi.fn(async () => true);
  const story = project(segments);
  render(
    <QueryClientProvider client={queryClient}>
      <ExportDialog project={story} isComplete={false} onChange={onChange} onClose={() => undefined} />
    </QueryClientProvider>,
  );
  const hear = (change: Partial<TaskHead>) =>
    act(async () =>
      changeWork(queryClient, "p", (work) => fold(work, { type: "status", data: task(change) } as never)),
    );
  return { onChange, hear, user: userEvent.setup() };
}
const make = () => screen.getByRole("button", { name: "Make the file" });

it("says how many narrations are out of date, locked ones too, before the file is made", async () => {
  const fresh = narrated("a");
  const known = fresh.narration as NonNullable<typeof fresh.narration>;
  const stale = (id: string, is_locked = false) =>
    narrated(id, 2, { is_locked, narration: { ...known, stale: ["text"] } });
  setUp([fresh, stale("b"), stale("c", true)]);
  expect(
    screen.getByText("2 narrations are out of date. The file has them as they are."),
  ).toBeInTheDocument();
});

it("says how large a file will be before it is made, and nothing of that for captions", async () => {
  const { user } = setUp([narrated("a", 3600)]);
  expect(screen.getByText("About 31 MB")).toBeInTheDocument();
  await user.selectOptions(screen.getByLabelText("Format"), "WAV");
  expect(screen.getByText("About 170 MB")).toBeInTheDocument();
  await user.selectOptions(screen.getByLabelText("Format"), "Subtitles (SRT)");
  expect(screen.queryByText(/^About/)).toBeNull();
});

it("says how long a file takes once one of its kind was made, and its wait does not count", async () => {
  localStorage.clear();
  const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString();
  const clock = vi.spyOn(performance, "now").mockReturnValue(0);
  const { hear, user } = setUp([narrated("a", 3600)]);
  expect(screen.getByText("About 31 MB")).toBeInTheDocument();
  await user.click(make());
  clock.mockReturnValue(50_000);
  await hear({ status: "PROCESSING", created_at: at(0), version: 2 });
  expect(await screen.findByRole("progressbar")).toBeInTheDocument();
  clock.mockRestore();
  await hear({ status: "COMPLETED", created_at: at(0), completed_at: at(80), version: 3 });
  await waitFor(() => expect(screen.queryByRole("progressbar")).toBeNull());
  await user.selectOptions(screen.getByLabelText("Format"), "WAV");
  expect(screen.getByText("About 170 MB")).toBeInTheDocument();
  await user.selectOptions(screen.getByLabelText("Format"), "Audiobook (m4b)");
  expect(
    screen.getByText("About 31 MB · made in about 30 s, going by the last one of this kind"),
  ).toBeVisible();
});

it("says nothing of that while all are fresh", () => {
  setUp([narrated("a")]);
  expect(screen.queryByText(/out of date/)).toBeNull();
});

it("makes the format that was chosen, with the author that was written", async () => {
  const { onChange, user } = setUp();
  await user.selectOptions(screen.getByLabelText("Format"), "MP3");
  await user.selectOptions(screen.getByLabelText("Loudness"), "As podcasts (-16 LUFS)");
  await user.click(screen.getByLabelText("A file for each chapter, in a zip"));
  await user.type(screen.getByLabelText("Author"), "A. Keeper");
  await user.click(make());
  expect(onChange.mock.calls).toEqual([[{ author: "A. Keeper" }]]);
  expect(start).toHaveBeenCalledWith("p", { format: "mp3", loudness: "podcast", by_chapter: true });
});

it("tells how far a file is, stops it when asked, and shows it when it is there", async () => {
  const cancel = vi.spyOn(storyflow, "cancelTask").mockResolvedValue({} as never);
  const remove = vi.spyOn(storyflow.exports, "delete").mockResolvedValue();
  const { hear, user } = setUp();
  await user.click(make());
  await hear({ version: 2 });
  const bar = await screen.findByRole("progressbar", { name: "Making The Lamp.m4b" });
  expect(bar).toHaveAttribute("aria-valuenow", "40");
  await user.click(screen.getByRole("button", { name: "Stop" }));
  expect(cancel).toHaveBeenCalledWith("e1");
  list.mockResolvedValue([audiobook]);
  await hear({ version: 3, status: "COMPLETED" });
  expect(await screen.findByText("4.2 MB")).toBeVisible();
  expect(screen.queryByRole("progressbar")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Delete The Lamp.m4b" }));
  expect(remove).toHaveBeenCalledWith("p", "The Lamp.m4b");
});

it("says how many narrations are missing, and makes the file without them when asked", async () => {
  const comesIntoSight = vi.fn();
  Element.prototype.scrollIntoView = comesIntoSight;
  const { user } = setUp();
  start.mockRejectedValueOnce(
    new ApiError("Some segments have no narration yet.", { status: 409, body: { missing_audio: ["b"] } }),
  );
  await user.click(make());
  expect(await screen.findByRole("alert")).toHaveTextContent("1 segment has no narration yet.");
  expect(comesIntoSight).toHaveBeenCalledOnce();
  await user.click(screen.getByRole("button", { name: "Make without it" }));
  expect(start.mock.lastCall?.[1]).toMatchObject({ format: "m4b", skip_missing: true });
  expect(screen.queryByRole("alert")).toBeNull();
});

it("says in the server's words why there is no file", async () => {
  vi.spyOn(storyflow, "getTaskStatus").mockResolvedValue({
    errors: [{ segment_id: "p", error: "ffmpeg ended with 1." }],
  } as never);
  const { hear, user } = setUp();
  await user.click(make());
  await hear({ version: 2, status: "FAILED" });
  await waitFor(() => expect(screen.getByRole("alert")).toHaveTextContent("ffmpeg ended with 1."));
});

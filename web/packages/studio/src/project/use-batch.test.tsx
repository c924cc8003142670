import { ApiError, type ProjectEvent, type TaskHead } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, expect, it, vi } from "vitest";
import { narrated, project, segment } from "../../test/stories";
import { taskHead } from "../../test/tasks";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { NoticesProvider } from "../ui/notices";
import { type ProjectDesk, ProjectDeskProvider, useDesk } from "./project-context";
import { type BatchDesk, useBatch } from "./use-batch";
import { changeWork } from "./use-work";
import { fold } from "./work";

const start = vi.spyOn(storyflow, "generateAllAudio");
const cancel = vi.spyOn(storyflow, "cancelTask");
const statusOf = vi.spyOn(storyflow, "getTaskStatus");
const save = vi.spyOn(storyflow.segments, "update");

let queryClient: QueryClient;
let desk: ProjectDesk;
let batch: { current: BatchDesk };

const head = (change: Partial<TaskHead> = {}): TaskHead =>
  taskHead({
    progress: { current: 1, total: 4, percentage: 25 },
    version: 2,
    eta_seconds: 8,
    ...change,
  });
const hear = (change: Partial<TaskHead> = {}) =>
  act(async () =>
    changeWork(queryClient, "p", (work) =>
      fold(work, { type: "status", data: head(change) } as ProjectEvent),
    ),
  );
const startedWith = (segments_to_process: number) =>
  ({ task_id: "t1", project_id: "p", segments_to_process }) as never;

function wrapper({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={queryClient}>
      <NoticesProvider>
        <ProjectDeskProvider projectId="p">{children}</ProjectDeskProvider>
      </NoticesProvider>
    </QueryClientProvider>
  );
}

beforeEach(() => {
  localStorage.clear();
  start.mockReset().mockResolvedValue(startedWith(4));
  cancel.mockReset().mockResolvedValue({} as never);
  statusOf.mockReset();
  save.mockReset();
  queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const story = project([segment("a"), narrated("b")]);
  queryClient.setQueryData(keys.project("p"), { ...story, voice_id: "af_bella", tts_speed: 1 });
  batch = renderHook(
    () => {
      desk = useDesk();
      return useBatch();
    },
    { wrapper },
  ).result;
});

it("a batch is shown as soon as it is accepted, before its first event", async () => {
  await act(() => batch.current.start());
  expect(start).toHaveBeenCalledWith("p", {
    includeStale: true,
    forceRegenerate: false,
    includeDrafts: false,
  });
  expect(batch.current.batch).toMatchObject({ taskIds: ["t1"], current: 0, total: 4, percentage: 0 });
  expect(batch.current.isStarting).toBe(false);
});

it("each wish is the server's: everything, drafts finally, or what a stopped task had left", async () => {
  await act(() => batch.current.start({ everything: true }));
  await act(() => batch.current.start({ finally: true }));
  await act(() => batch.current.start({ continues: "t0" }));
  expect(start.mock.calls.map(([, wishes]) => wishes)).toEqual([
    { includeStale: true, forceRegenerate: true, includeDrafts: false },
    { includeStale: true, forceRegenerate: false, includeDrafts: true },
    { continues: "t0" },
  ]);
});

it("what was typed is saved before it is narrated", async () => {
  save.mockResolvedValue(segment("a", { text_content: "Typed.", text_revision: 2 }));
  act(() => desk.drafts.type(segment("a"), "Typed."));
  await act(() => batch.current.start());
  expect(save.mock.invocationCallOrder[0]).toBeLessThan(start.mock.invocationCallOrder[0] ?? 0);
});

it("a story that lacks nothing says so, and shows no batch", async () => {
  start.mockResolvedValue(startedWith(0));
  await act(() => batch.current.start());
  expect(screen.getByRole("status")).toHaveTextContent(/nothing/i);
  expect(batch.current.batch).toBeUndefined();
});

it("what is refused is told, and another try is possible", async () => {
  start.mockRejectedValue(new ApiError("The disk is full.", { status: 503 }));
  await act(() => batch.current.start());
  expect(screen.getByRole("alert")).toHaveTextContent("The disk is full.");
  expect(batch.current).toMatchObject({ batch: undefined, isStarting: false });
});

it("stopping stops all batches of the story; what hinders it is told", async () => {
  await hear();
  await hear({ task_id: "t2" });
  await waitFor(() => expect(batch.current.batch?.taskIds).toHaveLength(2));
  await act(() => batch.current.stop());
  expect(cancel.mock.calls.map(([id]) => id)).toEqual(["t1", "t2"]);
  cancel.mockRejectedValue(new Error("broken"));
  await act(() => batch.current.stop());
  expect(screen.getByRole("alert")).not.toBeEmptyDOMElement();
});

it("how a batch ended is asked once it is over, and told until it is dismissed or the next one begins", async () => {
  statusOf.mockResolvedValue({
    ...head({ status: "CANCELLED", progress: { current: 3, total: 4, percentage: 75 } }),
    completed_segments: [{}, {}],
    errors: [{ segment_id: "b", error: "no" }],
  } as never);
  await hear();
  await waitFor(() => expect(batch.current.batch).toBeDefined());
  expect(batch.current.outcomes).toEqual([]);
  await hear({ status: "CANCELLED", version: 3 });
  await waitFor(() =>
    expect(batch.current.outcomes).toEqual([
      { taskId: "t1", narrated: 2, failed: ["b"], left: 1, wasStopped: true },
    ]),
  );
  expect(statusOf).toHaveBeenCalledTimes(1);
  act(() => batch.current.dismiss());
  expect(batch.current.outcomes).toEqual([]);
});

it("of two batches of the story that go on at once each end is told", async () => {
  statusOf.mockImplementation(
    async (task_id) =>
      ({ ...head({ task_id, status: "COMPLETED" }), completed_segments: [{}], errors: [] }) as never,
  );
  const told = () => batch.current.outcomes.map(({ taskId }) => taskId);
  await hear();
  await hear({ task_id: "t2" });
  await waitFor(() => expect(batch.current.batch?.taskIds).toHaveLength(2));
  await hear({ status: "COMPLETED", version: 3 });
  await waitFor(() => expect(told()).toEqual(["t1"]));
  await hear({ task_id: "t2", status: "COMPLETED", version: 3 });
  await waitFor(() => expect(told()).toEqual(["t1", "t2"]));
  expect(statusOf).toHaveBeenCalledTimes(2);
  act(() => batch.current.dismiss("t1"));
  expect(told()).toEqual(["t2"]);
});

it("a batch that had ended before the page was opened is not told of", async () => {
  await hear({ status: "COMPLETED" });
  await hear({ task_id: "t2" });
  await waitFor(() => expect(batch.current.batch?.taskIds).toEqual(["t2"]));
  expect(statusOf).not.toHaveBeenCalled();
  expect(batch.current.outcomes).toEqual([]);
});

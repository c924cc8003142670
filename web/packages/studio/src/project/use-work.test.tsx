import type { ConnectionState, ProjectDetail, ProjectEvent, TaskHead } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { narrated, project, segment } from "../../test/stories";
import { taskHead } from "../../test/tasks";
import { keys } from "../server/queries";
import { reachability } from "../server/reachability";
import { storyflow } from "../server/storyflow";
import { useWork, useWorkStream } from "./use-work";

interface Listener {
  onEvent: (event: ProjectEvent) => void;
  onConnection?: (state: ConnectionState) => void;
}

const snapshot = (...tasks: TaskHead[]): ProjectEvent => ({
  type: "snapshot",
  data: { project_id: "p", count: tasks.length, tasks },
});

let queryClient: QueryClient;
let listener: Listener;
const close = vi.fn();

beforeEach(() => {
  close.mockClear();
  vi.useFakeTimers();
  queryClient = new QueryClient();
  queryClient.setQueryData(keys.project("p"), project([segment("a"), segment("b"), narrated("c")]));
  vi.spyOn(storyflow, "projectEvents").mockImplementation((_id, given) => {
    listener = given;
    return { close, done: Promise.resolve() };
  });
  vi.spyOn(storyflow, "listTaskItems").mockImplementation(async (_id, page) => ({
    count: 2,
    next: page === 1 ? "more" : null,
    previous: null,
    results: [
      {
        segment_id: page === 1 ? "a" : "b",
        state: page === 1 ? "RUNNING" : "QUEUED",
        attempts: 0,
        lease_owner: null,
        lease_until: null,
        not_before: null,
        error: null,
      },
    ],
  }));
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const wrapper = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
);

function follow() {
  return renderHook(
    () => ({
      connection: useWorkStream("p"),
      phases: useWork("p", (work) =>
        [...work.underWay].map(([id, { phase }]) => `${id} ${phase}`).join(", "),
      ),
    }),
    { wrapper },
  );
}

const send = (...events: ProjectEvent[]) =>
  act(async () => {
    for (const event of events) listener.onEvent(event);
    await vi.advanceTimersByTimeAsync(100);
  });

it("a page that is opened in the middle of the work learns what waits, page by page", async () => {
  const { result } = follow();
  await send(snapshot(taskHead()));
  expect(result.current.phases).toBe("a narrating, b queued");
});

it("a file that is being made, or that failed, is no work on a segment", async () => {
  const asked = vi.spyOn(storyflow, "getTaskStatus");
  const { result } = follow();
  await send(
    snapshot(taskHead({ kind: "export" }), taskHead({ task_id: "t2", kind: "export", status: "FAILED" })),
  );
  await send({ type: "status", data: taskHead({ kind: "export", version: 2 }) as never });
  expect(result.current.phases).toBe("");
  expect(storyflow.listTaskItems).not.toHaveBeenCalled();
  expect(asked).not.toHaveBeenCalled();
});

it("a narration appears in the cached project as soon as it is told of", async () => {
  const { result } = follow();
  await send(snapshot(taskHead()));
  await send({
    type: "segment",
    data: { task_id: "t1", segment_id: "a", audio_url: "/media/a.wav", duration: 4 },
  });
  const known = queryClient.getQueryData<ProjectDetail>(keys.project("p"));
  expect(known?.segments[0]).toMatchObject({ audio_file: "/media/a.wav", audio_duration: 4 });
  expect(known?.segments[0]?.narration).toMatchObject({ engine: "kokoro", is_draft: false });
  expect(known?.segments[2]).toMatchObject({ audio_file: "/media/c.wav" });
  expect(result.current.phases).toBe("b queued");
});

it("a project whose tasks may have gone on is read anew only if it was changed since it was read", async () => {
  const invalidate = vi.spyOn(queryClient, "invalidateQueries");
  const known = queryClient.getQueryData<ProjectDetail>(keys.project("p"));
  const listed = (updated_at: string) =>
    vi.spyOn(storyflow.projects, "list").mockResolvedValue({ results: [{ ...known, updated_at }] } as never);
  follow();
  await send(snapshot());
  listed(known?.updated_at ?? "");
  follow();
  await send(snapshot(taskHead({ status: "COMPLETED" })));
  expect(invalidate).not.toHaveBeenCalled();
  listed("2026-01-01T00:00:07Z");
  follow();
  await send(snapshot(taskHead({ status: "COMPLETED" })));
  expect(invalidate).toHaveBeenCalledWith({ queryKey: keys.project("p") });
});

it("a project is read anew when nobody can say whether it was changed", async () => {
  const invalidate = vi.spyOn(queryClient, "invalidateQueries");
  vi.spyOn(storyflow.projects, "list").mockRejectedValue(new Error("away"));
  follow();
  await send(snapshot(taskHead({ status: "COMPLETED" })));
  expect(invalidate).toHaveBeenCalledWith({ queryKey: keys.project("p") });
});

it("the project is read anew when a task ends and when events were lost", async () => {
  const invalidate = vi.spyOn(queryClient, "invalidateQueries");
  follow();
  await send(snapshot());
  await send({ type: "status", data: taskHead({ version: 2, status: "COMPLETED" }) });
  expect(invalidate).toHaveBeenCalledWith({ queryKey: keys.project("p") });
  invalidate.mockClear();
  await send(snapshot());
  expect(invalidate).toHaveBeenCalledWith({ queryKey: keys.project("p") });
});

it("what failed in an earlier task is known after a reload", async () => {
  vi.spyOn(storyflow, "getTaskStatus").mockResolvedValue({
    ...taskHead({ status: "FAILED" }),
    completed_segments: [],
    errors: [{ segment_id: "b", error: "no voice" }],
  });
  const { result } = renderHook(
    () => ({ connection: useWorkStream("p"), failure: useWork("p", (work) => work.failures.get("b")) }),
    { wrapper },
  );
  await send(snapshot(taskHead({ status: "FAILED" })));
  expect(result.current.failure).toBe("no voice");
});

it("the connection's state is told, and the stream is closed when the page is left", async () => {
  const { result, unmount } = follow();
  act(() => listener.onConnection?.("lost"));
  expect(result.current.connection).toBe("lost");
  unmount();
  expect(close).toHaveBeenCalledOnce();
});

it("a stream that ends makes the page ask at once whether the server is there", async () => {
  const doubted = vi.spyOn(reachability, "doubted").mockReturnValue(undefined);
  renderHook(() => useWorkStream("p"), { wrapper });
  act(() => listener.onConnection?.("open"));
  expect(doubted).not.toHaveBeenCalled();
  act(() => listener.onConnection?.("lost"));
  expect(doubted).toHaveBeenCalledOnce();
});

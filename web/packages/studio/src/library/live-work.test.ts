import type { TaskHead } from "@storyflow/client";
import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, expect, it, vi } from "vitest";
import { taskHead } from "../../test/tasks";
import { storyflow } from "../server/storyflow";
import { liveWorkQuery, workByStory } from "./live-work";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const task = (id: string, change: Partial<TaskHead> = {}): TaskHead =>
  taskHead({ task_id: id, progress: { current: 3, total: 10, percentage: 30 }, ...change });

it("a story that is narrated by several tasks is one piece of work", () => {
  const works = workByStory([
    task("a", { status: "PENDING" }),
    task("b", { cancel_requested: true }),
    task("c", { project_id: "q", status: "PENDING", cancel_requested: true }),
  ]);
  expect(works.get("p")).toEqual({
    taskIds: ["a", "b"],
    done: 6,
    total: 20,
    isWaiting: false,
    isStopping: false,
  });
  expect(works.get("q")).toMatchObject({ isWaiting: true, isStopping: true });
});

it("what has ended, and what makes files, narrates nothing", () => {
  const works = workByStory([task("a", { status: "COMPLETED" }), task("b", { kind: "export" })]);
  expect(works.size).toBe(0);
  expect(workByStory([])).toBe(works);
});

it("work that another tab begins is seen within two seconds, and is another value only while it moves", async () => {
  vi.useFakeTimers();
  let tasks: TaskHead[] = [];
  vi.spyOn(storyflow, "listTasks").mockImplementation(async () => ({ results: tasks }) as never);
  const observer = new QueryObserver(new QueryClient(), liveWorkQuery);
  const forget = observer.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(observer.getCurrentResult().data?.size).toBe(0);
  tasks = [task("a")];
  await vi.advanceTimersByTimeAsync(2000);
  const seen = observer.getCurrentResult().data;
  expect(seen?.get("p")?.done).toBe(3);
  tasks = [task("a")];
  await vi.advanceTimersByTimeAsync(2000);
  expect(observer.getCurrentResult().data).toBe(seen);
  tasks = [task("a", { progress: { current: 4, total: 10, percentage: 40 } })];
  await vi.advanceTimersByTimeAsync(2000);
  expect(observer.getCurrentResult().data?.get("p")?.done).toBe(4);
  forget();
});

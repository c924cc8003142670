import type { TaskHead, TaskStatus } from "@storyflow/client";
import { expect, it } from "vitest";
import { taskHead } from "../../test/tasks";
import { batchOf, outcomeOf } from "./batch";
import { noWork, type Work } from "./work";

const head = (task_id: string, change: Partial<TaskHead> = {}): TaskHead =>
  taskHead({ task_id, progress: { current: 1, total: 4, percentage: 25 }, eta_seconds: 8, ...change });
const workOf = (...heads: TaskHead[]): Work => ({
  ...noWork,
  tasks: new Map(heads.map((each) => [each.task_id, each])),
});
const at = (current: number, total: number) => ({ current, total, percentage: 0 });

it("single segments and what has ended are no batch", () => {
  expect(batchOf(noWork)).toBeUndefined();
  const single = head("a", { priority: "interactive" });
  expect(batchOf(workOf(single, head("b", { status: "COMPLETED" })))).toBeUndefined();
});

it("several batches are one: their steps together, and the time of the longest", () => {
  const work = workOf(head("a", { progress: at(2, 3) }), head("b", { progress: at(0, 4), eta_seconds: 30 }));
  expect(batchOf(work)).toMatchObject({
    taskIds: ["a", "b"],
    current: 2,
    total: 7,
    percentage: 28,
    secondsLeft: 30,
  });
});

it("a hundred per cent is all of it, and a batch of nothing is at none", () => {
  expect(batchOf(workOf(head("a", { progress: at(999, 1000) })))?.percentage).toBe(99);
  expect(batchOf(workOf(head("a", { progress: at(0, 0) })))?.percentage).toBe(0);
});

it("without an estimate of each there is none of all", () => {
  expect(batchOf(workOf(head("a"), head("b", { eta_seconds: null })))?.secondsLeft).toBeUndefined();
});

it("it is stopping when each of them is", () => {
  const stopping = head("a", { cancel_requested: true });
  expect(batchOf(workOf(stopping, head("b")))?.isStopping).toBe(false);
  expect(batchOf(workOf(stopping))?.isStopping).toBe(true);
});

it("how it ended: what was narrated, what failed, what was left", () => {
  const status = {
    ...head("a", { status: "CANCELLED", progress: at(3, 6) }),
    completed_segments: [{}, {}],
    errors: [{ segment_id: "x", error: "no" }],
  } as unknown as TaskStatus;
  expect(outcomeOf(status)).toEqual({ taskId: "a", narrated: 2, failed: ["x"], left: 3, wasStopped: true });
  expect(outcomeOf({ ...status, status: "COMPLETED", progress: at(1, 1) })).toMatchObject({
    left: 0,
    wasStopped: false,
  });
});

import type { TaskHead, TaskStatus } from "@storyflow/client";
import { isActive, type Work } from "./work";

/** All batches that go on in a project, seen as one. */
export interface Batch {
  readonly taskIds: readonly string[];
  readonly current: number;
  readonly total: number;
  /** Whole percent. */
  readonly percentage: number;
  readonly secondsLeft: number | undefined;
  readonly isStopping: boolean;
}

const isBatch = (task: TaskHead): boolean => task.priority === "batch";

export function batchOf(work: Work): Batch | undefined {
  const tasks = [...work.tasks.values()].filter((task) => isBatch(task) && isActive(task));
  if (tasks.length === 0) return undefined;
  const current = sum(tasks.map((task) => task.progress.current));
  const total = sum(tasks.map((task) => task.progress.total));
  const estimates = tasks.map((task) => task.eta_seconds);
  return {
    taskIds: tasks.map((task) => task.task_id),
    current,
    total,
    percentage: total === 0 ? 0 : Math.floor((current / total) * 100),
    secondsLeft: estimates.includes(null) ? undefined : Math.max(...estimates.map(Number)),
    isStopping: tasks.every((task) => task.cancel_requested),
  };
}

/** How a batch ended. */
export interface Outcome {
  readonly taskId: string;
  readonly narrated: number;
  readonly failed: readonly string[];
  /** Those that were still to come when it was stopped. */
  readonly left: number;
  readonly wasStopped: boolean;
}

export function outcomeOf(status: TaskStatus): Outcome {
  return {
    taskId: status.task_id,
    narrated: status.completed_segments.length,
    failed: status.errors.map((error) => error.segment_id),
    left: Math.max(0, status.progress.total - status.completed_segments.length - status.errors.length),
    wasStopped: status.status === "CANCELLED",
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

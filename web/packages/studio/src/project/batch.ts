import type { TaskHead } from "@storyflow/client";
import type { Translate } from "../i18n/translate";
import type { Outcome } from "../server/batch-outcome";
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

export const isBatch = (task: TaskHead): boolean => task.priority === "batch";

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

/** How a batch ended, in words. */
export const outcomeWords = (outcome: Outcome, t: Translate): string =>
  [
    t(outcome.wasStopped ? "batch.stopped" : "batch.ended", { count: outcome.narrated }),
    ...(outcome.failed.length > 0 ? [t("batch.failed", { count: outcome.failed.length })] : []),
    ...(outcome.wasStopped && outcome.left > 0 ? [t("batch.stillOpen", { count: outcome.left })] : []),
  ].join(" ");

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

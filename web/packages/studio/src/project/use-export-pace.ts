import { hasEnded, type NewExport, type TaskHead } from "@storyflow/client";
import { useCallback, useEffect } from "react";
import { ExportPaces } from "./export-paces";
import { useWork } from "./use-work";
import type { Work } from "./work";

interface Timed {
  readonly order: NewExport;
  /** How long the story sounds, in seconds. */
  readonly sound: number;
  /** In milliseconds, as is `begun`: when it was its turn, as far as that was seen. */
  readonly asked: number;
  begun?: number;
}

export const exportPaces = new ExportPaces(browserStorage());
/** The files that are made for this page, also while the dialog is closed. */
const timed = new Map<string, Timed>();

const othersOf = (work: Work): Work["others"] => work.others;

/** Measures the files that are made for this page: returns what is to be told of each new task. */
export function useExportPace(projectId: string): (taskId: string, order: NewExport, sound: number) => void {
  const tasks = useWork(projectId, othersOf);
  useEffect(() => {
    for (const taskId of timed.keys()) watch(taskId, tasks.get(taskId));
  }, [tasks]);
  return useCallback(
    (taskId, order, sound) => {
      timed.set(taskId, { order, sound, asked: performance.now() });
      watch(taskId, tasks.get(taskId));
    },
    [tasks],
  );
}

function watch(taskId: string, task: TaskHead | undefined): void {
  const each = timed.get(taskId);
  if (task === undefined || each === undefined) return;
  if (task.status === "PROCESSING") each.begun ??= performance.now();
  if (!hasEnded(task)) return;
  timed.delete(taskId);
  const { order, sound, asked, begun } = each;
  if (task.status !== "COMPLETED" || task.completed_at === null || begun === undefined) return;
  const whole = Date.parse(task.completed_at) - Date.parse(task.created_at);
  exportPaces.learn(order, { sound, work: (whole - (begun - asked)) / 1000 });
}

/** Private windows may refuse storage. */
function browserStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

import type { TaskStatus } from "@storyflow/client";

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

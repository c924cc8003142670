import type { TaskHead } from "@storyflow/client";

/** A task of the project "p" that is being narrated. */
export const taskHead = (change: Partial<TaskHead> = {}): TaskHead => ({
  task_id: "t1",
  project_id: "p",
  status: "PROCESSING",
  progress: { current: 0, total: 2, percentage: 0 },
  priority: "batch",
  cancel_requested: false,
  version: 1,
  queue_position: null,
  eta_seconds: null,
  created_at: "2026-01-01T00:00:00Z",
  completed_at: null,
  engine: "kokoro",
  kind: "narration",
  ...change,
});

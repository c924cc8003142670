import type { TaskStatus } from "@storyflow/client";
import { expect, it } from "vitest";
import { taskHead } from "../../test/tasks";
import { outcomeOf } from "./batch-outcome";

const at = (current: number, total: number) => ({ current, total, percentage: 0 });

it("how it ended: what was narrated, what failed, what was left", () => {
  const status = {
    ...taskHead({ task_id: "a", status: "CANCELLED", progress: at(3, 6) }),
    completed_segments: [{}, {}],
    errors: [{ segment_id: "x", error: "no" }],
  } as unknown as TaskStatus;
  expect(outcomeOf(status)).toEqual({ taskId: "a", narrated: 2, failed: ["x"], left: 3, wasStopped: true });
  expect(outcomeOf({ ...status, status: "COMPLETED", progress: at(1, 1) })).toMatchObject({
    left: 0,
    wasStopped: false,
  });
});

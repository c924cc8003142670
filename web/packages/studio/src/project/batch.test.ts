import type { TaskHead } from "@storyflow/client";
import { expect, it } from "vitest";
import { taskHead } from "../../test/tasks";
import { en } from "../i18n/en";
import { translator } from "../i18n/translate";
import { batchOf, outcomeWords } from "./batch";
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

it("how it ended, in words: what was narrated, what failed, and what a stopped one had still to do", () => {
  const ended = { taskId: "a", narrated: 2, failed: [], left: 3, wasStopped: false };
  const t = translator(en, "en");
  expect(outcomeWords(ended, t)).toBe("2 segments narrated.");
  expect(outcomeWords({ ...ended, failed: ["x"], wasStopped: true }, t)).toBe(
    "Stopped. 2 segments narrated. 1\u00a0failed. 3 are still to come.",
  );
});

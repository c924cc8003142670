import type { BatchStarted, ProjectEvent, TaskHead, TaskItem } from "@storyflow/client";
import { describe, expect, it } from "vitest";
import { taskHead } from "../../test/tasks";
import { outcomeOf } from "../server/batch-outcome";
import { batchOf } from "./batch";
import { fold, foldAll, noWork, positionsOf, withBatch, withItems, withOutcome, withRequest } from "./work";

const head = (change: Partial<TaskHead> = {}): TaskHead =>
  taskHead({ progress: { current: 0, total: 3, percentage: 0 }, ...change });

const item = (segment_id: string, state: TaskItem["state"], error: string | null = null): TaskItem => ({
  segment_id,
  state,
  attempts: 0,
  lease_owner: null,
  lease_until: null,
  not_before: null,
  error,
});

const snapshot = (...tasks: TaskHead[]): ProjectEvent => ({
  type: "snapshot",
  data: { project_id: "p", count: tasks.length, tasks },
});
const status = (task: TaskHead): ProjectEvent => ({ type: "status", data: task });
const narrated = (segment_id: string): ProjectEvent => ({
  type: "segment",
  data: { task_id: "t1", segment_id, audio_url: "/media/x.wav", duration: 2 },
});
const failed = (segment_id: string): ProjectEvent => ({
  type: "failure",
  data: { task_id: "t1", segment_id, error: "no voice" },
});

const running = withItems(foldAll(noWork, [snapshot(head())]), "t1", [
  item("a", "RUNNING"),
  item("b", "QUEUED"),
  item("c", "DELAYED"),
  item("d", "DONE"),
]);

describe("the work of a project", () => {
  it("takes no export for a narration, nor its failure for that of a segment", () => {
    const exporting = head({ kind: "export", progress: { current: 40, total: 100, percentage: 40 } });
    for (const told of [snapshot(exporting), status(exporting)]) {
      const work = foldAll(noWork, [told, failed("export/m4b")]);
      expect([...work.others.values()]).toEqual([exporting]);
      expect([work.tasks.size, work.underWay.size, work.failures.size]).toEqual([0, 0, 0]);
    }
  });

  it("knows after a reload what is narrated and what waits, in order", () => {
    expect([...running.underWay].map(([id, { phase }]) => [id, phase])).toEqual([
      ["a", "narrating"],
      ["b", "queued"],
      ["c", "queued"],
    ]);
    expect([...positionsOf(running.underWay)]).toEqual([
      ["b", 1],
      ["c", 2],
    ]);
  });

  it("moves on with each event", () => {
    const progress = { current: 1, total: 3, percentage: 33, current_segment_id: "b" };
    const work = foldAll(running, [narrated("a"), status(head({ version: 2, progress }))]);
    expect(work.underWay.has("a")).toBe(false);
    expect(work.underWay.get("b")?.phase).toBe("narrating");
    expect([...positionsOf(work.underWay)]).toEqual([["c", 1]]);
  });

  it("remembers why a segment failed until it is narrated or asked for again", () => {
    const work = fold(running, failed("a"));
    expect(work.failures.get("a")).toBe("no voice");
    expect(work.underWay.has("a")).toBe(false);
    expect(fold(work, narrated("a")).failures.has("a")).toBe(false);
    expect(withRequest(work, "a", "t2").failures.has("a")).toBe(false);
  });

  it("drops what a cancelled task had left", () => {
    const work = fold(running, status(head({ version: 9, status: "CANCELLED" })));
    expect(work.underWay.size).toBe(0);
  });

  it("ignores news that are older than what it knows", () => {
    const work = fold(running, status(head({ version: 9, status: "CANCELLED" })));
    expect(fold(work, status(head({ version: 5 })))).toBe(work);
  });

  it("drops, at a snapshot, the work of tasks that are over or forgotten", () => {
    expect(fold(running, snapshot()).underWay.size).toBe(0);
    expect(fold(running, snapshot(head({ version: 4, status: "COMPLETED" }))).underWay.size).toBe(0);
    expect(fold(running, snapshot(head())).underWay.size).toBe(3);
  });

  it("does not believe news of a segment that has come to its end already", () => {
    const progress = { current: 1, total: 3, percentage: 33, current_segment_id: "a" };
    const late = foldAll(running, [narrated("a"), status(head({ version: 2, progress }))]);
    expect(late.underWay.has("a")).toBe(false);
    expect(withItems(late, "t1", [item("a", "RUNNING")]).underWay.has("a")).toBe(false);
    const ended = fold(late, status(head({ version: 9, status: "COMPLETED" })));
    expect(ended.settled.size).toBe(0);
  });

  it("does not wait for a request that was answered behind its end", () => {
    const ended = fold(noWork, snapshot(head({ status: "COMPLETED" })));
    expect(withRequest(ended, "a", "t1").underWay.size).toBe(0);
  });

  it("does not revive the items of a task that has ended meanwhile", () => {
    const work = fold(running, status(head({ version: 9, status: "COMPLETED" })));
    expect(withItems(work, "t1", [item("a", "QUEUED")]).underWay.size).toBe(0);
  });

  it("learns from an earlier task's end what failed, and forgives what came later", () => {
    const ended = {
      ...head({ status: "FAILED" as const }),
      completed_segments: [],
      errors: [{ segment_id: "a", error: "x" }],
    };
    const later = {
      ...ended,
      errors: [],
      completed_segments: [{ segment_id: "a", audio_url: "/media/a.wav", duration: 1 }],
    };
    expect(withOutcome(noWork, ended).failures.get("a")).toBe("x");
    expect(withOutcome(withOutcome(noWork, ended), later).failures.size).toBe(0);
  });
});

describe("a batch", () => {
  it("counts all batches that go on, and no single segments", () => {
    const tasks = [
      head({ progress: { current: 2, total: 4, percentage: 50 }, eta_seconds: 10 }),
      head({ task_id: "t2", progress: { current: 1, total: 4, percentage: 25 }, eta_seconds: 30 }),
      head({ task_id: "t3", priority: "interactive" }),
      head({ task_id: "t4", status: "COMPLETED" }),
    ];
    expect(batchOf(fold(noWork, snapshot(...tasks)))).toEqual({
      taskIds: ["t1", "t2"],
      current: 3,
      total: 8,
      percentage: 37,
      secondsLeft: 30,
      isStopping: false,
    });
  });

  it("is none when nothing goes on", () => {
    expect(batchOf(fold(noWork, snapshot(head({ status: "COMPLETED" }))))).toBeUndefined();
  });

  it("tells at its end what was narrated, what failed and what was left", () => {
    const end = {
      ...head({ status: "CANCELLED", progress: { current: 2, total: 5, percentage: 40 } }),
      completed_segments: [{ segment_id: "a", audio_url: "/media/a.wav", duration: 1 }],
      errors: [{ segment_id: "b", error: "x" }],
    };
    expect(outcomeOf(end)).toEqual({ taskId: "t1", narrated: 1, failed: ["b"], left: 3, wasStopped: true });
  });
});

it("a batch that was asked for here is under way before its first event, and never twice", () => {
  const started = { task_id: "t9", project_id: "p", segments_to_process: 3 } as BatchStarted;
  const work = withBatch(noWork, started, "2026-01-01T00:00:00Z");
  expect(work.tasks.get("t9")).toMatchObject({ status: "PENDING", progress: { current: 0, total: 3 } });
  expect(withBatch(work, started, "later")).toBe(work);
  expect(withBatch(noWork, { ...started, segments_to_process: 0 }, "now")).toBe(noWork);
  expect(fold(work, { type: "snapshot", data: { project_id: "p", count: 0, tasks: [] } }).tasks.size).toBe(0);
});

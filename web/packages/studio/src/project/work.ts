import {
  hasEnded,
  type ProjectEvent,
  type TaskHead,
  type TaskItem,
  type TaskStatus,
} from "@storyflow/client";

/** What is being done in a project right now, folded from its event stream. Values; every change makes a new one. */
export interface Work {
  readonly tasks: ReadonlyMap<string, TaskHead>;
  /** Segments on their way, in the order in which they will be narrated. */
  readonly underWay: ReadonlyMap<string, UnderWay>;
  /** Why segments were not narrated the last time. */
  readonly failures: ReadonlyMap<string, string>;
}

export interface UnderWay {
  readonly taskId: string;
  readonly phase: "queued" | "narrating";
}

export const noWork: Work = { tasks: new Map(), underWay: new Map(), failures: new Map() };

export const isActive = (task: TaskHead): boolean => !hasEnded(task);

export const foldAll = (work: Work, events: readonly ProjectEvent[]): Work => events.reduce(fold, work);

export function fold(work: Work, event: ProjectEvent): Work {
  switch (event.type) {
    case "snapshot":
      return withSnapshot(work, event.data.tasks);
    case "status":
      return withStatus(work, event.data);
    case "segment":
      return {
        ...work,
        underWay: without(work.underWay, event.data.segment_id),
        failures: without(work.failures, event.data.segment_id),
      };
    case "failure":
      return {
        ...work,
        underWay: without(work.underWay, event.data.segment_id),
        failures: new Map(work.failures).set(event.data.segment_id, event.data.error),
      };
  }
}

/** A snapshot says what tasks there are; the work of those that it calls ended, or no longer knows, is over. */
function withSnapshot(work: Work, heads: readonly TaskHead[]): Work {
  const tasks = new Map(heads.map((head) => [head.task_id, newer(work.tasks.get(head.task_id), head)]));
  const underWay = new Map(
    [...work.underWay].filter(([, { taskId }]) => {
      const task = tasks.get(taskId);
      return task !== undefined && isActive(task);
    }),
  );
  return { ...work, tasks, underWay: [...tasks.values()].reduce(withCurrentSegment, underWay) };
}

function withStatus(work: Work, head: TaskHead): Work {
  const known = work.tasks.get(head.task_id);
  if (newer(known, head) === known) return work;
  const tasks = new Map(work.tasks).set(head.task_id, head);
  if (isActive(head)) return { ...work, tasks, underWay: withCurrentSegment(work.underWay, head) };
  const others = [...work.underWay].filter(([, { taskId }]) => taskId !== head.task_id);
  return { ...work, tasks, underWay: new Map(others) };
}

const newer = (known: TaskHead | undefined, other: TaskHead): TaskHead =>
  known !== undefined && known.version >= other.version ? known : other;

function withCurrentSegment(underWay: ReadonlyMap<string, UnderWay>, head: TaskHead): Map<string, UnderWay> {
  const current = head.progress.current_segment_id;
  const changed = new Map(underWay);
  if (isActive(head) && current !== undefined)
    changed.set(current, { taskId: head.task_id, phase: "narrating" });
  return changed;
}

/** What the list of a task's items adds: which segments wait for it, and what has failed already. */
export function withItems(work: Work, taskId: string, items: readonly TaskItem[]): Work {
  const task = work.tasks.get(taskId);
  if (task !== undefined && !isActive(task)) return work;
  const underWay = new Map(work.underWay);
  const failures = new Map(work.failures);
  for (const item of items) {
    if (item.state === "RUNNING") underWay.set(item.segment_id, { taskId, phase: "narrating" });
    else if (item.state === "QUEUED" || item.state === "DELAYED") {
      if (!underWay.has(item.segment_id)) underWay.set(item.segment_id, { taskId, phase: "queued" });
    } else if (item.state === "FAILED") failures.set(item.segment_id, item.error ?? "");
  }
  return { ...work, underWay, failures };
}

/** The end of an earlier task, as it is still remembered: later successes forgive earlier failures. */
export function withOutcome(work: Work, status: TaskStatus): Work {
  const failures = new Map(work.failures);
  for (const { segment_id } of status.completed_segments) failures.delete(segment_id);
  for (const { segment_id, error } of status.errors) failures.set(segment_id, error);
  return { ...work, failures };
}

/** Asked for from this page; the event that confirms it is on its way. */
export function withRequest(work: Work, segmentId: string, taskId: string): Work {
  const task = work.tasks.get(taskId);
  if (work.underWay.has(segmentId) || (task !== undefined && !isActive(task))) return work;
  const underWay = new Map(work.underWay).set(segmentId, { taskId, phase: "queued" as const });
  return { ...work, underWay, failures: without(work.failures, segmentId) };
}

/** How many segments go before each one that waits. */
export function positionsOf(underWay: ReadonlyMap<string, UnderWay>): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  for (const [segmentId, { phase }] of underWay) {
    if (phase === "queued") positions.set(segmentId, positions.size + 1);
  }
  return positions;
}

function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  if (!map.has(key)) return map;
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}

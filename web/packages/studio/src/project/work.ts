import {
  type BatchStarted,
  hasEnded,
  type ProjectEvent,
  type TaskHead,
  type TaskItem,
  type TaskStatus,
} from "@storyflow/client";

/** The work in a project right now, folded from its event stream. A value: every change makes a new one. */
export interface Work {
  /** The tasks that narrate. */
  readonly tasks: ReadonlyMap<string, TaskHead>;
  /** The tasks that do something else, such as exports. */
  readonly others: ReadonlyMap<string, TaskHead>;
  /** Segments on their way, in the order in which they will be narrated. */
  readonly underWay: ReadonlyMap<string, UnderWay>;
  /** Why segments were not narrated the last time. */
  readonly failures: ReadonlyMap<string, string>;
  /** Segments that came to their end in a task that goes on: news of them that arrive later are old. */
  readonly settled: ReadonlySet<string>;
}

export interface UnderWay {
  readonly taskId: string;
  readonly phase: "queued" | "narrating";
}

export const noWork: Work = {
  tasks: new Map(),
  others: new Map(),
  underWay: new Map(),
  failures: new Map(),
  settled: new Set(),
};

export const narrates = (task: TaskHead): boolean => task.kind === "narration";

export const isActive = (task: TaskHead): boolean => !hasEnded(task);

export const foldAll = (work: Work, events: readonly ProjectEvent[]): Work => events.reduce(fold, work);

export function fold(work: Work, event: ProjectEvent): Work {
  switch (event.type) {
    case "snapshot":
      return withSnapshot(work, event.data.tasks);
    case "status":
      return withStatus(work, event.data);
    case "segment":
      if (work.others.has(event.data.task_id)) return work;
      return { ...settle(work, event.data), failures: without(work.failures, event.data.segment_id) };
    case "failure":
      if (work.others.has(event.data.task_id)) return work;
      return {
        ...settle(work, event.data),
        failures: new Map(work.failures).set(event.data.segment_id, event.data.error),
      };
  }
}

const nameOf = (taskId: string, segmentId: string): string => `${taskId} ${segmentId}`;

function settle(work: Work, { task_id, segment_id }: { task_id: string; segment_id: string }): Work {
  return {
    ...work,
    underWay: without(work.underWay, segment_id),
    settled: new Set(work.settled).add(nameOf(task_id, segment_id)),
  };
}

/** A snapshot says what tasks there are; the work of those that it calls ended, or no longer knows, is over. */
function withSnapshot(work: Work, heads: readonly TaskHead[]): Work {
  const newest = (known: ReadonlyMap<string, TaskHead>, told: readonly TaskHead[]) =>
    new Map(told.map((head) => [head.task_id, newer(known.get(head.task_id), head)]));
  const tasks = newest(work.tasks, heads.filter(narrates));
  const others = newest(
    work.others,
    heads.filter((head) => !narrates(head)),
  );
  const underWay = new Map(
    [...work.underWay].filter(([, { taskId }]) => {
      const task = tasks.get(taskId);
      return task !== undefined && isActive(task);
    }),
  );
  return [...tasks.values()].reduce(withCurrentSegment, { ...work, tasks, others, underWay });
}

function withStatus(work: Work, head: TaskHead): Work {
  if (!narrates(head)) return withOther(work, head);
  const known = work.tasks.get(head.task_id);
  if (newer(known, head) === known) return work;
  const tasks = new Map(work.tasks).set(head.task_id, head);
  if (isActive(head)) return withCurrentSegment({ ...work, tasks }, head);
  const left = [...work.underWay].filter(([, { taskId }]) => taskId !== head.task_id);
  const settled = [...work.settled].filter((name) => !name.startsWith(nameOf(head.task_id, "")));
  return { ...work, tasks, underWay: new Map(left), settled: new Set(settled) };
}

function withOther(work: Work, head: TaskHead): Work {
  const known = work.others.get(head.task_id);
  if (newer(known, head) === known) return work;
  return { ...work, others: new Map(work.others).set(head.task_id, head) };
}

const newer = (known: TaskHead | undefined, other: TaskHead): TaskHead =>
  known !== undefined && known.version >= other.version ? known : other;

function withCurrentSegment(work: Work, head: TaskHead): Work {
  const current = head.progress.current_segment_id;
  if (!isActive(head) || current === undefined || work.settled.has(nameOf(head.task_id, current)))
    return work;
  const underWay = new Map(work.underWay).set(current, { taskId: head.task_id, phase: "narrating" as const });
  return { ...work, underWay };
}

const isExport = (task: TaskHead): boolean => task.kind === "export";

/** Files of the story that are being made now, the oldest first. */
export const runningExports = (work: Work): TaskHead[] =>
  [...work.others.values()]
    .filter((task) => isExport(task) && isActive(task))
    .toSorted((one, other) => one.created_at.localeCompare(other.created_at));

/** How many files are known to have come to their end, well or not. */
export const endedExports = (work: Work): number =>
  [...work.others.values()].filter((task) => isExport(task) && !isActive(task)).length;

/** Adds the list of a task's items: the segments that wait for it, and those that have failed already. */
export function withItems(work: Work, taskId: string, items: readonly TaskItem[]): Work {
  const task = work.tasks.get(taskId);
  if (task !== undefined && !isActive(task)) return work;
  const underWay = new Map(work.underWay);
  const failures = new Map(work.failures);
  for (const item of items) {
    if (work.settled.has(nameOf(taskId, item.segment_id))) continue;
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

/** A batch that was asked for from this page is under way at once; its events may take a moment. */
export function withBatch(work: Work, started: BatchStarted, now: string): Work {
  if (started.segments_to_process === 0 || work.tasks.has(started.task_id)) return work;
  const head: TaskHead = {
    task_id: started.task_id,
    project_id: started.project_id,
    status: "PENDING",
    progress: { current: 0, total: started.segments_to_process, percentage: 0 },
    priority: "batch",
    cancel_requested: false,
    version: 0,
    queue_position: null,
    eta_seconds: null,
    created_at: now,
    completed_at: null,
    engine: "", // the news of the task tell it
    kind: "narration",
  };
  return { ...work, tasks: new Map(work.tasks).set(head.task_id, head) };
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

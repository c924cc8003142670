/**
 * The events of tasks, as they happen. Reads the streams with `fetch`, so that the API key can be sent, which
 * `EventSource` cannot do.
 */
import { type EventOptions, Subscription } from "./subscription.ts";
import type { Transport } from "./transport.ts";
import { hasEnded, type TaskHead, type TaskStatus } from "./types.ts";

/** One more segment is narrated. */
export interface SegmentNarrated {
  task_id: string;
  segment_id: string;
  audio_url: string;
  duration: number;
}

/** One segment will not be narrated. */
export interface SegmentFailed {
  task_id: string;
  segment_id: string;
  error: string;
}

/** The newest hundred tasks of a project, and how many there are. */
export interface ProjectSnapshot {
  project_id: string;
  count: number;
  tasks: TaskHead[];
}

type Happening =
  | { type: "status"; data: TaskHead }
  | { type: "segment"; data: SegmentNarrated }
  | { type: "failure"; data: SegmentFailed };

export type TaskEvent = { type: "snapshot"; data: TaskStatus } | Happening;
export type ProjectEvent = { type: "snapshot"; data: ProjectSnapshot } | Happening;

export interface EventStream {
  close(): void;
  /**
   * Settles when the stream is over: a task's stream resolves behind its end, either one when it is closed; it
   * rejects with the ApiError of a refusal that another try would not change, such as 404 or 401.
   */
  readonly done: Promise<void>;
}

export function eventsOf(transport: Transport) {
  return {
    /** Follows all tasks of a project until it is closed. */
    projectEvents(projectId: string, options: EventOptions<ProjectEvent>): EventStream {
      const path = `/api/projects/${encodeURIComponent(projectId)}/events/`;
      return follow<ProjectEvent>(transport, path, options, () => false);
    },

    /** Follows one task until it has ended. */
    taskEvents(taskId: string, options: EventOptions<TaskEvent>): EventStream {
      const path = `/api/tasks/${encodeURIComponent(taskId)}/events/`;
      const isLast = (event: TaskEvent) =>
        (event.type === "status" || event.type === "snapshot") && hasEnded(event.data);
      return follow<TaskEvent>(transport, path, options, isLast);
    },
  };
}

function follow<Event extends { type: string; data: unknown }>(
  transport: Transport,
  path: string,
  options: EventOptions<Event>,
  isLast: (event: Event) => boolean,
): EventStream {
  const closing = new AbortController();
  const signal = options.signal ? AbortSignal.any([closing.signal, options.signal]) : closing.signal;
  const done = new Subscription<Event>(transport, path, { ...options, signal }, isLast).run();
  // A caller that ignores `done` must not cause an unhandled rejection.
  done.catch(() => {});
  return { close: () => closing.abort(), done };
}

import { answerOf, type Transport } from "./transport.ts";
import type {
  BatchStarted,
  CallOptions,
  SegmentTaskStarted,
  TaskCancelled,
  TaskItemPage,
  TaskPage,
  TaskState,
  TaskStatus,
} from "./types.ts";

export interface NarrateOptions extends CallOptions {
  /** A name of your own for this request: sent again under the same one, it starts nothing twice. */
  idempotencyKey?: string;
}

export interface NarrateAllOptions extends NarrateOptions {
  /** Leaves locked segments as they are. Without it: true. */
  skipLocked?: boolean;
  /** Narrates again what is narrated already. */
  forceRegenerate?: boolean;
  /** Narrates again what is narrated but stale. */
  includeStale?: boolean;
  /** Narrates again what is narrated as a draft; everything of this task then by Kokoro. */
  includeDrafts?: boolean;
  /** The engine of this task. Without it: that of the settings. */
  engine?: "auto" | "kokoro" | "hibari" | "espeak";
  /** The id of a pronunciation: only narrations that say it otherwise than now, or all of them if forced. */
  pronunciation?: string;
  /** The id of a stopped task: only what it had still to narrate, by its engine. */
  continues?: string;
}

export interface TaskQuery {
  project?: string;
  status?: TaskState;
  page?: number;
}

export function tasksOf({ api }: Transport) {
  return {
    /** Narrates one segment, ahead of running batches. */
    generateSegmentAudio(segmentId: string, options: NarrateOptions = {}): Promise<SegmentTaskStarted> {
      const params = { path: { id: segmentId }, header: keyOf(options) };
      return answerOf(api.POST("/api/segments/{id}/generate-audio/", { params, ...callOf(options) }));
    },

    /** Narrates what a project lacks. */
    generateAllAudio(projectId: string, options: NarrateAllOptions = {}): Promise<BatchStarted> {
      const params = { path: { id: projectId }, header: keyOf(options) };
      const body = {
        skip_locked: options.skipLocked ?? true,
        force_regenerate: options.forceRegenerate ?? false,
        include_stale: options.includeStale ?? false,
        ...(options.includeDrafts ? { include_drafts: true } : {}),
        ...(options.engine ? { engine: options.engine } : {}),
        ...(options.pronunciation ? { pronunciation: options.pronunciation } : {}),
        ...(options.continues ? { continues: options.continues } : {}),
      };
      return answerOf(
        api.POST("/api/projects/{id}/generate-all-audio/", { params, body, ...callOf(options) }),
      );
    },

    getTaskStatus(taskId: string, call: CallOptions = {}): Promise<TaskStatus> {
      const params = { path: { task_id: taskId } };
      return answerOf(api.GET("/api/tasks/{task_id}/status/", { params, ...call }));
    },

    /** Stops a task; may be repeated. */
    cancelTask(taskId: string, call: CallOptions = {}): Promise<TaskCancelled> {
      const params = { path: { task_id: taskId } };
      return answerOf(api.POST("/api/tasks/{task_id}/cancel/", { params, ...call }));
    },

    listTasks(query: TaskQuery = {}, call: CallOptions = {}): Promise<TaskPage> {
      const { page, ...rest } = query;
      const params = { query: page ? { ...rest, page: String(page) } : rest };
      return answerOf(api.GET("/api/tasks/", { params, ...call }));
    },

    listTaskItems(
      taskId: string,
      page?: number,
      { pageSize, ...call }: ItemListOptions = {},
    ): Promise<TaskItemPage> {
      const query = {
        ...(page ? { page: String(page) } : {}),
        ...(pageSize ? { page_size: pageSize } : {}),
      };
      const params = { path: { task_id: taskId }, query };
      return answerOf(api.GET("/api/tasks/{task_id}/items/", { params, ...call }));
    },
  };
}

export type ItemListOptions = CallOptions & {
  /** Items to a page: 50 without it, 2,000 at most. */
  pageSize?: number;
};

function callOf({ signal, keepalive }: CallOptions): CallOptions {
  return { signal, keepalive };
}

function keyOf({ idempotencyKey }: NarrateOptions) {
  return idempotencyKey ? { "Idempotency-Key": idempotencyKey } : {};
}

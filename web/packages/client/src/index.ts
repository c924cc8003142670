export { ApiError, isAbort } from "./api-error.ts";
export { createClient, type StoryFlowClient } from "./client.ts";
export type {
  EventStream,
  ProjectEvent,
  ProjectSnapshot,
  SegmentFailed,
  SegmentNarrated,
  TaskEvent,
} from "./events.ts";
export { missingNarrations } from "./exports.ts";
export { type FilmNeeds, filmNeedsIn, type RenderOptions } from "./films.ts";
export type { PollOptions } from "./polling.ts";
export type { BookImport, ProjectQuery } from "./projects.ts";
export type { components, operations, paths } from "./schema.ts";
export { type GroupedChange, type SeenNeighbours, type SeenText, segmentOfConflict } from "./segments.ts";
export type { ConnectionState, EventOptions } from "./subscription.ts";
export type { NarrateAllOptions, NarrateOptions, TaskQuery } from "./tasks.ts";
export type { ClientOptions } from "./transport.ts";
export * from "./types.ts";

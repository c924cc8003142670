/** The names under which the API's objects are known; all of them come from docs/openapi.yaml. */
import type { components, operations } from "./schema.ts";

type Schemas = components["schemas"];
type Answer<Name extends keyof operations, Status extends number> = operations[Name]["responses"] extends {
  [S in Status]: { content: { "application/json": infer Body } };
}
  ? Body
  : never;
type Body<Name extends keyof operations> =
  NonNullable<operations[Name]["requestBody"]> extends {
    content: { "application/json": infer Sent };
  }
    ? Sent
    : never;

export type Project = Schemas["Project"];
export type ProjectDetail = Schemas["ProjectDetail"];
export type ProjectPage = Schemas["ProjectPage"];
export type NewProject = Schemas["NewProject"];
export type ProjectChange = Body<"updateProject">;
export type StoryImport = Schemas["StoryImport"];
export type SegmentImport = Schemas["SegmentImport"];
/** What became of a book: its chapters, and every text of it that is in no segment. */
export type BookReport = Schemas["BookReport"];
export type BookPreview = Schemas["BookPreview"];
export type BookPassage = BookPreview["passages"][number];
export type LeftOut = BookReport["left_out"][number];
export type ProjectSort = NonNullable<NonNullable<operations["listProjects"]["parameters"]["query"]>["sort"]>;

export type Segment = Schemas["Segment"];
/** What a 412 says: the text is another one by now. */
export type ChangedElsewhere = Schemas["ChangedElsewhere"];
export type NewSegment = Schemas["NewSegment"];
export type SegmentChange = Body<"updateSegment">;
/** The chapter that begins at a segment. */
export type Chapter = NonNullable<Segment["chapter"]>;
/** How a segment's narration was made, and what has changed since. */
export type SegmentNarration = NonNullable<Segment["narration"]>;
export type StaleReason = SegmentNarration["stale"][number];
export type SegmentPositions = Answer<"reorderSegments", 200>["segments"];
export type ImageChanged = Answer<"uploadImage", 200>;
export type Peaks = Answer<"getPeaks", 200>;
export type SegmentReading = Schemas["SegmentReading"];
export type ReadPiece = SegmentReading["pieces"][number];
export type NarrationWords = Schemas["NarrationWords"];
export type NarrationWord = NarrationWords["words"][number];

export type TaskState = Schemas["TaskState"];
export type TaskStatus = Schemas["TaskStatus"];
export type TaskHead = Schemas["TaskHead"];
export type TaskPage = Schemas["TaskPage"];
export type TaskItem = Schemas["TaskItem"];
export type TaskItemPage = Schemas["TaskItemPage"];
export type SegmentTaskStarted = Answer<"generateAudio", 202>;
/** What generate-all answers: a task that goes on, or one that ended at once because there was nothing to do. */
export type BatchStarted = Schemas["BatchStarted"] | Schemas["NothingToNarrate"];
export type TaskCancelled = Answer<"cancelTask", 200>;

export type NewExport = Schemas["NewExport"];
export type ExportFormat = NewExport["format"];
export type Loudness = NonNullable<NewExport["loudness"]>;
/** A finished file. */
export type Export = Schemas["Export"];
export type ExportStarted = Answer<"startExport", 202>;

export type Settings = Schemas["Settings"];
export type SettingsChange = Schemas["SettingsChange"];
export type Voice = Schemas["Voice"];
export type VoiceTest = Body<"testVoice">;
export type Pronunciation = Schemas["Pronunciation"];
/** With how many segments say it. */
export type ListedPronunciation = Schemas["ListedPronunciation"];
export type NewPronunciation = Schemas["NewPronunciation"];
export type PronunciationChange = Schemas["PronunciationChange"];
export type SystemState = Answer<"getSystem", 200>;
export type Health = Answer<"getHealth", 200>;

/** What a server says of its own fitness: each thing that work needs, and what is wrong with it. */
export type Readiness = Schemas["Readiness"];
export type ReadinessCheck = Readiness["checks"][number];

/** What every call takes besides its own arguments. */
export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** Sends the request even when the page goes away meanwhile; for small ones only. */
  keepalive?: boolean | undefined;
}

const endStates: readonly TaskState[] = ["COMPLETED", "FAILED", "CANCELLED"];

export function hasEnded(task: { status: TaskState }): boolean {
  return endStates.includes(task.status);
}

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
/** A project in few bytes: each segment tells only what differs from the one before it. */
export type ProjectDigest = Schemas["ProjectDigest"];
export type SegmentDigest = Schemas["SegmentDigest"];
export type TextOfSegment = Answer<"listTexts", 200>["texts"][number];
/** A deleted project that can be restored. */
export type RemovedProject = Schemas["RemovedProject"];
export type ProjectPage = Schemas["ProjectPage"];
export type NewProject = Schemas["NewProject"];
export type ProjectChange = Body<"updateProject">;
export type StoryImport = Schemas["StoryImport"];
export type SegmentImport = Schemas["SegmentImport"];
/** The report of an import: the chapters of the book, and every text of it that is in no segment. */
export type BookReport = Schemas["BookReport"];
export type BookPreview = Schemas["BookPreview"];
export type BookPassage = BookPreview["passages"][number];
export type LeftOut = BookReport["left_out"][number];
export type ProjectSort = NonNullable<NonNullable<operations["listProjects"]["parameters"]["query"]>["sort"]>;

export type Segment = Schemas["Segment"];
/** The body of a 412: the text was changed meanwhile. */
export type ChangedElsewhere = Schemas["ChangedElsewhere"];
export type NewSegment = Schemas["NewSegment"];
export type SegmentChange = Body<"updateSegment">;
/** The chapter that begins at a segment. */
export type Chapter = NonNullable<Segment["chapter"]>;
/** Whether the picture fills the frame of a film or is shown whole. */
export type ImageFit = Segment["image_fit"];
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
/** The answer of generate-all: a running task, or a task that ended at once because there was nothing to do. */
export type BatchStarted = Schemas["BatchStarted"] | Schemas["NothingToNarrate"];
export type TaskCancelled = Answer<"cancelTask", 200>;

export type NewExport = Schemas["NewExport"];
export type ExportFormat = NewExport["format"];
export type Loudness = NonNullable<NewExport["loudness"]>;
/** A finished file. */
export type Export = Schemas["Export"];
export type ExportStarted = Answer<"startExport", 202>;

/** How the film of a story stands. */
export type FilmStatus = Answer<"getRenderStatus", 200>;
export type FilmState = FilmStatus["status"];
/** How far a render is; it only grows. */
export type FilmProgress = NonNullable<FilmStatus["progress"]>;
export type RenderStarted = Answer<"startRender", 202>;
/** A finished film, as its file is; `id` is the project's. */
export type Film = Schemas["FilmOfProject"];

export type Settings = Schemas["Settings"];
export type SettingsChange = Schemas["SettingsChange"];
/** A picture that films show in a corner. */
export type Logo = Schemas["Logo"];
export type Voice = Schemas["Voice"];
export type VoiceTest = Body<"testVoice">;
export type Pronunciation = Schemas["Pronunciation"];
/** With how many segments say it. */
export type ListedPronunciation = Schemas["ListedPronunciation"];
export type NewPronunciation = Schemas["NewPronunciation"];
/** One change of a story that can be undone, or made again. */
export type StoryChange = Schemas["StoryChange"];
export type ChangeOutcome = Schemas["ChangeOutcome"];
/** Those to undo the latest first, those to make again the next first. */
export interface ChangeList {
  undo: StoryChange[];
  redo: StoryChange[];
}
export type PronunciationChange = Schemas["PronunciationChange"];
export type SystemState = Answer<"getSystem", 200>;
/** The files of the natural voices, and how far fetching them is. */
export type ModelFiles = Schemas["ModelFiles"];
export type Health = Answer<"getHealth", 200>;

/** The readiness of a server: each thing that work needs, and its fault if it has one. */
export type Readiness = Schemas["Readiness"];
export type ReadinessCheck = Readiness["checks"][number];

/** The arguments that every call takes besides its own. */
export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** Sends the request even when the page goes away meanwhile; for small ones only. */
  keepalive?: boolean | undefined;
}

const endStates: readonly TaskState[] = ["COMPLETED", "FAILED", "CANCELLED"];

export function hasEnded(task: { status: TaskState }): boolean {
  return endStates.includes(task.status);
}

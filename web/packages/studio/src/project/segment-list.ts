import type { ProjectDetail, Segment } from "@storyflow/client";

/** Changes of a project as the cache holds it. All leave their argument alone and share what did not change. */
export type ProjectChange = (project: ProjectDetail) => ProjectDetail;

const numbered = (segments: readonly Segment[]): Segment[] =>
  segments.map((segment, index) =>
    segment.sequence_index === index ? segment : { ...segment, sequence_index: index },
  );

const withSegments = (project: ProjectDetail, segments: readonly Segment[]): ProjectDetail => ({
  ...project,
  segments: numbered(segments),
});

export const replaceSegment =
  (changed: Segment): ProjectChange =>
  (project) => ({
    ...project,
    segments: project.segments.map((segment) => (segment.id === changed.id ? changed : segment)),
  });

export const patchSegment =
  (id: string, change: Partial<Segment>): ProjectChange =>
  (project) => ({
    ...project,
    segments: project.segments.map((segment) => (segment.id === id ? { ...segment, ...change } : segment)),
  });

/** Directly behind `after`; null is in front of all. */
export const insertSegment =
  (added: Segment, after: string | null): ProjectChange =>
  (project) => {
    const rest = project.segments.filter((segment) => segment.id !== added.id);
    const at = after === null ? 0 : rest.findIndex((segment) => segment.id === after) + 1;
    return withSegments(project, rest.toSpliced(at, 0, added));
  };

export const removeSegment =
  (id: string): ProjectChange =>
  (project) =>
    withSegments(
      project,
      project.segments.filter((segment) => segment.id !== id),
    );

/** The segment `id` in the place that `target` has now. */
export const moveSegment =
  (id: string, target: string): ProjectChange =>
  (project) => {
    const from = project.segments.findIndex((segment) => segment.id === id);
    const to = project.segments.findIndex((segment) => segment.id === target);
    const moved = project.segments[from];
    if (!moved || to < 0 || from === to) return project;
    return withSegments(project, project.segments.toSpliced(from, 1).toSpliced(to, 0, moved));
  };

/** In the order of these ids; segments that are not among them stay behind the others. */
export const orderSegments =
  (ids: readonly string[]): ProjectChange =>
  (project) => {
    const places = new Map(ids.map((id, place) => [id, place]));
    const placeOf = (segment: Segment) => places.get(segment.id) ?? ids.length;
    return withSegments(
      project,
      project.segments.toSorted((one, other) => placeOf(one) - placeOf(other)),
    );
  };

export interface Narrated {
  readonly segment_id: string;
  readonly audio_url: string;
  readonly duration: number;
  /** The one that its task speaks with, as far as that is known; it may also be the wish for the best one. */
  readonly engine?: string | undefined;
}

/**
 * Narrations that have just come. Voice and speed are those that hold now, unless someone changed them meanwhile: the
 * project is read again when the work rests, and tells.
 */
export const withNarrations =
  (news: readonly Narrated[]): ProjectChange =>
  (project) => {
    const bySegment = new Map(news.map((item) => [item.segment_id, item]));
    return {
      ...project,
      segments: project.segments.map((segment) => {
        const item = bySegment.get(segment.id);
        return item === undefined ? segment : narrated(segment, item);
      }),
    };
  };

/** Until the server tells how it was made. */
const unknownNarration: NonNullable<Segment["narration"]> = {
  engine: "",
  is_draft: false,
  voice: "",
  spoken_voice: "",
  speed: 1,
  revision: 0,
  stale: [],
};

/** Narrations by other engines are drafts, as the server will tell. */
const finalEngine = "kokoro";

function madeBy(
  engine: string | undefined,
): Pick<NonNullable<Segment["narration"]>, "engine" | "is_draft"> | undefined {
  const isWish = engine === undefined || engine === "" || engine === "auto";
  return isWish ? undefined : { engine, is_draft: engine !== finalEngine };
}

function narrated(segment: Segment, item: Narrated): Segment {
  const known = { ...(segment.narration ?? unknownNarration), ...madeBy(item.engine) };
  return {
    ...segment,
    audio_file: item.audio_url,
    audio_duration: item.duration,
    narration: { ...known, revision: known.revision + 1, stale: [] },
  };
}

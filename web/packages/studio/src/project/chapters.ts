import type { Segment } from "@storyflow/client";

/** A stretch of the story: a chapter, or what stands in front of the first one. */
export interface ChapterPart {
  /** Of the segment where it begins. */
  readonly id: string;
  /** Undefined in front of the first chapter. */
  readonly title: string | undefined;
  readonly level: number;
  /** The place of its first segment, from 1. */
  readonly number: number;
  /** Segments with a text. */
  readonly spoken: number;
  /** Of these the fresh narrations, and those that are out of date. */
  readonly fresh: number;
  readonly stale: number;
  /** Of its narrations. */
  readonly seconds: number;
}

/** The story by its chapters; none where no chapter begins anywhere. */
export function chaptersOf(segments: readonly Segment[]): ChapterPart[] {
  if (!segments.some(({ chapter }) => chapter)) return [];
  const parts: ChapterPart[] = [];
  segments.forEach((segment, index) => {
    const open = parts.at(-1);
    if (open === undefined || segment.chapter) parts.push(counted(begun(segment, index + 1), segment));
    else parts[parts.length - 1] = counted(open, segment);
  });
  return parts;
}

const begun = ({ id, chapter }: Segment, number: number): ChapterPart => ({
  id,
  title: chapter?.title,
  level: chapter?.level ?? 1,
  number,
  spoken: 0,
  fresh: 0,
  stale: 0,
  seconds: 0,
});

function counted(part: ChapterPart, segment: Segment): ChapterPart {
  if (segment.text_content.trim() === "") return part;
  const isStale = segment.audio_file !== null && (segment.narration?.stale ?? []).length > 0;
  const isFresh = segment.audio_file !== null && !isStale;
  return {
    ...part,
    spoken: part.spoken + 1,
    fresh: part.fresh + (isFresh ? 1 : 0),
    stale: part.stale + (isStale ? 1 : 0),
    seconds: part.seconds + (segment.audio_duration ?? 0),
  };
}

/** The chapter that the segment at this place, from 1, belongs to. */
export const chapterAt = (parts: readonly ChapterPart[], number: number): ChapterPart | undefined =>
  parts.findLast((part) => part.number <= number);

import type { Segment } from "@storyflow/client";
import { type Playlist, sounds } from "./play-order";

/** Where a segment sounds in the story as a whole, in seconds. */
export interface Span {
  readonly segment: Segment;
  readonly start: number;
  readonly end: number;
}

export interface ChapterMark {
  readonly title: string;
  readonly start: number;
}

/** The story as one stretch of sound: segments that are not narrated take no time. */
export interface StoryTimes {
  readonly spans: readonly Span[];
  readonly chapters: readonly ChapterMark[];
  readonly total: number;
}

export function storyTimes(list: Playlist, pauseBefore: (segment: Segment) => number): StoryTimes {
  const spans: Span[] = [];
  const chapters: ChapterMark[] = [];
  let total = 0;
  let title: string | undefined;
  for (const segment of list.segments) {
    if (list.isHidden(segment.id)) continue;
    title = segment.chapter?.title ?? title;
    if (!sounds(list, segment)) continue;
    const start = spans.length === 0 ? 0 : total + pauseBefore(segment);
    total = start + (segment.audio_duration ?? 0);
    spans.push({ segment, start, end: total });
    if (title !== undefined) chapters.push({ title, start });
    title = undefined;
  }
  return { spans, chapters, total };
}

/** Where segment `id` begins; undefined for one that does not sound. */
export const startOf = (times: StoryTimes, id: string | undefined): number | undefined =>
  times.spans.find((span) => span.segment.id === id)?.start;

/** The segment that sounds so many seconds into the story, and the place in it; a pause belongs to what follows. */
export function placeAt(times: StoryTimes, seconds: number): { segment: Segment; at: number } | undefined {
  const span = times.spans.find(({ end }) => end > seconds) ?? times.spans.at(-1);
  if (span === undefined) return undefined;
  const length = span.end - span.start;
  return { segment: span.segment, at: Math.min(Math.max(0, seconds - span.start), length) };
}

/** The chapter that is read so many seconds into the story. */
export const chapterAt = (times: StoryTimes, seconds: number): ChapterMark | undefined =>
  times.chapters.findLast(({ start }) => start <= seconds);

/** Where the chapter before or behind this place begins; its own beginning while it has been read for a moment. */
export function chapterBeside(times: StoryTimes, seconds: number, by: 1 | -1): number | undefined {
  if (by === 1) return times.chapters.find(({ start }) => start > seconds + 0.01)?.start;
  return times.chapters.findLast(({ start }) => start < seconds - 2)?.start ?? 0;
}

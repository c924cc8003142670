import type { Segment, Settings } from "@storyflow/client";
import type { HeardSpan } from "./timeline";

/** Where a narration is heard in the joined sound; seconds. */
export interface Place extends HeardSpan {
  /** Of the narration's own beginning, where a short pause has no room for it. */
  readonly leftOut: number;
}

/** Seconds without voice that each narration has itself in front and behind: they count as part of the pauses. */
const quietBefore = 0.02;
const quietBehind = 0.04;

export type Pauses = Pick<Settings, "inter_segment_silence" | "scene_silence" | "chapter_silence">;

/** Seconds from the voice before a segment to its own. */
export function pauseBefore(segment: Segment, pauses: Pauses): number {
  if (segment.pause_before !== null) return segment.pause_before;
  if (segment.chapter !== null) return pauses.chapter_silence ?? 2;
  return (segment.scene_break ? pauses.scene_silence : pauses.inter_segment_silence) ?? 0.3;
}

interface Piece {
  duration: number;
  leftOut: number;
  silence: number;
}

/** The silence between two narrations; where they have more of it than the pause, the excess is left out of them. */
function closeUp(before: Piece, after: Piece, pause: number): void {
  const quiet = quietBefore + quietBehind;
  after.silence = Math.max(0, pause - quiet);
  const excess = Math.max(0, quiet - pause);
  const ofBefore = Math.min(excess, quietBehind);
  before.duration -= ofBefore;
  after.leftOut = excess - ofBefore;
  after.duration -= after.leftOut;
}

/**
 * The places of narrations in the sound that the server joins. `soundSeconds`: its length, once it is known; the pauses
 * then share the difference, since the narrations' own silence may not be the usual one.
 */
export function placesOf(segments: readonly Segment[], pauses: Pauses, soundSeconds?: number): Place[] {
  const pieces = segments.map((segment) => ({
    duration: segment.audio_duration ?? 0,
    leftOut: 0,
    silence: 0,
  }));
  segments.forEach((segment, index) => {
    const [before, piece] = [pieces[index - 1], pieces[index]];
    if (before && piece) closeUp(before, piece, pauseBefore(segment, pauses));
  });
  const places: Place[] = [];
  const expected = pieces.reduce((sum, piece) => sum + piece.silence + piece.duration, 0);
  const stray = soundSeconds === undefined || pieces.length < 2 ? 0 : soundSeconds - expected;
  let at = 0;
  for (const piece of pieces) {
    const begin = at + piece.silence + (places.length === 0 ? 0 : stray / (pieces.length - 1));
    at = begin + piece.duration;
    places.push({ begin, end: at, leftOut: piece.leftOut });
  }
  return places;
}

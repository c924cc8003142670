import type { Segment, StaleReason } from "@storyflow/client";
import type { UnderWay } from "./work";

const noneEdited: ReadonlySet<string> = new Set();

/** The state of a narration, as a card tells it. */
export type SegmentState =
  | { readonly kind: "blank" }
  | { readonly kind: "silent" }
  | { readonly kind: "queued"; readonly position: number }
  | { readonly kind: "narrating" }
  | { readonly kind: "ready"; readonly duration: number }
  | { readonly kind: "stale"; readonly duration: number; readonly reasons: readonly StaleReason[] }
  /** Without a reason where the page tells it once for many. */
  | { readonly kind: "failed"; readonly reason: string | undefined };

export interface Circumstances {
  readonly underWay?: UnderWay | undefined;
  readonly position?: number | undefined;
  readonly failure?: string | undefined;
  /** The failure has a cause that the page tells once for many. */
  readonly isToldAbove?: boolean;
  /** The text was changed on this page and may not be on the server yet. */
  readonly isEdited?: boolean;
}

/** Work that goes on counts most, then a failure that left nothing fresh behind, then the narration. */
export function stateOf(segment: Segment, now: Circumstances = {}): SegmentState {
  if (now.underWay?.phase === "narrating") return { kind: "narrating" };
  if (now.underWay) return { kind: "queued", position: now.position ?? 1 };
  const reasons = staleReasons(segment, now.isEdited ?? false);
  const isFresh = segment.audio_file !== null && reasons.length === 0;
  if (now.failure !== undefined && !isFresh) {
    return { kind: "failed", reason: now.isToldAbove ? undefined : now.failure };
  }
  if (segment.audio_file !== null) {
    const duration = segment.audio_duration ?? 0;
    return reasons.length === 0 ? { kind: "ready", duration } : { kind: "stale", duration, reasons };
  }
  return segment.text_content.trim() === "" && !now.isEdited ? { kind: "blank" } : { kind: "silent" };
}

/** Whether the segment can be heard as it is written. */
export const hasFreshSound = (segment: Segment): boolean =>
  segment.audio_file !== null && staleReasons(segment, false).length === 0;

/** How many narrations would sound differently if they were made now; locked ones, too. */
export const countStale = (segments: readonly Segment[], edited: ReadonlySet<string> = noneEdited): number =>
  segments.filter((each) => each.audio_file !== null && staleReasons(each, edited.has(each.id)).length > 0)
    .length;

function staleReasons(segment: Segment, isEdited: boolean): readonly StaleReason[] {
  const known = segment.narration?.stale ?? [];
  return isEdited && !known.includes("text") ? ["text", ...known] : known;
}

export const canBeNarrated = (state: SegmentState, isLocked: boolean): boolean =>
  !isLocked && state.kind !== "blank" && state.kind !== "queued" && state.kind !== "narrating";

/** The segments of a whole project in numbers, from which follows the work of narrating. */
export interface Count {
  readonly spoken: number;
  readonly missing: number;
  readonly stale: number;
  /** Fresh, but not spoken by the engine of final narrations. */
  readonly drafts: number;
  readonly locked: number;
  readonly seconds: number;
}

/**
 * `spoken` counts the segments that have a text; `missing`, `stale` and `drafts` only those that are not locked. The texts of the
 * `edited` ones were changed on this page and may not be on the server yet.
 */
export function countSegments(segments: readonly Segment[], edited = noneEdited): Count {
  const count = { spoken: 0, missing: 0, stale: 0, drafts: 0, locked: 0, seconds: 0 };
  for (const segment of segments) {
    const isEdited = edited.has(segment.id);
    if (segment.text_content.trim() === "" && !isEdited) continue;
    count.spoken += 1;
    count.seconds += segment.audio_duration ?? 0;
    if (segment.is_locked) count.locked += 1;
    else if (segment.audio_file === null) count.missing += 1;
    else if (staleReasons(segment, isEdited).length > 0) count.stale += 1;
    else if (segment.narration?.is_draft) count.drafts += 1;
  }
  return count;
}

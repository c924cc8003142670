import type { Segment } from "@storyflow/client";

/**
 * The next step when a story is played: a segment, the wait for one that is being narrated, a text that is not
 * narrated, or the end.
 */
export type Step =
  | { readonly kind: "play"; readonly segment: Segment }
  | { readonly kind: "wait"; readonly segmentId: string }
  | { readonly kind: "gap"; readonly segmentId: string }
  | { readonly kind: "end" };

export interface Playlist {
  readonly storyId: string;
  readonly segments: readonly Segment[];
  readonly isHidden: (id: string) => boolean;
  /** Whether it is queued or being narrated. */
  readonly isUnderWay: (id: string) => boolean;
}

/** The step behind segment `id`, or the first one of all for null. Segments without text are passed over. */
export function stepAfter(list: Playlist, id: string | null): Step {
  return firstStep(list, id === null ? 0 : indexOf(list, id) + 1);
}

/** The step at segment `id` itself, or the next one. */
export function stepFrom(list: Playlist, id: string): Step {
  return firstStep(list, Math.max(0, indexOf(list, id)));
}

function firstStep(list: Playlist, from: number): Step {
  for (let at = from; at < list.segments.length; at += 1) {
    const step = stepAt(list, list.segments[at]);
    if (step) return step;
  }
  return { kind: "end" };
}

/** The segments from `id` on that stand together and are not narrated. */
export function gapAt(list: Playlist, id: string): Segment[] {
  const gap: Segment[] = [];
  for (const segment of list.segments.slice(Math.max(0, indexOf(list, id)))) {
    const step = stepAt(list, segment);
    if (step !== undefined && step.kind !== "gap") break;
    if (step !== undefined) gap.push(segment);
  }
  return gap;
}

/** The step behind all that is not narrated from segment `id` on. */
export function stepBeyond(list: Playlist, id: string): Step {
  const last = gapAt(list, id).at(-1);
  return stepAfter(list, last?.id ?? id);
}

/** Whether anything can be heard, or soon. */
export const hasSound = (list: Playlist): boolean =>
  list.segments.some((segment) => {
    const step = stepAt(list, segment);
    return step !== undefined && step.kind !== "gap";
  });

/** The nearest segment with sound in front of `id`. */
export function soundBefore(list: Playlist, id: string): Segment | undefined {
  const at = indexOf(list, id);
  return list.segments.slice(0, Math.max(0, at)).findLast((segment) => sounds(list, segment));
}

function stepAt(list: Playlist, segment: Segment | undefined): Step | undefined {
  if (segment === undefined || list.isHidden(segment.id)) return undefined;
  if (sounds(list, segment)) return { kind: "play", segment };
  if (list.isUnderWay(segment.id)) return { kind: "wait", segmentId: segment.id };
  return segment.text_content.trim() === "" ? undefined : { kind: "gap", segmentId: segment.id };
}

export const sounds = (list: Playlist, segment: Segment): boolean =>
  segment.audio_file !== null && !list.isHidden(segment.id);

const indexOf = (list: Playlist, id: string): number =>
  list.segments.findIndex((segment) => segment.id === id);

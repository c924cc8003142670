import type { Segment } from "@storyflow/client";

/** What comes next when a story is played: a segment, the wait for one that is being narrated, or the end. */
export type Step =
  | { readonly kind: "play"; readonly segment: Segment }
  | { readonly kind: "wait"; readonly segmentId: string }
  | { readonly kind: "end" };

export interface Playlist {
  readonly segments: readonly Segment[];
  readonly isHidden: (id: string) => boolean;
  /** Whether it is queued or being narrated. */
  readonly isUnderWay: (id: string) => boolean;
}

/** The step behind segment `id`, or the first one of all for null. What has no sound and gets none is passed over. */
export function stepAfter(list: Playlist, id: string | null): Step {
  const from = id === null ? 0 : indexOf(list, id) + 1;
  for (const segment of list.segments.slice(from)) {
    const step = stepAt(list, segment);
    if (step) return step;
  }
  return { kind: "end" };
}

/** The step at segment `id` itself, or the next one that sounds. */
export function stepFrom(list: Playlist, id: string): Step {
  const segment = list.segments[indexOf(list, id)];
  return (segment && stepAt(list, segment)) ?? stepAfter(list, id);
}

/** The nearest segment with sound in front of `id`. */
export function soundBefore(list: Playlist, id: string): Segment | undefined {
  const at = indexOf(list, id);
  return list.segments.slice(0, Math.max(0, at)).findLast((segment) => sounds(list, segment));
}

function stepAt(list: Playlist, segment: Segment): Step | undefined {
  if (sounds(list, segment)) return { kind: "play", segment };
  const comes = list.isUnderWay(segment.id) && !list.isHidden(segment.id);
  return comes ? { kind: "wait", segmentId: segment.id } : undefined;
}

const sounds = (list: Playlist, segment: Segment): boolean =>
  segment.audio_file !== null && !list.isHidden(segment.id);

const indexOf = (list: Playlist, id: string): number =>
  list.segments.findIndex((segment) => segment.id === id);

/** Seconds of sound in front of segment `id`, and in all. The pauses between are counted too. */
export function storyTime(
  list: Playlist,
  id: string | undefined,
  pause: number,
): { before: number; total: number } {
  let before = 0;
  let total = 0;
  let isBehind = id === undefined;
  for (const segment of list.segments) {
    if (!sounds(list, segment)) continue;
    if (segment.id === id) isBehind = true;
    const length = (segment.audio_duration ?? 0) + (total === 0 ? 0 : pause);
    total += length;
    if (!isBehind) before = total + pause;
  }
  return { before: id === undefined ? 0 : before, total };
}

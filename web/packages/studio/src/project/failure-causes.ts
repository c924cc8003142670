import type { Segment } from "@storyflow/client";
import { hasFreshSound } from "./segment-state";
import type { Work } from "./work";

/** Kinds of causes outside the texts that keep segments from being narrated. */
export type CauseKind = "engine" | "disk" | "database" | "other";

/** One trouble, and all the segments that it hit. */
export interface Cause {
  readonly kind: CauseKind;
  /** In the server's words. */
  readonly why: string;
  readonly segmentIds: readonly string[];
}

/** The server says so first when it is not the text that is wrong. */
const aboutTheSound = /^TTS generation failed: /;
const namedKinds: readonly (readonly [CauseKind, RegExp])[] = [
  ["disk", /disk is full|no space left|no room/i],
  ["engine", /storyflow (doctor|model)|script\/fetch-model|storyflow-espeak|Kokoro (model|network)/],
  ["database", /\bdatabase\b/i],
];

export const kindOf = (reason: string): CauseKind =>
  namedKinds.find(([, words]) => words.test(reason))?.[0] ?? "other";

/**
 * The causes that are told once for the whole story: those of a kind that every segment meets, whatever its text, and
 * failures in the same words while several segments were spoken.
 */
export function sharedCauses(failures: Work["failures"]): readonly Cause[] {
  const groups = new Map<string, Cause>();
  for (const [segmentId, reason] of failures) {
    const kind = kindOf(reason);
    if (kind === "other" && !aboutTheSound.test(reason)) continue;
    const name = kind === "other" ? reason : kind;
    const known = groups.get(name);
    groups.set(name, {
      kind,
      why: reason.replace(aboutTheSound, ""),
      segmentIds: [...(known?.segmentIds ?? []), segmentId],
    });
  }
  return [...groups.values()].filter(({ kind, segmentIds }) => kind !== "other" || segmentIds.length > 1);
}

const shared = new WeakMap<Work["failures"], ReadonlySet<string>>();

/** Whether a segment's failure is told for the whole story; counted once for all cards. */
export function isTold(failures: Work["failures"], segmentId: string): boolean {
  const known = shared.get(failures) ?? new Set(sharedCauses(failures).flatMap((cause) => cause.segmentIds));
  shared.set(failures, known);
  return known.has(segmentId);
}

const none: readonly Cause[] = [];

/** The causes as far as segments still suffer from them: not those that sound by now, or are on their way. */
export function presentCauses(work: Work, segments: readonly Segment[]): readonly Cause[] {
  if (work.failures.size === 0) return none;
  const silent = new Set(
    segments
      .filter(({ id }) => !work.underWay.has(id))
      .flatMap((each) => (hasFreshSound(each) ? [] : each.id)),
  );
  // Shared causes are found among all failures, as for the cards: no failure may be told at both places, or at none.
  return sharedCauses(work.failures)
    .map((cause) => ({ ...cause, segmentIds: cause.segmentIds.filter((id) => silent.has(id)) }))
    .filter(({ segmentIds }) => segmentIds.length > 0);
}

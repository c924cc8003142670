import type { Segment } from "@storyflow/client";
import { newName } from "../ground/names";
import type { Drafts } from "./drafts";
import { replaceIn, type Search } from "./find";

/** A text as it was, and as it became. */
export interface ReplacedText {
  readonly segment: Segment;
  readonly before: string;
  readonly after: string;
}

export interface ReplacementPlan {
  /** Those in whose text something is to be replaced. */
  readonly due: readonly Segment[];
  /** Places in locked texts, which stay. */
  readonly locked: number;
}

/** The changes that replacing all would make. */
export function planOf(
  segments: readonly Segment[],
  textOf: (segment: Segment) => string,
  search: Pick<Search, "text" | "matchCase">,
  by: string,
): ReplacementPlan {
  const due: Segment[] = [];
  let locked = 0;
  for (const segment of segments) {
    const before = textOf(segment);
    const replaced = replaceIn(before, search, by);
    if (replaced.count === 0) continue;
    if (segment.is_locked) locked += replaced.count;
    else if (replaced.text !== before) due.push(segment);
  }
  return { due, locked };
}

/** Texts that are on their way to the server at the same time. */
const atOnce = 4;

/** A text, and the segment that it is written on. */
export interface WrittenText {
  readonly segment: Segment;
  readonly text: string;
}

/**
 * Writes texts as if they had been typed: each is a draft until the server has it, so none is lost when it does not
 * answer. `rewrite` is asked when the turn of a segment comes, which may be long after the beginning: the reader goes on
 * typing meanwhile. Undefined leaves a text as it is. Several texts are undone together. False when some are still to be
 * saved.
 */
export async function writeTexts(
  drafts: Drafts,
  segments: readonly Segment[],
  rewrite: (segment: Segment) => WrittenText | undefined,
): Promise<boolean> {
  const waiting = [...segments];
  const group = segments.length > 1 ? newName() : undefined;
  let isSaved = true;
  const write = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const written = rewrite(next);
      if (written === undefined) continue;
      drafts.type(written.segment, written.text, group);
      isSaved = (await drafts.flush(next.id)) && isSaved;
      drafts.leave(next.id);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, write));
  return isSaved;
}

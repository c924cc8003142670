import type { NarrationWord } from "@storyflow/client";
import { unitOffsets } from "../ground/code-points";

/** A stretch of the text, in UTF-16 units. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The index of the word that sounds at `seconds`; between two words the earlier one; -1 in front of the first. */
export function wordAt(words: readonly NarrationWord[], seconds: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.start ?? 0) <= seconds) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Where each word stands in the text as it is shown. The server counts code points of the text without the blanks
 * around it.
 */
export function stretchesOf(words: readonly NarrationWord[], text: string): Stretch[] {
  const offsets = unitOffsets(text);
  const indent = [...(/^\s*/.exec(text)?.[0] ?? "")].length;
  const unit = (point: number) => offsets[Math.min(point + indent, offsets.length - 1)] ?? text.length;
  return words.map((word) => ({ from: unit(word.char_start), to: unit(word.char_end) }));
}

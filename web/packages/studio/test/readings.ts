import type { ReadPiece } from "@storyflow/client";

/** A piece of a text's reading, said as it is written. */
export const readPiece = (text: string, char_start: number, change: Partial<ReadPiece> = {}): ReadPiece => ({
  text,
  char_start,
  char_end: char_start + [...text].length,
  spoken: text,
  phonemes: "x",
  from: "lexicon",
  rules: [],
  ...change,
});

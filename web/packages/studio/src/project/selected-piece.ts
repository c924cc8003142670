import type { ReadPiece } from "@storyflow/client";

/** The selection in the field of a text: the text as it is there, and two places in it. */
export interface Selection {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const longestPhrase = 100;

/** The selection of a field, if a pronunciation could be given for it: a word or a phrase on one line. */
export function selectionOf(field: HTMLTextAreaElement): Selection | undefined {
  const { value: text, selectionStart: from, selectionEnd: to } = field;
  const phrase = text.slice(from, to).trim();
  const isPhrase =
    /[\p{L}\p{N}]/u.test(phrase) && !/[\n()[\]{}]/.test(phrase) && phrase.length <= longestPhrase;
  return isPhrase ? { text, from, to } : undefined;
}

/** The word or phrase that is selected. */
export const phraseOf = ({ text, from, to }: Selection): string => text.slice(from, to).trim();

const shortPhrase = 16;

/** Its beginning, where there is little room for it. */
export function beginningOf(phrase: string): string {
  const points = [...phrase];
  return points.length <= shortPhrase ? phrase : `${points.slice(0, shortPhrase).join("").trimEnd()}…`;
}

/** The same words in a text that has changed since, those that are nearest to their old place; undefined when they are gone. */
export function selectionAfterChange(selection: Selection, text: string): Selection | undefined {
  if (text === selection.text) return selection;
  const { from, to } = selection;
  const words = selection.text.slice(from, to);
  let nearest: number | undefined;
  for (let at = text.indexOf(words); at >= 0 && words !== ""; at = text.indexOf(words, at + 1)) {
    if (nearest === undefined || Math.abs(at - from) < Math.abs(nearest - from)) nearest = at;
  }
  return nearest === undefined ? undefined : { text, from: nearest, to: nearest + words.length };
}

/**
 * The pieces that the selection touches, as one: a half selected word counts as a whole one. The server's text may lack
 * the white space around that of the field.
 */
export function selectedPiece(pieces: readonly ReadPiece[], selection: Selection): ReadPiece | undefined {
  const { text, from, to } = selection;
  const indent = (/^\s*/.exec(text)?.[0] ?? "").length;
  const pointsBefore = (place: number) => [...text.slice(indent, Math.max(indent, place))].length;
  const [begin, end] = [pointsBefore(from), pointsBefore(to)];
  const touched = pieces.filter(
    (piece) => piece.char_start < end && piece.char_end > begin && /[\p{L}\p{N}]/u.test(piece.spoken),
  );
  const [first, last] = [touched[0], touched.at(-1)];
  if (!first || !last) return undefined;
  return {
    text: [...text.slice(indent)].slice(first.char_start, last.char_end).join(""),
    char_start: first.char_start,
    char_end: last.char_end,
    spoken: touched.map((piece) => piece.spoken).join(" "),
    phonemes: first.phonemes === null ? null : touched.map((piece) => piece.phonemes).join(" "),
    from: first.from,
    rules: [...new Set(touched.flatMap((piece) => piece.rules))],
  };
}

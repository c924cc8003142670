/** Finding words in the texts of a story, and replacing them. */

export interface Search {
  readonly text: string;
  readonly matchCase: boolean;
  /** The match that the reader is at. */
  readonly at: Match | undefined;
}

/** A stretch of the text of one segment, in UTF-16 units. */
export interface Match {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

export interface SearchedText {
  readonly id: string;
  readonly text: string;
}

/** Longer words are not searched for. */
export const longestSearch = 200;

function pattern({ text, matchCase }: Pick<Search, "text" | "matchCase">): RegExp | undefined {
  if (text === "") return undefined;
  // Any quotation mark or apostrophe of a keyboard also finds the typographic ones.
  const source = text
    .slice(0, longestSearch)
    .replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")
    .replace(/['’‘]/g, "['’‘]")
    .replace(/["“”„]/g, '["“”„]')
    .replace(/\s+/g, "\\s+");
  return new RegExp(source, matchCase ? "gu" : "giu");
}

/** All places of the search in one text, from front to back. */
export function placesIn(
  text: string,
  search: Pick<Search, "text" | "matchCase">,
): { from: number; to: number }[] {
  const found = pattern(search);
  if (found === undefined) return [];
  return [...text.matchAll(found)]
    .filter(([whole]) => whole !== "")
    .map((match) => ({ from: match.index, to: match.index + match[0].length }));
}

export const matchesIn = (
  texts: readonly SearchedText[],
  search: Pick<Search, "text" | "matchCase">,
): Match[] => texts.flatMap(({ id, text }) => placesIn(text, search).map((place) => ({ id, ...place })));

export const isSameMatch = (one: Match | undefined, other: Match | undefined): boolean =>
  one?.id === other?.id && one?.from === other?.from;

/** The match behind (or in front of) the one at `at`; from the end it goes on at the beginning. */
export function neighbourOf(matches: readonly Match[], at: Match | undefined, by: 1 | -1): Match | undefined {
  const index = matches.findIndex((match) => isSameMatch(match, at));
  if (index < 0) return by === 1 ? matches[0] : matches.at(-1);
  return matches.at((index + by) % matches.length);
}

/** The first match at or behind a segment, in the order of the texts. */
export function matchFrom(
  matches: readonly Match[],
  texts: readonly SearchedText[],
  id: string | undefined,
): Match | undefined {
  const places = new Map(texts.map((text, index) => [text.id, index]));
  const from = places.get(id ?? "") ?? 0;
  return matches.find((match) => (places.get(match.id) ?? 0) >= from) ?? matches[0];
}

export const replaceAt = (text: string, { from, to }: { from: number; to: number }, by: string): string =>
  text.slice(0, from) + by + text.slice(to);

/** The text with all places replaced, and how many there were. */
export function replaceIn(
  text: string,
  search: Pick<Search, "text" | "matchCase">,
  by: string,
): { text: string; count: number } {
  const places = placesIn(text, search);
  const replaced = places.toReversed().reduce((known, place) => replaceAt(known, place, by), text);
  return { text: replaced, count: places.length };
}

import type { NarrationWord } from "@storyflow/client";

/** A few words that are on the screen together; times in seconds of the narration. */
export interface Subtitle {
  readonly text: string;
  readonly begin: number;
  readonly end: number;
  readonly words: readonly SubtitleWord[];
}

/** A word of a subtitle: its place in the text, and when it is heard. */
export interface SubtitleWord {
  readonly first: number;
  readonly last: number;
  readonly begin: number;
}

/** A script as it is shown, without markup; words by their place in `text`. */
interface ShownScript {
  readonly text: string;
  readonly words: readonly PlacedWord[];
}

interface PlacedWord {
  readonly first: number;
  /** The place behind it. */
  readonly last: number;
  readonly begin: number;
  readonly end: number;
}

/** A part of a shown script that stays together on the screen. */
interface Unit {
  readonly begin: number;
  end: number;
  /** How many words begin in it. */
  words: number;
}

const mostWords = 6;
const enoughWords = 4;
const smallestRest = 3;
const mostWithRest = 7;
const longestWait = 1;
/** Scripts without spaces, such as Chinese, are parted between words; in bytes of UTF-8, as the film counts. */
const longUnit = 24;

const space = /[ \n\t\r\f\v]/;
const closing = /["')\]}»”’]+$/u;
const mark = /[.!?,;:—…。、，！？]$/u;

/** Removes markup: "[label](target)" leaves its label, "[pause]" and other tags nothing. */
function withoutMarkup(text: string): string {
  let rest = text;
  let plain = "";
  while (rest !== "") {
    const [open, close] = [rest.indexOf("["), rest.indexOf("]")];
    const found = [open, close].filter((at) => at >= 0);
    if (found.length === 0) {
      plain += rest;
      break;
    }
    plain += rest.slice(0, Math.min(...found));
    const hasTarget = close >= 0 && rest.startsWith("(", close + 1);
    if (open >= 0 && open < (close < 0 ? rest.length : close) && hasTarget) rest = rest.slice(open + 1);
    else if (hasTarget) {
      const end = rest.indexOf(")", close);
      rest = end < 0 ? "" : rest.slice(end + 1);
    } else rest = close < 0 ? "" : rest.slice(close + 1);
  }
  return plain.replace(/[*_~`]/g, "");
}

/** Adds a text with one space where there was any, and none in front of all. */
function withText(text: string, added: string): string {
  let all = text;
  for (const letter of added) {
    if (!space.test(letter)) all += letter;
    else if (all !== "" && !all.endsWith(" ")) all += " ";
  }
  return all;
}

/**
 * The text between two words is taken from the script where both are still in it as they were narrated. A narration
 * that is out of date has only its words.
 */
function shown(script: string, words: readonly NarrationWord[]): ShownScript {
  const points = [...script];
  const placed: PlacedWord[] = [];
  let text = "";
  let end = 0;
  let isWritten = true;
  const takeUpTo = (begin: number, areWritten: boolean) => {
    if (begin <= end) return;
    text = withText(text, areWritten ? withoutMarkup(points.slice(end, begin).join("")) : " ");
  };
  for (const word of words) {
    const wasWritten = isWritten;
    isWritten = points.slice(word.char_start, word.char_end).join("") === word.text;
    takeUpTo(word.char_start, wasWritten && isWritten);
    const first = text.length;
    text = withText(text, withoutMarkup(word.text));
    placed.push({ first, last: text.length, begin: word.start, end: word.end });
    end = Math.max(end, word.char_end);
  }
  if (isWritten) takeUpTo(points.length, true);
  return { text, words: placed };
}

const bytes = new TextEncoder();

/** Where the unit that begins at `begin` ends: at a space, or where there is none for long at the next word. */
function endOfUnit({ text, words }: ShownScript, begin: number): number {
  const found = text.indexOf(" ", begin);
  const end = found < 0 ? text.length : found;
  const behindSpace = text.lastIndexOf(" ", begin) + 1;
  if (bytes.encode(text.slice(behindSpace, end)).length <= longUnit) return end;
  const next = words.find((word) => word.first > begin);
  return next === undefined ? end : Math.min(end, next.first);
}

/** A mark that touches no word stays with the word before it, or at the beginning with the one behind it. */
function unitsOf(script: ShownScript): Unit[] {
  const units: Unit[] = [];
  if (script.words.length === 0) return units;
  for (let begin = 0; begin < script.text.length; ) {
    if (script.text[begin] === " ") {
      begin += 1;
      continue;
    }
    const end = endOfUnit(script, begin);
    const words = script.words.filter((word) => word.first >= begin && word.first < end).length;
    const last = units.at(-1);
    if (last !== undefined && (words === 0 || last.words === 0)) {
      last.end = end;
      last.words += words;
    } else {
      units.push({ begin, end, words });
    }
    begin = end;
  }
  return units;
}

/** How many units each group has. */
function groupSizes(text: string, units: readonly Unit[]): number[] {
  const sizes: number[] = [];
  let size = 0;
  for (const { begin, end } of units) {
    size += 1;
    const pauses = mark.test(text.slice(begin, end).replace(closing, ""));
    if (size === mostWords || (size >= enoughWords && pauses)) {
      sizes.push(size);
      size = 0;
    }
  }
  const last = sizes.at(-1);
  if (size === 0) return sizes;
  if (size < smallestRest && last !== undefined && last + size <= mostWithRest)
    sizes[sizes.length - 1] = last + size;
  else sizes.push(size);
  return sizes;
}

function groupOf({ text, words }: ShownScript, units: readonly Unit[]): Subtitle {
  const [from, to] = [units[0]?.begin ?? 0, units.at(-1)?.end ?? 0];
  const within = words.filter((word) => word.first >= from && word.first < to);
  return {
    text: text.slice(from, to),
    begin: within[0]?.begin ?? 0,
    end: within.at(-1)?.end ?? 0,
    words: within.map(({ first, last, begin }) => ({ first: first - from, last: last - from, begin })),
  };
}

/**
 * Groups the words of a narration by the film's rules (src/film/subtitles): up to six words, or four and more where a
 * mark ends them; each is seen from its first word until the next group, or its last word before a long pause.
 */
export function subtitlesOf(script: string, words: readonly NarrationWord[]): Subtitle[] {
  const text = shown(script, words);
  const units = unitsOf(text);
  let at = 0;
  const groups = groupSizes(text.text, units).map((size) => {
    at += size;
    return groupOf(text, units.slice(at - size, at));
  });
  return groups.map((group, index) => {
    const next = groups[index + 1];
    return next !== undefined && next.begin - group.end <= longestWait
      ? { ...group, end: next.begin }
      : group;
  });
}

/** The one on the screen at a time. */
export const subtitleAt = (subtitles: readonly Subtitle[], seconds: number): Subtitle | undefined =>
  subtitles.findLast((subtitle) => subtitle.begin <= seconds && seconds < subtitle.end);

/** The word that is heard, as the film colours it: the last one that has begun. */
export const wordAt = ({ words }: Subtitle, seconds: number): SubtitleWord | undefined =>
  words.findLast(({ begin }) => begin <= seconds) ?? words[0];

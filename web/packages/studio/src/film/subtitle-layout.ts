import type { FrameSize } from "./formats";
import type { SubtitleStyle } from "./look";

/** How large a text is in a font of a size; all in pixels of the frame. */
export interface TextMeasure {
  width(text: string, size: number): number;
  /** Above and below the line on which letters stand. */
  ascent(size: number): number;
  descent(size: number): number;
}

export interface LaidSubtitle {
  readonly size: number;
  readonly lines: readonly string[];
  /** Where the letters of the first line stand. */
  readonly baseline: number;
  readonly lineHeight: number;
  /** Width of the dark edge around letters. */
  readonly outline: number;
}

// The measures of src/film/subtitle_painter.
const referenceSide = 1080;
const widestShare = 0.9;
const highestShare = 0.4;
const marginShare = 0.08;
const outlinePerSize = 1 / 20;
const smallest = 8;
const step = 0.9;

/** A subtitle as the film lays it: wrapped at 90 % of the width, drawn smaller where it would be too high. */
export function layOut(
  text: string,
  style: SubtitleStyle,
  frame: FrameSize,
  measure: TextMeasure,
): LaidSubtitle {
  let size = (style.size * Math.min(frame.width, frame.height)) / referenceSide;
  let lines = wrapped(text, size, frame.width * widestShare, measure);
  const heightOf = () => lines.length * (measure.ascent(size) + measure.descent(size));
  while (size * step > smallest && heightOf() > frame.height * highestShare) {
    size *= step;
    lines = wrapped(text, size, frame.width * widestShare, measure);
  }
  const top = {
    bottom: frame.height * (1 - marginShare) - heightOf(),
    center: (frame.height - heightOf()) / 2,
    top: frame.height * marginShare,
  }[style.position];
  return {
    size,
    lines,
    baseline: top + measure.ascent(size),
    lineHeight: measure.ascent(size) + measure.descent(size),
    outline: Math.max(1, size * outlinePerSize),
  };
}

/** Lines that fit: parted between words, and within a word only where it alone is too wide. */
export function wrapped(
  text: string,
  size: number,
  width: number,
  measure: TextMeasure,
  breaksWords = true,
): string[] {
  const lines: string[] = [];
  let line = "";
  const fits = (candidate: string) => measure.width(candidate, size) <= width;
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = fits(word) || !breaksWords ? [word] : brokenUp(word, fits);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? "";
  }
  if (line !== "") lines.push(line);
  return lines;
}

function brokenUp(word: string, fits: (text: string) => boolean): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const letter of word) {
    if (piece !== "" && !fits(piece + letter)) {
      pieces.push(piece);
      piece = "";
    }
    piece += letter;
  }
  return [...pieces, piece];
}

import { type CanvasFont, fontName, measureOf } from "./draw-subtitle";
import type { FrameSize } from "./formats";
import type { LastMade } from "./last-made";
import { type TextMeasure, wrapped } from "./subtitle-layout";

/** Words on black, in front of a film's first picture or behind its last. */
export interface Card {
  readonly heading: string;
  /** Smaller, below it; may be empty. */
  readonly line: string;
}

interface LaidLine {
  readonly text: string;
  readonly size: number;
  readonly colour: string;
  /** Where its letters stand, from the top of the text. */
  readonly baseline: number;
}

export interface LaidCard {
  readonly lines: readonly LaidLine[];
  readonly height: number;
}

// The measures of src/film/card_painter.
const referenceSide = 1080;
/** Of both sides: the part that every screen shows. */
const safeShare = 0.8;
const headingSize = 96;
const lineShare = 0.5;
const gapShare = 0.4;
const fewLines = 3;
/** Down to this share of its size a heading is kept to few lines. */
const readableShare = 0.5;
const smallest = 8;
const step = 0.9;
const headingColour = "#fff";
const lineColour = "#bfbfbf";

/** A text of a card in one size: its lines, wrapped at a width. */
class Block {
  readonly size: number;
  readonly lines: readonly string[];
  private readonly text: string;
  private readonly width: number;
  private readonly breaksWords: boolean;
  private readonly measure: TextMeasure;

  constructor(text: string, size: number, width: number, breaksWords: boolean, measure: TextMeasure) {
    this.text = text;
    this.size = size;
    this.width = width;
    this.breaksWords = breaksWords;
    this.measure = measure;
    this.lines =
      text === ""
        ? []
        : text.split("\n").flatMap((paragraph) => {
            const lines = wrapped(paragraph, size, width, measure, breaksWords);
            return lines.length === 0 ? [""] : lines;
          });
  }

  get lineHeight(): number {
    return this.measure.ascent(this.size) + this.measure.descent(this.size);
  }

  get height(): number {
    return this.lines.length * this.lineHeight;
  }

  /** No word stands out. */
  get fits(): boolean {
    return this.lines.every((line) => this.measure.width(line, this.size) <= this.width);
  }

  /** The same with lines that are about equally long: as narrow as it can be without a line more. */
  balanced(): Block {
    if (this.lines.length < 2 || !this.fits) return this;
    let least = this.width / 2;
    let best: Block = this;
    while (best.width - least > 1) {
      const middle = (least + best.width) / 2;
      const narrower = new Block(this.text, this.size, middle, this.breaksWords, this.measure);
      if (narrower.lines.length === this.lines.length && narrower.fits) best = narrower;
      else least = middle;
    }
    return best;
  }

  /** Cut off with an ellipsis where it would be higher. */
  limited(height: number): readonly string[] {
    const room = Math.max(1, Math.floor(height / this.lineHeight));
    if (this.lines.length <= room) return this.lines;
    const kept = this.lines.slice(0, room);
    return [...kept.slice(0, -1), `${kept.at(-1)?.trimEnd()}…`];
  }
}

/** The lines of a card in the largest size in which they are well set, and their height. */
export function layOutCard(card: Card, frame: FrameSize, measure: TextMeasure): LaidCard {
  const largest = (headingSize * Math.min(frame.width, frame.height)) / referenceSide;
  const [width, highest] = [frame.width * safeShare, frame.height * safeShare];
  const setIn = (size: number) => {
    const isReadable = size > largest * readableShare;
    const heading = new Block(card.heading, size, width, !isReadable, measure);
    const line = new Block(card.line, size * lineShare, width, !isReadable, measure);
    const gap = card.heading === "" || card.line === "" ? 0 : size * gapShare;
    const isLow = heading.height + gap + line.height <= highest;
    const isFew = !isReadable || (heading.lines.length <= fewLines && heading.fits && line.fits);
    return { heading, line, gap, isWellSet: isLow && isFew };
  };
  let size = largest;
  let set = setIn(size);
  while (size * step > smallest && !set.isWellSet) {
    size *= step;
    set = setIn(size);
  }
  const { gap } = set;
  const [heading, line] = [set.heading.balanced(), set.line.balanced()];
  return stacked(heading, heading.limited(highest - gap - line.height), line, gap, measure);
}

/** The heading above the line. */
function stacked(
  heading: Block,
  headingLines: readonly string[],
  line: Block,
  gap: number,
  measure: TextMeasure,
): LaidCard {
  const lines: LaidLine[] = [];
  const add = (texts: readonly string[], { size, lineHeight }: Block, colour: string, top: number) => {
    texts.forEach((text, index) => {
      lines.push({ text, size, colour, baseline: top + index * lineHeight + measure.ascent(size) });
    });
    return top + texts.length * lineHeight;
  };
  const end = add(headingLines, heading, headingColour, 0);
  return { lines, height: add(line.lines, line, lineColour, end + gap) };
}

/** Draws a card's words; the canvas is scaled so that its units are the frame's pixels, and black. */
export function drawCard(
  brush: CanvasRenderingContext2D,
  card: Card,
  font: CanvasFont,
  frame: FrameSize,
  last: LastMade<LaidCard>,
): void {
  const { lines, height } = last.get(JSON.stringify([card, font, frame]), () =>
    layOutCard(card, frame, measureOf(brush, font)),
  );
  const top = (frame.height - height) / 2;
  brush.textAlign = "center";
  brush.textBaseline = "alphabetic";
  for (const { text, size, colour, baseline } of lines) {
    brush.font = fontName(font, size);
    brush.fillStyle = colour;
    brush.fillText(text, frame.width / 2, top + baseline);
  }
}

import type { FrameSize } from "./formats";
import type { LastMade } from "./last-made";
import type { SubtitleStyle } from "./look";
import { type LaidSubtitle, layOut, type TextMeasure } from "./subtitle-layout";
import type { SubtitleWord } from "./subtitles";

/** A font as canvases name it. */
export interface CanvasFont {
  readonly family: string;
  readonly weight: "normal" | "bold";
}

export const fontName = ({ family, weight }: CanvasFont, size: number): string =>
  `${weight} ${size}px ${family}, sans-serif`;

const fromRightToLeft = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** A subtitle as it is drawn. */
export interface DrawnSubtitle {
  readonly text: string;
  readonly style: SubtitleStyle;
  readonly font: CanvasFont;
  readonly frame: FrameSize;
  /** The word that is heard, where that has a colour of its own. */
  readonly heard: SubtitleWord | undefined;
}

/**
 * Draws a subtitle, and the word that is heard in its colour; the canvas is scaled so that its units are the frame's
 * pixels.
 */
export function drawSubtitle(
  canvas: CanvasRenderingContext2D,
  { text, style, font, frame, heard }: DrawnSubtitle,
  last: LastMade<LaidSubtitle>,
): void {
  const laid = last.get(JSON.stringify([text, style, font, frame]), () =>
    layOut(text, style, frame, measureOf(canvas, font)),
  );
  canvas.font = fontName(font, laid.size);
  canvas.textAlign = "center";
  canvas.textBaseline = "alphabetic";
  canvas.direction = fromRightToLeft.test(text) ? "rtl" : "ltr";
  canvas.lineJoin = "round";
  canvas.lineWidth = 2 * laid.outline;
  canvas.strokeStyle = "#000";
  canvas.fillStyle = style.colour;
  const eachLine = (draw: (line: string, x: number, y: number) => void) =>
    laid.lines.forEach((line, index) => {
      draw(line, frame.width / 2, laid.baseline + index * laid.lineHeight);
    });
  // All edges first: the edge of a line must not cover the letters of another one.
  eachLine((line, x, y) => canvas.strokeText(line, x, y));
  eachLine((line, x, y) => canvas.fillText(line, x, y));
  if (heard === undefined || style.wordColour === undefined) return;
  canvas.fillStyle = style.wordColour;
  for (const { line, index, from, to } of piecesOf(text, laid, heard)) {
    const y = laid.baseline + index * laid.lineHeight;
    const [left, right] = spanOf(canvas, line, from, to);
    canvas.save();
    canvas.beginPath();
    canvas.rect(frame.width / 2 + left, y - laid.lineHeight, right - left, 2 * laid.lineHeight);
    canvas.clip();
    canvas.fillText(line, frame.width / 2, y);
    canvas.restore();
  }
}

/** Where a word lies in the lines: it may be parted between two. */
function piecesOf(text: string, { lines }: LaidSubtitle, { first, last }: SubtitleWord) {
  let end = 0;
  return lines.flatMap((line, index) => {
    const begin = text.indexOf(line, end);
    end = begin + line.length;
    const [from, to] = [Math.max(0, first - begin), Math.min(line.length, last - begin)];
    return from < to ? [{ line, index, from, to }] : [];
  });
}

/** The left and the right edge of a part of a centred line, from its middle. */
function spanOf(canvas: CanvasRenderingContext2D, line: string, from: number, to: number): [number, number] {
  const whole = canvas.measureText(line).width;
  const before = canvas.measureText(line.slice(0, from)).width;
  const behind = canvas.measureText(line.slice(0, to)).width;
  return canvas.direction === "rtl"
    ? [whole / 2 - behind, whole / 2 - before]
    : [before - whole / 2, behind - whole / 2];
}

/** Measures are asked for in few sizes, so each is looked at once. */
export function measureOf(canvas: CanvasRenderingContext2D, font: CanvasFont): TextMeasure {
  const measured = (text: string, size: number) => {
    canvas.font = fontName(font, size);
    return canvas.measureText(text);
  };
  return {
    width: (text, size) => measured(text, size).width,
    ascent: (size) => measured("x", size).fontBoundingBoxAscent,
    descent: (size) => measured("x", size).fontBoundingBoxDescent,
  };
}

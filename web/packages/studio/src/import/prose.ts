import { type Piece, piece } from "./story";

/** A paragraph beyond this many letters is cut at sentences, into pieces that are easy to hear again and to mend. */
const longParagraph = 700;
const comfortablePiece = 450;

/** Paragraphs of running text. They are set apart by blank lines, or, where there are none, by line ends. */
export function paragraphsOf(text: string): string[] {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const blocks = lines.some((line, index) => line.trim() === "" && index < lines.length - 1)
    ? blocksBetweenBlankLines(lines)
    : isHardWrapped(lines)
      ? [lines]
      : lines.map((line) => [line]);
  return blocks.map(joined).filter((paragraph) => paragraph !== "" && !isOrnament(paragraph));
}

/** Each paragraph a piece, long ones several. */
export const proseToPieces = (text: string): Piece[] =>
  paragraphsOf(text)
    .flatMap(cutLongParagraph)
    .map((part) => piece(part));

export function cutLongParagraph(paragraph: string): string[] {
  if (paragraph.length <= longParagraph) return [paragraph];
  const parts: string[] = [];
  let part = "";
  for (const sentence of sentencesOf(paragraph)) {
    if (part !== "" && part.length + sentence.length > comfortablePiece) {
      parts.push(part.trim());
      part = "";
    }
    part += sentence;
  }
  if (part.trim() !== "") parts.push(part.trim());
  return parts;
}

function sentencesOf(paragraph: string): string[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: "sentence" });
  return [...segmenter.segment(paragraph)].map((sentence) => sentence.segment);
}

function blocksBetweenBlankLines(lines: readonly string[]): string[][] {
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === "") blocks.push([]);
    else blocks.at(-1)?.push(line);
  }
  return blocks;
}

/** Lines of nearly one width that end in the middle of sentences were broken by a machine, not by the author. */
function isHardWrapped(lines: readonly string[]): boolean {
  const filled = lines.map((line) => line.trim()).filter((line) => line !== "");
  if (filled.length < 3) return false;
  const inner = filled.slice(0, -1);
  const alike = inner.filter((line) => line.length >= 50 && line.length <= 90).length;
  const open = inner.filter((line) => !/[.!?…:"”’»)]$/u.test(line)).length;
  return alike >= inner.length * 0.7 && open >= inner.length * 0.5;
}

/** Verse keeps its lines, prose does not. */
function joined(lines: readonly string[]): string {
  const trimmed = lines.map((line) => line.trim()).filter((line) => line !== "");
  const isVerse =
    trimmed.length > 1 && trimmed.every((line) => line.length < 48 && /^[^\p{L}]*\p{Lu}/u.test(line));
  return trimmed.join(isVerse ? "\n" : " ").replace(/[ \t]+/g, " ");
}

/** `* * *`, `---`, `⁂`: seen between scenes, never spoken. */
const isOrnament = (paragraph: string): boolean => !/[\p{L}\p{N}]/u.test(paragraph);

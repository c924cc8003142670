import { fault, piece, type StoryEntry } from "./story";

/** True for StoryFlow's own text form: blocks of `Text:` and `Prompt:` lines between lines of dashes. */
export const looksLikeBlocks = (text: string): boolean =>
  /^\s*text:/im.test(text) && /^\s*(text|prompt):/i.test(text.trimStart().replace(/^-{3,}\s*/, ""));

interface Block {
  readonly firstLine: number;
  readonly lines: string[];
}

/** Reads the blocks as the server does, but goes on behind a fault, so that all of them are seen at once. */
export function readBlocks(text: string): StoryEntry[] {
  return blocksOf(text.replace(/\r\n?/g, "\n").split("\n"))
    .filter((block) => block.lines.some((line) => line.trim() !== ""))
    .map(readBlock);
}

/** A line of dashes divides only between two other lines, and never twice in a row. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [{ firstLine: 1, lines: [] }];
  let behindDivider = false;
  lines.forEach((line, index) => {
    const enclosed = index > 0 && index + 1 < lines.length && !behindDivider;
    behindDivider = enclosed && /^-{3,}[ \t\r]*$/.test(line);
    if (behindDivider) blocks.push({ firstLine: index + 2, lines: [] });
    else blocks.at(-1)?.lines.push(line);
  });
  return blocks;
}

function readBlock(block: Block, index: number): StoryEntry {
  const place = { line: lineOfFirstWord(block), number: index + 1 };
  const text = valuesOf(block, "text:");
  if (text === undefined) return fault("blockWithoutText", place);
  if (text === "") return fault("blockBlank", place);
  return piece(text, valuesOf(block, "prompt:") ?? "");
}

const lineOfFirstWord = (block: Block): number =>
  block.firstLine + block.lines.findIndex((line) => line.trim() !== "");

function valuesOf(block: Block, prefix: string): string | undefined {
  const values = block.lines
    .map((line) => line.trim())
    .filter((line) => line.toLowerCase().startsWith(prefix))
    .map((line) => line.slice(prefix.length).trim());
  return values.length === 0 ? undefined : values.filter((value) => value !== "").join(" ");
}

import { cutLongParagraph, paragraphsOf } from "./prose";
import { type Piece, piece } from "./story";

export interface MarkdownStory {
  readonly title: string;
  readonly pieces: Piece[];
}

/** True when a text reads better with its marks taken off. */
export const looksLikeMarkdown = (text: string): boolean =>
  /^ {0,3}#{1,6} +\S/m.test(text) || /\*\*\S[^*\n]*\*\*/.test(text) || /\[[^\]\n]+\]\([^)\s]+\)/.test(text);

/** What a reader sees of Markdown: headings and paragraphs become pieces, marks are dropped, code is left out. */
export function readMarkdown(source: string): MarkdownStory {
  const text = withoutUnspoken(source.replace(/\r\n?/g, "\n"));
  const title = plainWords(/^ {0,3}# +(.+?) *#*$/m.exec(text)?.[1] ?? "");
  const pieces = paragraphsOf(setHeadingsApart(text))
    .map(plainWords)
    .filter((paragraph) => /[\p{L}\p{N}]/u.test(paragraph))
    .flatMap(cutLongParagraph)
    .map((paragraph) => piece(paragraph));
  return { title, pieces };
}

function withoutUnspoken(text: string): string {
  return text
    .replace(/^---\n[\s\S]*?\n---\n/, "")
    .replace(/^ {0,3}(```|~~~)[^\n]*\n[\s\S]*?^ {0,3}\1[^\n]*$/gm, "\n")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/^\s*\|?[\s:|-]*-{3,}[\s:|-]*\|[\s:|-]*$/gm, "")
    .replace(/^\[[^\]]+\]:\s+\S.*$/gm, "");
}

/** A heading is a paragraph of its own, and so is each item of a list, blank lines or not. */
function setHeadingsApart(text: string): string {
  return text
    .replace(/^ {0,3}#{1,6} +(.+?) *#*$/gm, "\n$1\n")
    .replace(/^(?=\s*(?:[-*+]|\d{1,3}[.)]) +\S)/gm, "\n")
    .replace(/^(\S[^\n]*)\n(?:=+|-+) *$/gm, "\n$1\n");
}

function plainWords(text: string): string {
  return text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, "")
    .replace(/\[\^[^\]]+\]/g, "")
    .replace(/\[([^\]]+)\]\([^)]*\)/g, "$1")
    .replace(/\[([^\]]+)\]\[[^\]]*\]/g, "$1")
    .replace(/(^|\n| )>+ ?/g, "$1")
    .replace(/^\s*(?:[-*+]|\d{1,3}[.)]) +/gm, "")
    .replace(/(\*\*\*|\*\*|\*|~~|`+)(?=\S)(.+?)(?<=\S)\1/g, "$2")
    .replace(/(^|[\s("“])(_{1,3})(?=\S)(.+?)(?<=\S)\2(?=$|[\s.,;:!?)"”])/g, "$1$3")
    .replace(/<\/?[a-z][^>\n]*>/gi, "")
    .replace(/\\([\\`*_{}[\]()#+.!>~-])/g, "$1")
    .replace(/ {2,}/g, " ")
    .trim();
}

import type { BookPreview } from "@storyflow/client";

/** A text as it is sent: a chosen file, or what was pasted as one. The server reads it. */
export interface Book {
  readonly file: Blob;
  readonly name: string;
}

/** One that is to become a story of this title. */
export interface TitledBook extends Book {
  readonly title: string;
  /** The reader wrote it, or the book brings it; else it was made from the first words. */
  readonly isTitleOwn: boolean;
}

const pastedName = "pasted.txt";

/** Undefined: there is nothing to read in it. */
export const pastedBook = (text: string): Book | undefined =>
  text.trim() === "" ? undefined : { file: new Blob([text], { type: "text/plain" }), name: pastedName };

const isPasted = (book: Book): boolean => book.name === pastedName && !(book.file instanceof File);

/** The file types that the file picker offers. */
export const bookFileTypes = ".epub,.docx,.pdf,.html,.htm,.md,.markdown,.txt,.srt,.vtt,.json";

/** More than this the server does not take. */
export const largestBook = 50 * 1024 * 1024;

/** The name of a pasted text means nothing to its reader. */
export const withoutPastedName = (words: string): string => words.replaceAll(`${pastedName}: `, "");

export const titleLimit = 200;

/** A name for a book: its own title, else the name of its file, else its first words. */
export function titleOf(book: Book, preview: BookPreview): string {
  const stem = book.name.replace(/\.[^.]+$/, "");
  const own = preview.title === stem ? "" : preview.title.trim();
  if (own !== "") return own.slice(0, titleLimit);
  return isPasted(book)
    ? titleFrom(preview.passages[0]?.text_content ?? "")
    : stem.replace(/[_\s]+/g, " ").trim();
}

const firstWordsLimit = 80;

/** A title for a text that brings none: its first words, cut at a word. */
export function titleFrom(text: string): string {
  const firstLine = text.trim().split(/\n|(?<=[.!?…]["”’»]?)\s/u)[0] ?? "";
  const line = firstLine.replace(/\s+/g, " ").trim();
  if (line.length <= firstWordsLimit) return withoutHalfQuotes(line).replace(/[.,;:]$/, "");
  const cut = line.slice(0, firstWordsLimit);
  return `${withoutHalfQuotes(cut.slice(0, Math.max(cut.lastIndexOf(" "), firstWordsLimit / 2))).trim()}…`;
}

/** A quote may go on behind the end of the line: unless each one is closed, all quotation marks are left out. */
function withoutHalfQuotes(line: string): string {
  const isEven = (marks: RegExp) => (line.match(marks)?.length ?? 0) % 2 === 0;
  const isWhole = isEven(/"/g) && isEven(/[“”„]/g) && isEven(/[«»]/g);
  return isWhole ? line : line.replace(/["“”„«»]/g, "");
}

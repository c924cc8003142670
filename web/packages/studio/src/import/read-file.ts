import { readStory } from "./read-story";
import { type Story, titleFromFileName } from "./story";

/** What the file picker offers. */
export const storyFileTypes =
  ".txt,.md,.markdown,.json,.epub,.docx,text/plain,text/markdown,application/json";

const fileLimit = 50 * 1024 * 1024;

export type FileTrouble = "tooLarge" | "unknownType" | "unreadable" | "empty";

export class FileNotRead extends Error {
  readonly trouble: FileTrouble;

  constructor(trouble: FileTrouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

/** Reads a dropped or chosen file. The parsers of books are loaded only when one comes. */
export async function readStoryFile(file: File): Promise<Story> {
  if (file.size > fileLimit) throw new FileNotRead("tooLarge");
  const story = await readByType(file);
  if (story.entries.length === 0) throw new FileNotRead("empty");
  return { ...story, title: story.title || titleFromFileName(file.name) };
}

async function readByType(file: File): Promise<Story> {
  const extension = /\.([^.]+)$/.exec(file.name.toLowerCase())?.[1] ?? "";
  try {
    if (extension === "epub") {
      return (await import("./epub")).readEpub(new Uint8Array(await file.arrayBuffer()));
    }
    if (extension === "docx") return await (await import("./docx")).readDocx(await file.arrayBuffer());
  } catch {
    throw new FileNotRead("unreadable");
  }
  const isText =
    ["txt", "text", "md", "markdown", "json", ""].includes(extension) || file.type.startsWith("text/");
  if (!isText) throw new FileNotRead("unknownType");
  return readStory(decoded(new Uint8Array(await file.arrayBuffer())));
}

/** UTF-8 by rule; older Windows files as what they are. */
export function decoded(bytes: Uint8Array): string {
  try {
    const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8";
    return new TextDecoder(marked, { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

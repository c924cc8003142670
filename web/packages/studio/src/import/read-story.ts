import { looksLikeMarkdown, readMarkdown } from "./markdown";
import { proseToPieces } from "./prose";
import type { Story } from "./story";
import { looksLikeBlocks, readBlocks } from "./story-blocks";
import { looksLikeJson, readJsonStory } from "./story-json";

/** Reads whatever someone pasted: StoryFlow's JSON or blocks, Markdown, or plain prose. */
export function readStory(source: string): Story {
  const text = source.replace(/^\uFEFF/, "").replaceAll("\0", "");
  if (looksLikeJson(text)) return readJsonStory(text);
  if (looksLikeBlocks(text)) return { title: "", entries: readBlocks(text) };
  if (looksLikeMarkdown(text)) {
    const { title, pieces } = readMarkdown(text);
    return { title, entries: pieces };
  }
  return { title: "", entries: proseToPieces(text) };
}

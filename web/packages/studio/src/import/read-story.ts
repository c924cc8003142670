import { looksLikeMarkdown, readMarkdown } from "./markdown";
import { proseToPieces } from "./prose";
import { piecesOf, type Story, titleFrom } from "./story";
import { looksLikeBlocks, readBlocks } from "./story-blocks";
import { looksLikeJson, readJsonStory } from "./story-json";

/** Reads whatever someone pasted: StoryFlow's JSON or blocks, Markdown, or plain prose. */
export function readStory(source: string): Story {
  const text = source.replace(/^\uFEFF/, "").replaceAll("\0", "");
  const story = readForm(text);
  const first = piecesOf(story)[0];
  return story.title === "" && first ? { ...story, title: titleFrom(first.text) } : story;
}

function readForm(text: string): Story {
  if (looksLikeJson(text)) return readJsonStory(text);
  if (looksLikeBlocks(text)) return { title: "", entries: readBlocks(text) };
  if (looksLikeMarkdown(text)) {
    const { title, pieces } = readMarkdown(text);
    return { title, entries: pieces };
  }
  return { title: "", entries: proseToPieces(text) };
}

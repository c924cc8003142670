import { lineOfJsonFault } from "./json-fault";
import { fault, piece, type Story, type StoryEntry } from "./story";

export const looksLikeJson = (text: string): boolean => /^\s*(\{\s*["}]|\[\s*[[{"\]])/.test(text);

/** Reads `{"title", "segments": […]}` or the list alone; a segment is an object with `text_content`, or just a text. */
export function readJsonStory(text: string): Story {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { title: "", entries: [fault("jsonSyntax", { line: lineOfJsonFault(text) })] };
  }
  const fields = isObject(value) ? value : { segments: value };
  const title = typeof fields.title === "string" ? fields.title.trim() : "";
  if (!Array.isArray(fields.segments)) return { title, entries: [fault("jsonShape")] };
  if (fields.segments.length === 0) return { title, entries: [fault("jsonEmpty")] };
  return { title, entries: fields.segments.map(readSegment) };
}

function readSegment(segment: unknown, index: number): StoryEntry {
  const number = index + 1;
  const fields = typeof segment === "string" ? { text_content: segment } : segment;
  if (!isObject(fields)) return fault("pieceShape", { number });
  const { text_content: text, image_prompt: prompt } = fields;
  if (typeof text !== "string" || text.trim() === "") return fault("pieceBlank", { number });
  if (prompt !== undefined && prompt !== null && typeof prompt !== "string")
    return fault("promptShape", { number });
  return piece(text.trim(), (prompt ?? "").trim());
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

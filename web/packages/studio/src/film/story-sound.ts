import type { Segment } from "@storyflow/client";
import { type Pauses, pauseBefore } from "./sound-layout";

/** Changes whenever the joined sound does: with another narration, order or pause. */
export function soundVersion(segments: readonly Segment[], pauses: Pauses): string {
  const parts = segments
    .filter(({ audio_file }) => audio_file !== null)
    .map((segment) => `${segment.id} ${segment.narration?.revision ?? 0} ${pauseBefore(segment, pauses)}`);
  return hash(parts.join("\n"));
}

/** All narrations that there are, as one sound: the film's. */
export const soundPath = (projectId: string, version: string): string =>
  `/api/projects/${encodeURIComponent(projectId)}/narration/?skip_missing=true&v=${version}`;

/**
 * The segments as they sound now, while a film plays: new narrations count when it rests, but new pictures, and
 * how they are shown, are seen at once.
 */
export function asTheySound(heard: readonly Segment[], now: readonly Segment[]): Segment[] {
  const pictures = new Map(now.map(({ id, image_file, image_fit }) => [id, { image_file, image_fit }]));
  return heard.map((segment) => ({ ...segment, ...(pictures.get(segment.id) ?? { image_file: null }) }));
}

/** FNV-1a, in hexadecimal digits. */
function hash(text: string): string {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return (sum >>> 0).toString(16);
}

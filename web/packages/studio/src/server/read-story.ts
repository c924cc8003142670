import type { ProjectDetail } from "@storyflow/client";
import { changedPlaces, storyOf, withTexts } from "./story-texts";
import { storyflow } from "./storyflow";

/**
 * Reads a story as it is now. Texts that are known are not sent again; those of them that were changed elsewhere are
 * read, so that no text that was shown is missing for a moment. All others are read where the reader looks
 * (`TextReading`), perhaps meanwhile: `known` is asked again after each answer.
 */
export async function readStory(
  id: string,
  known: () => ProjectDetail | undefined,
  signal: AbortSignal,
): Promise<ProjectDetail> {
  const digest = await storyflow.projects.digest(id, known() && 0, { signal });
  const before = known();
  const story = storyOf(digest, before);
  const changed = before && changedPlaces(story, before);
  if (changed === undefined) return story;
  const texts = await storyflow.projects.texts(id, changed.from, changed.count, { signal });
  return withTexts(storyOf(digest, known()), texts);
}

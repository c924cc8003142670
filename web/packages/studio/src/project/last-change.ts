import type { ProjectDetail } from "@storyflow/client";
import { storyflow } from "../server/storyflow";

/** When a story was changed last, as the server knows it; undefined when it does not know the story by that title. */
export async function lastChange(
  { id, title }: ProjectDetail,
  signal: AbortSignal,
): Promise<string | undefined> {
  // The list of stories tells it in few words: a story alone comes with all its texts.
  const { results } = await storyflow.projects.list({ search: title, sort: "-updated" }, { signal });
  return results.find((project) => project.id === id)?.updated_at;
}

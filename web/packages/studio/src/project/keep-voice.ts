import type { ProjectChange, ProjectDetail, Settings } from "@storyflow/client";
import { ApiError } from "@storyflow/client";
import type { QueryClient } from "@tanstack/react-query";
import { keys, settingsQuery } from "../server/queries";
import { storyflow } from "../server/storyflow";

/** How much of a story is to be narrated: only the missing narrations, or everything anew. */
export type Extent = "missing" | "everything";

/**
 * The change by which a story keeps the voice and speed that it is narrated with, whatever the settings say later. A
 * voice or speed is left out if the story has its own already, or if its narrations do not agree on it.
 */
export function voiceToKeep(project: ProjectDetail, settings: Settings, extent: Extent): ProjectChange {
  const made =
    extent === "everything"
      ? []
      : project.segments.flatMap(({ narration }) =>
          narration === null || narration.voice === "" ? [] : narration,
        );
  const voice = agreedOn(
    made.map((narration) => narration.voice),
    settings.default_voice_id,
  );
  const speed = agreedOn(
    made.map((narration) => narration.speed),
    settings.tts_speed,
  );
  return {
    ...(project.voice_id === null && voice !== undefined ? { voice_id: voice } : {}),
    ...(project.tts_speed === null && speed !== undefined ? { tts_speed: speed } : {}),
  };
}

/** The value of all narrations; `usual` where there are none, undefined where they differ. */
function agreedOn<Value>(values: readonly Value[], usual: Value | undefined): Value | undefined {
  const [first = usual, ...others] = new Set(values);
  return others.length === 0 ? first : undefined;
}

/** Writes the voice into the story before it is narrated. A server that refuses it narrates as its settings say. */
export async function keepVoice(
  queryClient: QueryClient,
  projectId: string,
  extent: Extent = "missing",
): Promise<void> {
  const project = queryClient.getQueryData<ProjectDetail>(keys.project(projectId));
  if (project === undefined || (project.voice_id !== null && project.tts_speed !== null)) return;
  const change = voiceToKeep(project, await queryClient.fetchQuery(settingsQuery), extent);
  if (Object.keys(change).length === 0) return;
  try {
    const changed = await storyflow.projects.update(projectId, change);
    queryClient.setQueryData<ProjectDetail>(
      keys.project(projectId),
      (known) => known && { ...known, ...changed },
    );
  } catch (failure) {
    if (!(failure instanceof ApiError) || failure.status !== 400) throw failure;
  }
}

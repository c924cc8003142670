import type { Segment, Settings } from "@storyflow/client";

type Pauses = Pick<Settings, "inter_segment_silence" | "scene_silence" | "chapter_silence">;

/** Seconds of quiet in front of a segment, as in the file of the whole story: its own pause, or that of the settings. */
export function pauseBefore(
  { pause_before, chapter, scene_break }: Pick<Segment, "pause_before" | "chapter" | "scene_break">,
  settings: Pauses | undefined,
): number {
  if (pause_before !== null) return pause_before;
  const usual =
    chapter !== null
      ? settings?.chapter_silence
      : scene_break
        ? settings?.scene_silence
        : settings?.inter_segment_silence;
  return usual ?? 0;
}

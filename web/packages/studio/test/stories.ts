import type { Project, ProjectDetail, Segment } from "@storyflow/client";

/** A segment as the server tells of it. */
export function segment(id: string, change: Partial<Segment> = {}): Segment {
  return {
    id,
    project: "p",
    sequence_index: 0,
    text_content: `Text of ${id}.`,
    image_prompt: "",
    image_file: null,
    audio_file: null,
    audio_duration: null,
    is_locked: false,
    narration: null,
    text_revision: 1,
    voice_id: null,
    tts_speed: null,
    chapter: null,
    scene_break: false,
    pause_before: null,
    image_fit: "fill",
    ...change,
  };
}

/** One that is narrated and fresh. */
export const narrated = (id: string, seconds = 2, change: Partial<Segment> = {}): Segment =>
  segment(id, {
    audio_file: `/media/${id}.wav`,
    audio_duration: seconds,
    narration: {
      engine: "espeak",
      is_draft: true,
      voice: "af_bella",
      spoken_voice: "af_bella",
      speed: 1,
      revision: 1,
      stale: [],
    },
    ...change,
  });

export function project(segments: readonly Segment[]): ProjectDetail {
  return {
    id: "p",
    title: "The Lamp",
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
    status: "DRAFT",
    resolution_width: 1920,
    resolution_height: 1080,
    framerate: 30,
    output_path: null,
    source_file: null,
    author: "",
    voice_id: null,
    tts_speed: null,
    narrated_count: 0,
    narrated_seconds: 0,
    estimated_seconds: null,
    segments: segments.map((each, sequence_index) => ({ ...each, sequence_index })),
  };
}

/** A story as the library lists it. */
export const listedProject = (id: string, change: Partial<Project> = {}): Project => ({
  id,
  title: `Story ${id}`,
  created_at: "2026-01-01T00:00:00Z",
  updated_at: "2026-01-01T00:00:00Z",
  status: "DRAFT",
  resolution_width: 1920,
  resolution_height: 1080,
  framerate: 30,
  author: "",
  voice_id: null,
  tts_speed: null,
  segment_count: 10,
  narrated_count: 4,
  narrated_seconds: 60,
  stale_count: 0,
  cover: null,
  ...change,
});

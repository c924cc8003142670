import { ApiError, type Settings } from "@storyflow/client";
import { QueryClient } from "@tanstack/react-query";
import { afterEach, describe, expect, it, vi } from "vitest";
import { narrated, project, segment } from "../../test/stories";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { keepVoice, voiceToKeep } from "./keep-voice";

const settings = { default_voice_id: "bf_emma", tts_speed: 1.5 } as Settings;
const spokenBy = (id: string, voice: string, speed = 1) =>
  narrated(id, 2, {
    narration: {
      engine: "kokoro",
      is_draft: false,
      voice,
      spoken_voice: voice,
      speed,
      revision: 1,
      stale: [],
    },
  });

describe("the voice that a story keeps", () => {
  it("is that of the settings when nothing is narrated yet", () => {
    expect(voiceToKeep(project([segment("a")]), settings, "missing")).toEqual({
      voice_id: "bf_emma",
      tts_speed: 1.5,
    });
  });

  it("is the one that it was narrated with, whatever the settings say now", () => {
    const story = project([spokenBy("a", "af_bella"), segment("b")]);
    expect(voiceToKeep(story, settings, "missing")).toEqual({ voice_id: "af_bella", tts_speed: 1 });
  });

  it("is that of the settings when everything is made anew", () => {
    const story = project([spokenBy("a", "af_bella")]);
    expect(voiceToKeep(story, settings, "everything")).toEqual({ voice_id: "bf_emma", tts_speed: 1.5 });
  });

  it("is left open where the narrations differ, so that none of them turns stale", () => {
    const story = project([spokenBy("a", "af_bella"), spokenBy("b", "bm_lewis"), segment("c")]);
    expect(voiceToKeep(story, settings, "missing")).toEqual({ tts_speed: 1 });
  });

  it("is never put in the place of the story's own", () => {
    const story = { ...project([segment("a")]), voice_id: "am_adam" };
    expect(voiceToKeep(story, settings, "everything")).toEqual({ tts_speed: 1.5 });
    expect(voiceToKeep({ ...story, tts_speed: 2 }, settings, "everything")).toEqual({});
  });

  it("is not taken from a narration of which only the sound is known yet", () => {
    const story = project([spokenBy("a", "")]);
    expect(voiceToKeep(story, settings, "missing")).toMatchObject({ voice_id: "bf_emma" });
  });
});

describe("before a story is narrated", () => {
  afterEach(() => vi.restoreAllMocks());

  function prepared() {
    const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 10_000 } } });
    queryClient.setQueryData(keys.project("p"), project([segment("a")]));
    queryClient.setQueryData(keys.settings, settings);
    return queryClient;
  }

  it("its voice is written into it, and the page knows", async () => {
    const queryClient = prepared();
    const update = vi
      .spyOn(storyflow.projects, "update")
      .mockImplementation(async (_id, change) => ({ ...project([]), segment_count: 1, ...change }) as never);
    await keepVoice(queryClient, "p");
    await keepVoice(queryClient, "p");
    expect(update).toHaveBeenCalledExactlyOnceWith("p", { voice_id: "bf_emma", tts_speed: 1.5 });
    expect(queryClient.getQueryData(keys.project("p"))).toMatchObject({ voice_id: "bf_emma" });
  });

  it("a voice of the settings that no story may have stands in nobody's way", async () => {
    vi.spyOn(storyflow.projects, "update").mockRejectedValue(new ApiError("voice_id: no.", { status: 400 }));
    await expect(keepVoice(prepared(), "p")).resolves.toBeUndefined();
    vi.spyOn(storyflow.projects, "update").mockRejectedValue(new ApiError("Gone.", { status: 404 }));
    await expect(keepVoice(prepared(), "p")).rejects.toThrow("Gone.");
  });
});

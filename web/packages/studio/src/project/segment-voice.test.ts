import type { Voice } from "@storyflow/client";
import { expect, it } from "vitest";
import { narrated, segment } from "../../test/stories";
import { en } from "../i18n/en";
import { translator } from "../i18n/translate";
import { voiceWords } from "./segment-voice";

const t = translator(en, "en");
const voices = [
  { id: "af_heart", name: "Heart" },
  { id: "bm_lewis", name: "Lewis" },
] as Voice[];

it("a segment that sounds like its story needs no words about its voice", () => {
  expect(voiceWords(segment("a"), voices, t)).toEqual([]);
  expect(voiceWords(narrated("a"), voices, t)).toEqual([]);
});

it("a voice and a speed of its own are told", () => {
  const own = segment("a", { voice_id: "bm_lewis", tts_speed: 0.75 });
  expect(voiceWords(own, voices, t)).toEqual(["Voice: Lewis", "0.75 ×"]);
});

it("another voice than the one asked for is told, with the engine in words", () => {
  const made = narrated("a").narration;
  const heard = narrated("a", 2, {
    narration: made && { ...made, engine: "hibari", voice: "bm_lewis", spoken_voice: "af_heart" },
  });
  expect(voiceWords(heard, voices, t)).toEqual(["Heart is heard, Lewis was asked for (Built-in voice)"]);
});

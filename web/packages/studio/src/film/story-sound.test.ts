import { expect, it } from "vitest";
import { narrated, segment } from "../../test/stories";
import { asTheySound, soundPath, soundVersion } from "./story-sound";

const pauses = { inter_segment_silence: 0.3, scene_silence: 1, chapter_silence: 2 };
const story = [narrated("a"), narrated("b"), segment("c")];

it("the sound has another address when a narration, the order or a pause changes", () => {
  const version = soundVersion(story, pauses);
  const [a, b, c] = story as [(typeof story)[0], (typeof story)[0], (typeof story)[0]];
  const again = { ...b, narration: b.narration && { ...b.narration, revision: 2 } };
  const others = [
    soundVersion([a, again, c], pauses),
    soundVersion([b, a, c], pauses),
    soundVersion([a, b, narrated("c")], pauses),
    soundVersion(story, { ...pauses, inter_segment_silence: 0.5 }),
  ];
  expect(new Set([version, ...others]).size).toBe(5);
  expect(soundVersion([a, { ...b, text_content: "Other." }, c], pauses)).toBe(version);
  expect(soundPath("p", version)).toBe(`/api/projects/p/narration/?skip_missing=true&v=${version}`);
});

it("a film that plays shows new pictures at once and as they are to be shown, and keeps its sound", () => {
  const now = [
    narrated("a", 9, { image_file: "/media/new.png", image_fit: "fit" }),
    narrated("b"),
    narrated("d"),
  ];
  const shown = asTheySound([narrated("a", 2), narrated("b")], now);
  expect(shown).toMatchObject([
    { id: "a", audio_duration: 2, image_file: "/media/new.png", image_fit: "fit" },
    { id: "b", audio_duration: 2, image_file: null, image_fit: "fill" },
  ]);
});

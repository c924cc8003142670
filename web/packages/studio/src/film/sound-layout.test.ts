import { describe, expect, it } from "vitest";
import { narrated, segment } from "../../test/stories";
import { pauseBefore, placesOf } from "./sound-layout";

const pauses = { inter_segment_silence: 0.3, scene_silence: 1, chapter_silence: 2 };

describe("the pause before a segment", () => {
  it("is its own, a chapter's, a scene's or the usual one", () => {
    expect(pauseBefore(segment("a", { pause_before: 0.7, scene_break: true }), pauses)).toBe(0.7);
    expect(pauseBefore(segment("a", { chapter: { title: "One", level: 1 } }), pauses)).toBe(2);
    expect(pauseBefore(segment("a", { scene_break: true }), pauses)).toBe(1);
    expect(pauseBefore(segment("a"), pauses)).toBe(0.3);
  });
});

describe("where narrations are heard", () => {
  const story = [narrated("a", 2), narrated("b", 3), narrated("c", 1, { pause_before: 1 })];

  it("counts what they have of silence themselves as part of the pause", () => {
    const places = placesOf(story, pauses);
    expect(places[1]?.begin).toBeCloseTo(2.24);
    expect(places[2]?.begin).toBeCloseTo(2.24 + 3 + 0.94);
    expect(places[2]?.end).toBeCloseTo(7.18);
  });

  it("leaves silence out of them where the pause is shorter", () => {
    const [one, other] = placesOf(story.slice(0, 2), { ...pauses, inter_segment_silence: 0.01 });
    expect(one?.end).toBeCloseTo(1.96);
    expect(other?.begin).toBeCloseTo(1.96);
    expect(other?.leftOut).toBeCloseTo(0.01);
    expect(other?.end).toBeCloseTo(1.96 + 2.99);
  });

  it("fits the sound as it is", () => {
    const places = placesOf(story, pauses, 7.28);
    expect(places[0]).toMatchObject({ begin: 0, end: 2 });
    expect(places[1]?.begin).toBeCloseTo(2.29);
    expect(places[2]?.end).toBeCloseTo(7.28);
  });
});

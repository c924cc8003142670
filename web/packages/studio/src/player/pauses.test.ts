import { expect, it } from "vitest";
import { segment } from "../../test/stories";
import { pauseBefore } from "./pauses";

const settings = { inter_segment_silence: 0.3, scene_silence: 1, chapter_silence: 2 };

it("the pause before a segment is its own, or that of its chapter, its scene or any segment", () => {
  expect(pauseBefore(segment("a"), settings)).toBe(0.3);
  expect(pauseBefore(segment("a", { scene_break: true }), settings)).toBe(1);
  const opening = { scene_break: true, chapter: { title: "One", level: 1 } };
  expect(pauseBefore(segment("a", opening), settings)).toBe(2);
  expect(pauseBefore(segment("a", { ...opening, pause_before: 0 }), settings)).toBe(0);
  expect(pauseBefore(segment("a"), undefined)).toBe(0);
});

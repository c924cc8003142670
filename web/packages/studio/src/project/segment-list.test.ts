import { describe, expect, it } from "vitest";
import { narrated, project, segment } from "../../test/stories";
import {
  insertSegment,
  moveSegment,
  orderSegments,
  removeSegment,
  replaceSegment,
  withNarrations,
} from "./segment-list";

const story = project([segment("a"), segment("b"), segment("c"), segment("d")]);
const order = (of: typeof story) =>
  of.segments.map(({ id, sequence_index }) => `${id}${sequence_index}`).join(" ");

describe("the segments in the cache", () => {
  it("move to the place of another one, down and up", () => {
    expect(order(moveSegment("a", "c")(story))).toBe("b0 c1 a2 d3");
    expect(order(moveSegment("d", "b")(story))).toBe("a0 d1 b2 c3");
    expect(moveSegment("a", "a")(story)).toBe(story);
    expect(moveSegment("a", "nowhere")(story)).toBe(story);
  });

  it("go back to an order that they had, with newer ones behind", () => {
    const moved = insertSegment(segment("x"), null)(moveSegment("a", "d")(story));
    expect(order(orderSegments(["a", "b", "c", "d"])(moved))).toBe("a0 b1 c2 d3 x4");
  });

  it("take a new one behind any of them, or in front of all", () => {
    expect(order(insertSegment(segment("x"), "b")(story))).toBe("a0 b1 x2 c3 d4");
    expect(order(insertSegment(segment("x"), null)(story))).toBe("x0 a1 b2 c3 d4");
    expect(order(insertSegment(segment("b"), "d")(story))).toBe("a0 c1 d2 b3");
  });

  it("close the gap of one that is removed", () => {
    expect(order(removeSegment("b")(story))).toBe("a0 c1 d2");
  });

  it("stay the same objects where nothing changed, so that cards need not be drawn anew", () => {
    const changed = replaceSegment(segment("b", { text_content: "New." }))(story);
    expect(changed.segments[0]).toBe(story.segments[0]);
    expect(changed.segments[1]?.text_content).toBe("New.");
    expect(moveSegment("c", "d")(story).segments[0]).toBe(story.segments[0]);
  });

  it("take narrations as they come, each with a revision of its own", () => {
    const before = project([narrated("a"), segment("b")]);
    const news = { segment_id: "a", audio_url: "/media/a2.wav", duration: 9 };
    const after = withNarrations([news])(before);
    expect(after.segments[0]).toMatchObject({ audio_file: "/media/a2.wav", audio_duration: 9 });
    expect(after.segments[0]?.narration).toMatchObject({ revision: 2, stale: [] });
    expect(after.segments[1]).toBe(before.segments[1]);
  });

  it("are drafts or not by the engine of their task, where that is known", () => {
    const before = project([narrated("a"), segment("b"), narrated("c"), segment("d")]);
    const newsOf = (id: string, engine?: string) => ({
      segment_id: id,
      audio_url: `/media/${id}2.wav`,
      duration: 1,
      engine,
    });
    const news = [newsOf("a", "kokoro"), newsOf("b", "hibari"), newsOf("c", "auto"), newsOf("d")];
    const after = withNarrations(news)(before);
    expect(after.segments.map(({ narration }) => [narration?.engine, narration?.is_draft])).toEqual([
      ["kokoro", false],
      ["hibari", true],
      ["espeak", true],
      ["", false],
    ]);
  });
});

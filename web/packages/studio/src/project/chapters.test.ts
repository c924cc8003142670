import { describe, expect, it } from "vitest";
import { narrated, segment } from "../../test/stories";
import { chapterAt, chaptersOf } from "./chapters";

const stale = { ...narrated("d").narration, stale: ["text"] } as never;
const story = [
  segment("a"),
  narrated("b", 3, { chapter: { title: "One" } }),
  narrated("c", 4),
  narrated("d", 5, { narration: stale }),
  segment("e", { chapter: { title: "Two", level: 2 } }),
  segment("f", { text_content: " " }),
];

describe("the chapters of a story", () => {
  it("tell where they begin and what of them can be heard", () => {
    expect(chaptersOf(story)).toEqual([
      { id: "a", title: undefined, level: 1, number: 1, spoken: 1, fresh: 0, stale: 0, seconds: 0 },
      { id: "b", title: "One", level: 1, number: 2, spoken: 3, fresh: 2, stale: 1, seconds: 12 },
      { id: "e", title: "Two", level: 2, number: 5, spoken: 1, fresh: 0, stale: 0, seconds: 0 },
    ]);
  });

  it("are none where no chapter begins", () => {
    expect(chaptersOf([segment("a"), segment("b")])).toEqual([]);
  });

  it("hold the segments up to the next one", () => {
    const parts = chaptersOf(story);
    expect(chapterAt(parts, 1)?.title).toBeUndefined();
    expect(chapterAt(parts, 4)?.title).toBe("One");
    expect(chapterAt(parts, 6)?.title).toBe("Two");
    expect(chapterAt([], 3)).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";
import { splitPoint, unitOffsets } from "./code-points";

describe("the place to split at", () => {
  it("is counted in code points, as the server counts", () => {
    expect(splitPoint("One. Two.", 4)).toBe(4);
    expect(splitPoint("🦊 ran. Away.", 8)).toBe(7);
  });

  it("does not count blanks in front, which the server does not keep", () => {
    expect(splitPoint("  One. Two.", 6)).toBe(4);
  });

  it("is none where one half would be blank", () => {
    expect(splitPoint("One. Two.", 0)).toBeUndefined();
    expect(splitPoint("One. Two.", 9)).toBeUndefined();
    expect(splitPoint("  One.", 2)).toBeUndefined();
    expect(splitPoint("One.  ", 4)).toBeUndefined();
  });
});

describe("the offsets of code points", () => {
  it("are those of UTF-16 units, and the end", () => {
    expect(unitOffsets("a🦊b")).toEqual([0, 1, 3, 4]);
    expect(unitOffsets("")).toEqual([0]);
  });
});

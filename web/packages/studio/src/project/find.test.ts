import { describe, expect, it } from "vitest";
import { matchesIn, matchFrom, neighbourOf, placesIn, replaceIn } from "./find";

const plain = (text: string, matchCase = false) => ({ text, matchCase });
const texts = [
  { id: "a", text: "The lamp. The Lamp!" },
  { id: "b", text: "Nothing here." },
  { id: "c", text: "A lamp" },
];

describe("a search in the texts", () => {
  it("finds all places, in any letter case or in this one", () => {
    expect(matchesIn(texts, plain("lamp"))).toEqual([
      { id: "a", from: 4, to: 8 },
      { id: "a", from: 14, to: 18 },
      { id: "c", from: 2, to: 6 },
    ]);
    expect(matchesIn(texts, plain("Lamp", true))).toEqual([{ id: "a", from: 14, to: 18 }]);
    expect(matchesIn(texts, plain(""))).toEqual([]);
  });

  it("takes signs as they are, and any quotation mark for another one", () => {
    expect(placesIn("(a.b) [c]? $1", plain("(a.b) [c]? $1"))).toHaveLength(1);
    expect(placesIn("axb", plain("a.b"))).toEqual([]);
    expect(placesIn("“Don’t!”", plain('"don\'t!"'))).toEqual([{ from: 0, to: 8 }]);
    expect(placesIn("two-three - four", plain("o-three -"))).toHaveLength(1);
  });

  it("goes from match to match, and round from the end", () => {
    const matches = matchesIn(texts, plain("lamp"));
    expect(neighbourOf(matches, matches[0], 1)).toBe(matches[1]);
    expect(neighbourOf(matches, matches[2], 1)).toBe(matches[0]);
    expect(neighbourOf(matches, matches[0], -1)).toBe(matches[2]);
    expect(neighbourOf(matches, undefined, -1)).toBe(matches[2]);
    expect(neighbourOf([], undefined, 1)).toBeUndefined();
  });

  it("begins where the reader is", () => {
    const matches = matchesIn(texts, plain("lamp"));
    expect(matchFrom(matches, texts, "b")).toBe(matches[2]);
    expect(matchFrom(matches, texts, undefined)).toBe(matches[0]);
  });
});

describe("replacing", () => {
  it("replaces all places of a text and counts them, whatever stands in the new words", () => {
    expect(replaceIn("The lamp. The Lamp!", plain("lamp"), "$& lamp")).toEqual({
      text: "The $& lamp. The $& lamp!",
      count: 2,
    });
    expect(replaceIn("Nothing", plain("lamp"), "x")).toEqual({ text: "Nothing", count: 0 });
  });
});

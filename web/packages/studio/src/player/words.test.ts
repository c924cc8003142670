import type { NarrationWord } from "@storyflow/client";
import { describe, expect, it } from "vitest";
import { stretchesOf, wordAt } from "./words";

const word = (text: string, start: number, char_start: number): NarrationWord => ({
  text,
  start,
  end: start + 0.3,
  char_start,
  char_end: char_start + [...text].length,
  spoken: text,
});
const words = [word("In", 0.1, 0), word("1984", 0.5, 3), word("🦊fox", 2, 8)];

describe("the word that sounds", () => {
  it("is the last one that has begun", () => {
    expect([0, 0.1, 0.49, 0.5, 1.9, 2, 99].map((seconds) => wordAt(words, seconds))).toEqual([
      -1, 0, 0, 1, 1, 2, 2,
    ]);
    expect(wordAt([], 1)).toBe(-1);
  });

  it("is found in the text although the server counts code points", () => {
    const text = "In 1984 🦊fox";
    expect(stretchesOf(words, text).map(({ from, to }) => text.slice(from, to))).toEqual([
      "In",
      "1984",
      "🦊fox",
    ]);
  });

  it("is found behind blanks that only the page has", () => {
    const text = "  In 1984 🦊fox ";
    expect(stretchesOf(words, text).map(({ from, to }) => text.slice(from, to))).toEqual([
      "In",
      "1984",
      "🦊fox",
    ]);
  });

  it("stays within a text that is shorter than it should be", () => {
    expect(stretchesOf(words, "In").at(-1)).toEqual({ from: 2, to: 2 });
  });
});

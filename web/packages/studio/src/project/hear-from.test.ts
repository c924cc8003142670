import type { NarrationWord } from "@storyflow/client";
import { describe, expect, it } from "vitest";
import { secondsAt } from "./hear-from";

const word = (text: string, char_start: number, start: number): NarrationWord => ({
  text,
  spoken: text,
  char_start,
  char_end: char_start + text.length,
  start,
  end: start + 0.3,
});

const words = [word("The", 0, 0.1), word("lamp", 4, 0.5), word("went", 9, 1.2)];

describe("the sound of a place in the text", () => {
  it("is that of the word that stands there", () => {
    expect(secondsAt(words, "The lamp went", 4)).toBe(0.5);
    expect(secondsAt(words, "The lamp went", 6)).toBe(0.5);
    expect(secondsAt(words, "The lamp went", 13)).toBe(1.2);
  });

  it("is that of the first word in front of it", () => {
    expect(secondsAt(words, "  The lamp went", 0)).toBe(0.1);
  });

  it("is unknown without words", () => {
    expect(secondsAt([], "…", 0)).toBeUndefined();
  });
});

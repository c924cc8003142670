import type { NarrationWord } from "@storyflow/client";
import { describe, expect, it } from "vitest";
import { subtitleAt, subtitlesOf, wordAt } from "./subtitles";

// The cases are those of the film's own test, tests/film/subtitles_test.cpp.

const word = (text: string, start: number, end: number, char_start: number, char_end: number) =>
  ({ text, spoken: text, start, end, char_start, char_end }) as NarrationWord;

/** The words of ASCII letters of a script, half a second each, without pauses. */
const wordsOf = (script: string): NarrationWord[] =>
  [...script.matchAll(/[A-Za-z0-9]+/g)].map((match, index) => {
    const first = [...script.slice(0, match.index)].length;
    return word(match[0], index / 2, (index + 1) / 2, first, first + match[0].length);
  });

const texts = (script: string): string[] => subtitlesOf(script, wordsOf(script)).map(({ text }) => text);

describe("a group of words", () => {
  it.each([
    ["one two three four five six seven eight nine", ["one two three four five six", "seven eight nine"]],
    ["one two three four, five six seven eight", ["one two three four,", "five six seven eight"]],
    ['one, two three "four five!") six seven eight', ['one, two three "four five!")', "six seven eight"]],
    ["one two three four… five six seven", ["one two three four…", "five six seven"]],
  ])("ends behind six words, or a mark after four: %s", (script, expected) => {
    expect(texts(script)).toEqual(expected);
  });

  it.each([
    ["one two three four five six seven", ["one two three four five six seven"]],
    ["one two three four five six seven eight", ["one two three four five six", "seven eight"]],
    ["one two three four. five six", ["one two three four. five six"]],
    ["one", ["one"]],
    ["...", []],
  ])("takes in one or two words that are left: %s", (script, expected) => {
    expect(texts(script)).toEqual(expected);
  });

  it("keeps marks with their words and leaves markup out", () => {
    expect(texts('- "One two" — three\n\nfour-five.')).toEqual(['- "One two" — three four-five.']);
    const script = "[one](/wʌn/) two [pause:1s] *three* [four](+1)!";
    const words = [
      word("one", 0, 0.2, 1, 4),
      word("two", 0.3, 0.5, 13, 16),
      word("three", 1.6, 2, 29, 34),
      word("[four](+1)", 2, 2.5, 36, 46),
    ];
    expect(subtitlesOf(script, words)).toMatchObject([{ text: "one two three four!", begin: 0, end: 2.5 }]);
  });

  it("is seen from its first word until the next group, or before a long pause until its last word", () => {
    const script = "one two three four. five six seven eight. nine ten eleven twelve.";
    const words = wordsOf(script).map((each, index) => ({
      ...each,
      start: index === 0 ? 0.12 : each.start + (index < 8 ? 0 : 3),
      end: each.end + (index < 8 ? 0 : 3),
    }));
    const subtitles = subtitlesOf(script, words);
    expect(subtitles.map(({ begin, end }) => [begin, end])).toEqual([
      [0.12, 2],
      [2, 4],
      [7, 9],
    ]);
    expect(subtitleAt(subtitles, 0.1)).toBeUndefined();
    expect(subtitleAt(subtitles, 2)?.text).toBe("five six seven eight.");
    expect(subtitleAt(subtitles, 5)).toBeUndefined();
  });

  it("shows the words that are heard, and none of a text that was written since", () => {
    const words = wordsOf("The lamp on Gull Rock, they say, went out.");
    expect(subtitlesOf("The lamp, it stayed on.", words).map(({ text }) => text)).toEqual([
      "The lamp on Gull Rock they",
      "say went out",
    ]);
    expect(subtitlesOf("", words).map(({ text }) => text)).toEqual([
      "The lamp on Gull Rock they",
      "say went out",
    ]);
    expect(subtitlesOf("The lamp on Gull Rock, they said.", words)[0]?.text).toBe("The lamp on Gull Rock,");
  });

  it("parts words without spaces between words", () => {
    const script = "从前有一座山山上有一座庙庙里有个老和尚。";
    const words = Array.from({ length: 19 }, (_, i) =>
      word(script[i] ?? "", 0.2 * i, 0.2 * (i + 1), i, i + 1),
    );
    const subtitles = subtitlesOf(script, words);
    expect(subtitles).toHaveLength(3);
    expect([...(subtitles[0]?.text ?? "")]).toHaveLength(6);
    expect(subtitles[2]?.text.endsWith("。")).toBe(true);
  });
});

describe("the word that is heard", () => {
  const [first, second] = subtitlesOf(
    "one two [pause] three four, five-six",
    wordsOf("one two [pause] three four, five-six").filter(({ text }) => text !== "pause"),
  );
  const heard = (seconds: number) => {
    const word = first && wordAt(first, seconds);
    return word && first?.text.slice(word.first, word.last);
  };

  it("is the last one that has begun", () => {
    expect(heard(0)).toBe("one");
    expect(heard(0.5)).toBe("two");
    expect(heard(1.2)).toBe("two");
  });

  it("lies in the shown text, without markup, and without the marks beside it", () => {
    expect(first?.words.map(({ first: from, last }) => first.text.slice(from, last))).toEqual(
      ["one", "two", "three", "four", "five", "six"].slice(0, first?.words.length),
    );
    expect(second).toBeUndefined();
  });

  it("is the first one before any has begun", () => {
    expect(heard(-1)).toBe("one");
  });
});

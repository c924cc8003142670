import { describe, expect, it } from "vitest";
import { MusicLevel } from "./music-level";

// The cases are those of the film's own test, tests/film/music_level_test.cpp.

const decibels = (factor: number): number => 20 * Math.log10(factor);
/** A minute with a voice from 10 to 20 s, another from 20.3 to 30 s. */
const minute = new MusicLevel(
  [
    { begin: 10, end: 20 },
    { begin: 20.3, end: 30 },
  ],
  60,
  -18,
);

describe("the level of music", () => {
  it("is what was asked for without a voice, and twelve decibels less under one", () => {
    for (const seconds of [5, 45]) expect(decibels(minute.at(seconds))).toBeCloseTo(-18, 2);
    for (const seconds of [10, 15, 19.99, 20.3, 29.9])
      expect(decibels(minute.at(seconds))).toBeCloseTo(-30, 2);
  });

  it("is down when the voice begins, and comes back slowly", () => {
    expect(decibels(minute.at(9.5))).toBeCloseTo(-18, 2);
    expect(decibels(minute.at(9.75))).toBeCloseTo(-24, 2);
    expect(decibels(minute.at(30.5))).toBeCloseTo(-24, 2);
    expect(decibels(minute.at(31))).toBeCloseTo(-18, 2);
  });

  it("stays down in a short pause", () => {
    for (let seconds = 20; seconds < 20.3; seconds += 0.01)
      expect(decibels(minute.at(seconds))).toBeLessThan(-27.5);
  });

  it("grows from silence and fades to silence", () => {
    expect(minute.at(0)).toBe(0);
    expect(decibels(minute.at(0.5))).toBeCloseTo(-18 - 6.02, 2);
    expect(decibels(minute.at(58.5))).toBeCloseTo(-18 - 6.02, 2);
    expect(minute.at(60)).toBe(0);
    const brief = new MusicLevel([], 1, 0);
    expect(brief.at(0.05)).toBeCloseTo(0.5, 3);
    expect(brief.at(0.5)).toBeCloseTo(1, 3);
    expect(brief.at(0.85)).toBeCloseTo(0.5, 3);
  });
});

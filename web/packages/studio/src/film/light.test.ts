import { describe, expect, it } from "vitest";
import { mixLight } from "./light";

const mixed = (one: number[], other: number[], share: number): number[] => {
  const pixels = Uint8ClampedArray.from(one);
  mixLight(pixels, Uint8ClampedArray.from(other), share);
  return [...pixels];
};

describe("a crossfade", () => {
  it("shows half of white and half of black as a lamp of half the power does", () => {
    expect(mixed([255, 255, 255, 255], [0, 0, 0, 255], 0.5)).toEqual([188, 188, 188, 255]);
  });

  it("is one picture at its beginning and the other at its end", () => {
    expect(mixed([10, 100, 200, 255], [250, 0, 60, 255], 0)).toEqual([10, 100, 200, 255]);
    expect(mixed([10, 100, 200, 255], [250, 0, 60, 255], 1)).toEqual([250, 0, 60, 255]);
  });

  it("does not change what is the same in both", () => {
    for (let value = 0; value < 256; value += 1) {
      const [red] = mixed([value, 0, 0, 255], [value, 0, 0, 255], 0.37);
      expect(Math.abs((red ?? 0) - value)).toBeLessThanOrEqual(1);
    }
  });
});

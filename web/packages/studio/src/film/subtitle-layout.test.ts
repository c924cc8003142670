import { describe, expect, it } from "vitest";
import type { SubtitlePosition, SubtitleStyle } from "./look";
import { layOut, type TextMeasure } from "./subtitle-layout";

/** Letters that are half as wide as high. */
const measure: TextMeasure = {
  width: (text, size) => [...text].length * size * 0.5,
  ascent: (size) => size * 0.9,
  descent: (size) => size * 0.3,
};
const style = (size: number, position: SubtitlePosition = "bottom"): SubtitleStyle => ({
  size,
  position,
  colour: "#fff",
  wordColour: undefined,
});
const wide = { width: 1920, height: 1080 };

describe("a subtitle", () => {
  it("is as large as the style says in a frame of 1080 pixels, and smaller in a smaller one", () => {
    expect(layOut("One two", style(48), wide, measure).size).toBe(48);
    expect(layOut("One two", style(48), { width: 720, height: 1280 }, measure).size).toBe(32);
  });

  it.each([
    ["bottom", 1080 * 0.92 - 48 * 1.2],
    ["center", (1080 - 48 * 1.2) / 2],
    ["top", 1080 * 0.08],
  ] as const)("stands at the %s", (position, top) => {
    expect(layOut("One", style(48, position), wide, measure).baseline).toBeCloseTo(top + 48 * 0.9);
  });

  it("is wrapped at 90 % of the width, between words, or within one that is too long", () => {
    const { lines } = layOut("aaaa bbbb cc", style(200), { width: 1000, height: 2000 }, measure);
    expect(lines).toEqual(["aaaa bbbb", "cc"]);
    expect(layOut("从前有一座山", style(108), { width: 1080, height: 1920 }, measure).lines).toEqual([
      "从前有一座山",
    ]);
    const broken = layOut("a".repeat(40), style(108), { width: 1080, height: 1920 }, measure);
    expect(broken.lines.map((line) => line.length)).toEqual([18, 18, 4]);
  });

  it("is drawn smaller where it would be higher than 40 % of the frame", () => {
    const laid = layOut("word ".repeat(30).trim(), style(120), wide, measure);
    expect(laid.size).toBeLessThan(120);
    expect(laid.lines.length * laid.lineHeight).toBeLessThanOrEqual(1080 * 0.4);
  });

  it("has an outline of a twentieth of its size", () => {
    expect(layOut("One", style(48), wide, measure).outline).toBeCloseTo(2.4);
    expect(layOut("One", style(12), { width: 720, height: 720 }, measure).outline).toBe(1);
  });
});

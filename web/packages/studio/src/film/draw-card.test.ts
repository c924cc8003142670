import { describe, expect, it } from "vitest";
import { layOutCard } from "./draw-card";

/** Each letter is half as wide as high. */
const measure = {
  width: (text: string, size: number) => (text.length * size) / 2,
  ascent: (size: number) => size * 0.8,
  descent: (size: number) => size * 0.2,
};
const frame = { width: 1920, height: 1080 };
const words = (count: number): string => Array.from({ length: count }, () => "lamp").join(" ");

describe("a card", () => {
  it("has its heading in 96 pixels, and the line in half of that, in grey, below it", () => {
    const { lines, height } = layOutCard({ heading: "The Lamp", line: "Maren" }, frame, measure);
    expect(lines.map(({ text, size, colour }) => [text, size, colour])).toEqual([
      ["The Lamp", 96, "#fff"],
      ["Maren", 48, "#bfbfbf"],
    ]);
    expect(height).toBeCloseTo(96 * 1.4 + 48);
  });

  it("is scaled by the frame's shorter side", () => {
    const portrait = { width: 720, height: 1280 };
    expect(layOutCard({ heading: "The Lamp", line: "" }, portrait, measure).lines[0]?.size).toBe(64);
  });

  it("has lines of about equal length", () => {
    const { lines } = layOutCard({ heading: words(8), line: "" }, frame, measure);
    expect(lines.map(({ text }) => text)).toEqual([words(4), words(4)]);
  });

  it("keeps to three lines by being drawn smaller, down to half of its size", () => {
    const { lines } = layOutCard({ heading: words(24), line: "" }, frame, measure);
    expect(lines).toHaveLength(3);
    expect(lines[0]?.size).toBeLessThan(96);
    expect(lines[0]?.size).toBeGreaterThan(48);
    expect(layOutCard({ heading: words(70), line: "" }, frame, measure).lines.length).toBeGreaterThan(3);
  });

  it("does not part a word that fits in a smaller size", () => {
    const heading = "Rindfleischetikettierungsüberwachung";
    const { lines } = layOutCard({ heading, line: "" }, frame, measure);
    expect(lines.map(({ text }) => text)).toEqual([heading]);
    expect(lines[0]?.size).toBeLessThan(96);
  });

  it("keeps the lines of its text", () => {
    const { lines } = layOutCard({ heading: "The End\n\nThank you", line: "" }, frame, measure);
    expect(lines.map(({ text }) => text)).toEqual(["The End", "", "Thank you"]);
  });

  it("ends with an ellipsis where it fits in no size", () => {
    const { lines, height } = layOutCard({ heading: "word\n".repeat(200).trim(), line: "M" }, frame, measure);
    expect(height).toBeLessThanOrEqual(864);
    expect(lines.at(-2)?.text).toBe("word…");
    expect(lines.at(-1)?.text).toBe("M");
  });
});

import { expect, it } from "vitest";
import { formatOf, formats, sizeName, sizeOf, sizes } from "./formats";

it("each size belongs to its format", () => {
  for (const format of formats) expect(sizes[format].map(formatOf)).toEqual(sizes[format].map(() => format));
});

it.each([
  ["portrait", { width: 1920, height: 1080 }, "1080 × 1920"],
  ["portrait", { width: 1280, height: 720 }, "720 × 1280"],
  ["square", { width: 3840, height: 2160 }, "1080 × 1080"],
  ["wide", { width: 720, height: 720 }, "1280 × 720"],
] as const)("another format, %s, is as sharp as the film was", (format, present, expected) => {
  expect(sizeName(sizeOf(format, present))).toBe(expected);
});

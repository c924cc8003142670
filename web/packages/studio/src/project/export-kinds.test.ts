import { expect, it } from "vitest";
import { orderOf } from "./export-kinds";

it("files for ACX are MP3 by chapter, as loud as ACX wants them, whatever else was wished for", () => {
  expect(orderOf({ kind: "acx", loudness: "podcast", byChapter: false })).toEqual({
    format: "mp3",
    by_chapter: true,
    loudness: "acx",
  });
});

it("sound takes a loudness and chapters, text takes neither", () => {
  expect(orderOf({ kind: "m4b", loudness: "podcast", byChapter: true })).toEqual({
    format: "m4b",
    by_chapter: true,
    loudness: "podcast",
  });
  expect(orderOf({ kind: "epub", loudness: "podcast", byChapter: true })).toEqual({ format: "epub" });
});

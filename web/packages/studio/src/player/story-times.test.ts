import { expect, it } from "vitest";
import { narrated, segment } from "../../test/stories";
import type { Playlist } from "./play-order";
import { chapterAt, chapterBeside, placeAt, startOf, storyTimes } from "./story-times";

const chapter = (title: string) => ({ chapter: { title, level: 1 } });
const list: Playlist = {
  storyId: "p",
  segments: [
    narrated("a", 2, chapter("One")),
    segment("b"),
    narrated("c", 3),
    segment("d", chapter("Two")),
    narrated("e", 5),
    narrated("f", 4, chapter("Three")),
  ],
  isHidden: () => false,
  isUnderWay: () => false,
};
const times = storyTimes(list, () => 0.5);

it("a story is as long as its narrations and the pauses between them", () => {
  expect(times.spans.map(({ segment: { id }, start, end }) => [id, start, end])).toEqual([
    ["a", 0, 2],
    ["c", 2.5, 5.5],
    ["e", 6, 11],
    ["f", 11.5, 15.5],
  ]);
  expect(times.total).toBe(15.5);
  expect(startOf(times, "e")).toBe(6);
  expect(startOf(times, "b")).toBeUndefined();
});

it("a chapter whose first text is silent begins with its first sound", () => {
  expect(times.chapters).toEqual([
    { title: "One", start: 0 },
    { title: "Two", start: 6 },
    { title: "Three", start: 11.5 },
  ]);
  expect(chapterAt(times, 5)?.title).toBe("One");
  expect(chapterAt(times, 6)?.title).toBe("Two");
});

it("a place in the story is a place in a segment; a pause belongs to what follows", () => {
  expect(placeAt(times, 3)).toMatchObject({ segment: { id: "c" }, at: 0.5 });
  expect(placeAt(times, 2.2)).toMatchObject({ segment: { id: "c" }, at: 0 });
  expect(placeAt(times, 99)).toMatchObject({ segment: { id: "f" }, at: 4 });
  expect(
    placeAt(
      storyTimes({ ...list, segments: [] }, () => 0),
      1,
    ),
  ).toBeUndefined();
});

it("chapters are walked, first to the beginning of the present one", () => {
  expect(chapterBeside(times, 7, 1)).toBe(11.5);
  expect(chapterBeside(times, 12, 1)).toBeUndefined();
  expect(chapterBeside(times, 9, -1)).toBe(6);
  expect(chapterBeside(times, 6.5, -1)).toBe(0);
});

import { beforeEach, expect, it } from "vitest";
import { Places, rememberedStories } from "./places";

beforeEach(() => localStorage.clear());

const place = (seconds: number) => ({ segmentId: "a", seconds });

it("where a story was left is known after a reload, until it was heard to its end", () => {
  new Places(localStorage).keep("p", place(7));
  const later = new Places(localStorage);
  expect(later.of("p")).toEqual(place(7));
  later.keep("p", undefined);
  expect(new Places(localStorage).of("p")).toBeUndefined();
});

it("only so many stories are remembered, those that were heard last", () => {
  const places = new Places(localStorage);
  for (let i = 0; i <= rememberedStories; i += 1) {
    places.keep(`p${i}`, place(i));
    if (i === 1) places.keep("p0", place(99));
  }
  expect(places.of("p1")).toBeUndefined();
  expect(places.of("p0")).toEqual(place(99));
});

it("a storage with something else in it, or none, is an empty one", () => {
  localStorage.setItem(
    "storyflow.places",
    '[["p", {"segmentId": 3}], 4, ["q", {"segmentId": "a", "seconds": 1}]]',
  );
  const places = new Places(localStorage);
  expect(places.of("p")).toBeUndefined();
  expect(places.of("q")).toEqual(place(1));
  localStorage.setItem("storyflow.places", "{");
  expect(new Places(localStorage).of("q")).toBeUndefined();
  expect(new Places(undefined).of("q")).toBeUndefined();
});

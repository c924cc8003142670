import { expect, it } from "vitest";
import { segment } from "../../test/stories";
import { numbersOf } from "./segment-numbers";

const story = [..."abcdefgh"].map((id) => segment(id));

it("segments are named by their place in the story, from 1", () => {
  expect(
    numbersOf(
      [story[1], story[4]].filter((each) => each !== undefined),
      story,
    ),
  ).toBe("2, 5");
});

it("of many the first five are named", () => {
  expect(numbersOf(story.slice(1), story)).toBe("2, 3, 4, 5, 6, …");
});

import { describe, expect, it } from "vitest";
import { segment } from "../../test/stories";
import { placed, placedOnEmpty } from "./placing";

const png = (name: string): File => new File(["png"], name, { type: "image/png" });
const story = [
  segment("a", { image_file: "/media/a.png" }),
  segment("locked", { is_locked: true }),
  segment("blank", { text_content: "  " }),
  segment("b"),
  segment("c"),
];

describe("pictures that are dropped onto a segment", () => {
  it("go to it and those behind it, in the order of their names, as people count", () => {
    const { placed: placing } = placed(story, 3, [png("scene 10.png"), png("scene 9.png")]);
    expect(placing.map(({ segment: { id }, file }) => [id, file.name])).toEqual([
      ["b", "scene 9.png"],
      ["c", "scene 10.png"],
    ]);
  });

  it("pass over what is locked and what has no text", () => {
    const { placed: placing } = placed(story, 0, [png("1.png"), png("2.png")]);
    expect(placing.map(({ segment: { id } }) => id)).toEqual(["a", "b"]);
  });

  it("leave over what finds no segment, and what is no picture", () => {
    const text = new File(["Once"], "story.txt", { type: "text/plain" });
    const { placed: placing, left, refused } = placed(story, 4, [png("1.png"), png("2.png"), text]);
    expect(placing).toHaveLength(1);
    expect(left.map(({ name }) => name)).toEqual(["2.png"]);
    expect(refused).toEqual([text]);
  });
});

describe("pictures that are dropped beside all segments", () => {
  it("go to those without one, and take the place of none", () => {
    const full = [...story, segment("d", { image_file: "/media/d.png" }), segment("e")];
    const { placed: placing } = placedOnEmpty(full, [png("3.png"), png("2.png"), png("1.png")]);
    expect(placing.map(({ segment: { id }, file }) => [id, file.name])).toEqual([
      ["b", "1.png"],
      ["c", "2.png"],
      ["e", "3.png"],
    ]);
  });

  it("are left over where each segment has one", () => {
    const { placed: placing, left } = placedOnEmpty(story.slice(0, 1), [png("1.png")]);
    expect(placing).toEqual([]);
    expect(left.map(({ name }) => name)).toEqual(["1.png"]);
  });
});

import { describe, expect, it } from "vitest";
import { allMarked, extended, noMarks, toggled } from "./marks";

const order = ["a", "b", "c", "d", "e"];

describe("marks", () => {
  it("are set and taken away one by one", () => {
    const marks = toggled(toggled(noMarks, "b"), "d");
    expect([...marks.ids]).toEqual(["b", "d"]);
    expect([...toggled(marks, "b").ids]).toEqual(["d"]);
  });

  it("reach from the last one to another, down and up, and grow from there", () => {
    const down = extended(toggled(noMarks, "b"), order, undefined, "d");
    expect([...down.ids]).toEqual(["b", "c", "d"]);
    expect([...extended(down, order, undefined, "a").ids].toSorted()).toEqual(["a", "b", "c", "d"]);
  });

  it("begin where the reader is", () => {
    expect([...extended(noMarks, order, "c", "e").ids]).toEqual(["c", "d", "e"]);
    expect([...extended(noMarks, order, undefined, "e").ids]).toEqual(["e"]);
  });

  it("take one alone when the segment where they began is gone", () => {
    expect([...extended(toggled(noMarks, "z"), order, undefined, "b").ids]).toEqual(["z", "b"]);
  });

  it("can be set on all", () => {
    expect(allMarked(order).ids.size).toBe(5);
  });
});

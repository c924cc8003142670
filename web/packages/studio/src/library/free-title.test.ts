import { expect, it } from "vitest";
import { freeTitle } from "./free-title";

it("a title that another story has gets the next free number", () => {
  expect(freeTitle("The lamp", [])).toBe("The lamp");
  expect(freeTitle("The lamp", [{ title: "The lamp went out" }])).toBe("The lamp");
  expect(freeTitle("The lamp", [{ title: "the lamp" }, { title: "The lamp (2)" }])).toBe("The lamp (3)");
  const long = "x".repeat(200);
  expect(freeTitle(long, [{ title: long }])).toBe(`${"x".repeat(196)} (2)`);
});

import { expect, it } from "vitest";
import { newName } from "./names";

it("no two things have one name", () => {
  expect(newName()).toMatch(/^[0-9a-f]{24}$/);
  expect(newName()).not.toBe(newName());
});

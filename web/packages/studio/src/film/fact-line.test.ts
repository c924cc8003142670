import { expect, it } from "vitest";
import { factLine } from "./fact-line";

it("a line breaks between two facts, and never within one", () => {
  expect(factLine(["0:02", "720 × 720", "92 kB"])).toBe("0:02 · 720\u00A0×\u00A0720 · 92\u00A0kB");
});

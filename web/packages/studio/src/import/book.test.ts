import type { BookPreview } from "@storyflow/client";
import { expect, it } from "vitest";
import { type Book, pastedBook, titleOf } from "./book";

const preview = (title: string, text: string) =>
  ({ title, passages: [{ text_content: text }] }) as unknown as BookPreview;
const fileNamed = (name: string): Book => ({ file: new File(["x"], name), name });
const pasted = pastedBook("x") as Book;

it("a book is called as it calls itself, else after its file", () => {
  expect(titleOf(fileNamed("emma.epub"), preview("Emma", "One."))).toBe("Emma");
  expect(titleOf(fileNamed("moby_dick.txt"), preview("moby_dick", "Call me."))).toBe("moby dick");
});

it("a pasted text is called after its first words, cut at a word", () => {
  expect(titleOf(pasted, preview("pasted", "The lamp went out. Nobody noticed."))).toBe("The lamp went out");
  const long = titleOf(pasted, preview("pasted", "word ".repeat(60)));
  expect(long).toMatch(/^(word )+word…$/);
  expect(long.length).toBeLessThanOrEqual(81);
});

it("blanks are no text", () => {
  expect(pastedBook(" \n")).toBeUndefined();
});

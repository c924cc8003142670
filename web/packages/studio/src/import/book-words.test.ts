import { expect, it } from "vitest";
import { de } from "../i18n/de";
import { translator } from "../i18n/translate";
import { formatText, placeText, reasonText } from "./book-words";

const t = translator(de, "de");

it("says in the reader's language why a text was left out, and quotes a reason that it does not know", () => {
  expect(reasonText("reading aid (ruby)", t)).toBe("Lesehilfe (Ruby)");
  expect(reasonText("constructor", t)).toBe("constructor");
});

it("says where a text stands, and leaves the name of a document as it is", () => {
  expect(placeText("line 12", t)).toBe("Zeile 12");
  expect(placeText("page 3", t)).toBe("Seite 3");
  expect(placeText("paragraph 4", t)).toBe("Absatz 4");
  expect(placeText("text/line 4.xhtml#p12", t)).toBe("text/line 4.xhtml#p12");
  expect(placeText("", t)).toBe("");
});

it("says what kind of book it is, with the encoding that was found", () => {
  expect(formatText("plain text", t)).toBe("Reiner Text");
  expect(formatText("plain text (windows-1252)", t)).toBe("Reiner Text (windows-1252)");
  expect(formatText("EPUB 3", t)).toBe("EPUB 3");
});

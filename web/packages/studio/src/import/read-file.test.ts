import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readEpub, UnreadableBook } from "./epub";
import { decoded, type FileNotRead, readStoryFile } from "./read-file";
import { piecesOf } from "./story";

const page = (body: string) =>
  `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>${body}</body></html>`;

function book(chapters: Record<string, string>, spine: string[]): Uint8Array<ArrayBuffer> {
  const items = Object.keys(chapters).map((name) => `<item id="${name}" href="text/${name}.xhtml"/>`);
  const references = spine.map((name) => `<itemref idref="${name}"/>`);
  const files: Record<string, Uint8Array> = {
    "META-INF/container.xml": strToU8(
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
    ),
    "OEBPS/book.opf": strToU8(
      `<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>The Whale</dc:title></metadata><manifest>${items.join("")}</manifest><spine>${references.join("")}</spine></package>`,
    ),
  };
  for (const [name, body] of Object.entries(chapters))
    files[`OEBPS/text/${name}.xhtml`] = strToU8(page(body));
  return new Uint8Array(zipSync(files));
}

describe("an EPUB", () => {
  it("is read in the order of its spine, block by block", () => {
    const bytes = book(
      {
        two: "<h2>Two</h2><div><p>Loomings,<br/>again.</p><p>  </p></div>",
        one: "<h1>One</h1><p>Call me <em>Ishmael</em>.<sup><a href='#n'>1</a></sup></p><nav><p>skip</p></nav>",
      },
      ["one", "two"],
    );
    const story = readEpub(bytes);
    expect(story.title).toBe("The Whale");
    expect(piecesOf(story).map((piece) => piece.text)).toEqual([
      "One",
      "Call me Ishmael.",
      "Two",
      "Loomings, again.",
    ]);
  });

  it("says so when it is none", () => {
    expect(() => readEpub(new Uint8Array(zipSync({ "a.xml": strToU8("<a/>") })))).toThrow(UnreadableBook);
  });

  it("keeps its own title when it comes as a file", async () => {
    const file = new File([book({ one: "<p>Call me.</p>" }, ["one"])], "whale.epub");
    expect((await readStoryFile(file)).title).toBe("The Whale");
  });
});

describe("a file", () => {
  const trouble = (file: File) =>
    readStoryFile(file).then(
      () => "none",
      (failure) => (failure as FileNotRead).trouble,
    );

  it("is refused with the reason", async () => {
    expect(await trouble(new File(["x"], "picture.png", { type: "image/png" }))).toBe("unknownType");
    expect(await trouble(new File(["not a zip"], "book.epub"))).toBe("unreadable");
    expect(await trouble(new File(["not a zip"], "text.docx"))).toBe("unreadable");
    expect(await trouble(new File(["  "], "blank.txt"))).toBe("empty");
  });

  it("gives its name to a story that has no title of its own", async () => {
    expect((await readStoryFile(new File(["Once there was a lamp."], "the_lamp.txt"))).title).toBe(
      "the lamp",
    );
    expect((await readStoryFile(new File(["# Lamp\n\nOnce."], "x.md"))).title).toBe("Lamp");
  });

  it("may be of an older Windows", () => {
    expect(decoded(new Uint8Array([0x63, 0x61, 0x66, 0xe9]))).toBe("café");
    expect(decoded(new TextEncoder().encode("“Hi”"))).toBe("“Hi”");
  });
});

import { describe, expect, it } from "vitest";
import { lineOfJsonFault } from "./json-fault";
import { cutLongParagraph, paragraphsOf } from "./prose";
import { readStory } from "./read-story";
import { faultsOf, piecesOf, titleFrom, titleFromFileName } from "./story";

const textsOf = (source: string) => piecesOf(readStory(source)).map((piece) => piece.text);

describe("pasted prose", () => {
  it("becomes a piece for each paragraph, with its broken lines joined", () => {
    const source =
      "It was a dark night, and the wind blew from\nthe sea without resting.\n\n\nThen it stopped.";
    expect(textsOf(source)).toEqual([
      "It was a dark night, and the wind blew from the sea without resting.",
      "Then it stopped.",
    ]);
  });

  it("takes each line for a paragraph where no blank lines are", () => {
    expect(textsOf("First.\nSecond.\r\nThird.")).toEqual(["First.", "Second.", "Third."]);
  });

  it("joins lines that a machine broke at one width", () => {
    const line = "the quick brown fox jumps over the lazy dog and then it";
    expect(paragraphsOf([line, line, line, "ends."].join("\n"))).toEqual([`${line} ${line} ${line} ends.`]);
  });

  it("keeps the lines of verse", () => {
    expect(textsOf("Roses are red,\nViolets are blue.\n\nSugar is sweet.")[0]).toBe(
      "Roses are red,\nViolets are blue.",
    );
  });

  it("leaves ornaments between scenes out", () => {
    expect(textsOf("One.\n\n* * *\n\nTwo.\n\n———\n\nThree.")).toEqual(["One.", "Two.", "Three."]);
  });

  it("cuts long paragraphs at sentences and loses no letter", () => {
    const sentence = "The harbour lay quiet, and the gulls had not yet begun their quarrel. ";
    const paragraph = sentence.repeat(20).trim();
    const parts = cutLongParagraph(paragraph);
    expect(parts.length).toBeGreaterThan(1);
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(450);
    expect(parts.every((part) => part.endsWith("quarrel."))).toBe(true);
    expect(parts.join(" ")).toBe(paragraph);
  });

  it("is nothing while nothing is pasted", () => {
    expect(readStory("  \n ")).toEqual({ title: "", entries: [] });
  });
});

describe("pasted Markdown", () => {
  it("gives its first heading as the title and loses its marks", () => {
    const story = readStory(
      "# The *Lamp*\n\nIt **burned**, [always](http://x.y/z), in `June`.\n\n> A quote\n\n- one\n- two",
    );
    expect(story.title).toBe("The Lamp");
    expect(piecesOf(story).map((piece) => piece.text)).toEqual([
      "The Lamp",
      "It burned, always, in June.",
      "A quote",
      "one",
      "two",
    ]);
  });

  it("leaves out code, comments and front matter", () => {
    const source = "---\ntitle: x\n---\n# Title\n\n```js\nlet x = 1;\n```\n\n<!-- note -->\nWords.";
    expect(textsOf(source)).toEqual(["Title", "Words."]);
  });

  it("leaves names_with_underscores and sums 2 * 3 * 4 as they are", () => {
    expect(textsOf("# T\n\nfile_name_one costs 2 * 3 * 4")).toEqual(["T", "file_name_one costs 2 * 3 * 4"]);
  });
});

describe("StoryFlow's own text form", () => {
  it("gives texts and prompts", () => {
    expect(
      readStory("Text: The lamp went out.\nPrompt: a dark tower\n---\ntext: Nobody\nText: noticed.").entries,
    ).toEqual([
      { kind: "piece", text: "The lamp went out.", prompt: "a dark tower" },
      { kind: "piece", text: "Nobody noticed.", prompt: "" },
    ]);
  });

  it("shows every fault in its place, with its line", () => {
    const { entries } = readStory("Text: One.\n---\nPrompt: only\n---\n\nText:\n---\nText: Two.");
    expect(
      entries.map((entry) => (entry.kind === "fault" ? [entry.reason, entry.line] : entry.text)),
    ).toEqual(["One.", ["blockWithoutText", 3], ["blockBlank", 6], "Two."]);
  });
});

describe("pasted JSON", () => {
  it("may be a story or a list of texts", () => {
    const story = readStory(
      '{"title": "Lamp", "segments": [{"text_content": " One. ", "image_prompt": null}]}',
    );
    expect(story).toEqual({ title: "Lamp", entries: [{ kind: "piece", text: "One.", prompt: "" }] });
    expect(textsOf('["One.", "Two."]')).toEqual(["One.", "Two."]);
  });

  it("shows which segments are wrong, and goes on behind them", () => {
    const { entries } = readStory(
      '{"segments": [{"text_content": ""}, 7, {"text_content": "x", "image_prompt": 1}, "ok"]}',
    );
    expect(
      entries.map((entry) => (entry.kind === "fault" ? [entry.reason, entry.number] : entry.text)),
    ).toEqual([["pieceBlank", 1], ["pieceShape", 2], ["promptShape", 3], "ok"]);
  });

  it.each([
    ['{"title": "x"}', "jsonShape"],
    ['{"segments": []}', "jsonEmpty"],
    ['{"segments": [}', "jsonSyntax"],
  ])("names what is wrong with %s", (source, reason) => {
    expect(faultsOf(readStory(source)).map((fault) => fault.reason)).toEqual([reason]);
  });

  it.each([
    ['{\n"a": 1,\n"b": 2,\n}', 4],
    ['{\n"a": 1\n"b": 2}', 3],
    ['["x",\n\n nul]', 3],
    ['["unclosed\n"]', 1],
    ['{"a": [1, 2}\n]', 1],
    ["[1]\n\n]", 3],
    ['{"a"\n 1}', 2],
  ])("finds the line where %j stops being JSON", (source, line) => {
    expect(lineOfJsonFault(source)).toBe(line);
  });
});

describe("a title", () => {
  it("is made of the first sentence, cut at a word", () => {
    expect(titleFrom("The lamp went out. Nobody noticed.")).toBe("The lamp went out");
    expect(titleFrom("Chapter One\nIt began.")).toBe("Chapter One");
    const long = titleFrom("a word ".repeat(40));
    expect(long.length).toBeLessThanOrEqual(81);
    expect(long.endsWith("word…") || long.endsWith("a…")).toBe(true);
  });

  it("can come from a file's name", () => {
    expect(titleFromFileName("moby_dick  final.epub")).toBe("moby dick final");
  });
});

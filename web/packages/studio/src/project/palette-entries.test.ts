import { describe, expect, it } from "vitest";
import { fitting, type PaletteEntry, segmentNumber, shownEntries } from "./palette-entries";

const entry = (label: string): PaletteEntry => ({ id: label, kind: "action", label, run: () => undefined });
const labels = (typed: string, of: readonly string[]) =>
  fitting(of.map(entry), typed).map(({ label }) => label);

describe("the entries of the palette", () => {
  it("have all the words that were typed, in any order, case and with or without accents", () => {
    const all = ["Narrate all", "Chapter 2: Überall", "Find and replace"];
    expect(labels("ALL", all)).toEqual(["Narrate all", "Chapter 2: Überall"]);
    expect(labels("uberall chap", all)).toEqual(["Chapter 2: Überall"]);
    expect(labels("", all)).toEqual(all);
    expect(labels("nothing", all)).toEqual([]);
  });

  it("that begin with what was typed come first", () => {
    expect(labels("re", ["Find and replace", "Rename"])).toEqual(["Rename", "Find and replace"]);
  });

  it("have what was typed also where their label writes it otherwise", () => {
    const segment = { ...entry("Segment 1,234: Behind."), typed: "1234" };
    expect(fitting([entry("Chapter 2"), segment], "1234")).toEqual([segment]);
  });

  it("are no more than can be read", () => {
    expect(
      labels(
        "",
        Array.from({ length: 90 }, (_, i) => `${i}`),
      ),
    ).toHaveLength(shownEntries);
  });
});

describe("a number that was typed", () => {
  it("is that of a segment, if there is one", () => {
    expect(segmentNumber(" 17 ", 20)).toBe(17);
    expect(segmentNumber("21", 20)).toBeUndefined();
    expect(segmentNumber("0", 20)).toBeUndefined();
    expect(segmentNumber("1a", 20)).toBeUndefined();
    expect(segmentNumber("", 20)).toBeUndefined();
  });
});

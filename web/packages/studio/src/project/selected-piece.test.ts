import type { ReadPiece } from "@storyflow/client";
import { describe, expect, it } from "vitest";
import { beginningOf, phraseOf, selectedPiece, selectionAfterChange, selectionOf } from "./selected-piece";

function piece(text: string, at: number, spoken = text): ReadPiece {
  return {
    text,
    char_start: at,
    char_end: at + [...text].length,
    spoken,
    phonemes: `p${at}`,
    from: "lexicon",
    rules: spoken === text ? [] : ["abbreviation"],
  };
}

/** "😀 Dr. Zorb left" */
const pieces = [
  { ...piece("😀", 0, ""), rules: ["not spoken" as const] },
  piece("Dr.", 2, "Doctor"),
  piece("Zorb", 6),
  piece("left", 11),
];

function select(text: string, from: number, to: number) {
  return { text, from, to };
}

describe("a selection", () => {
  it("of half a word is the whole word, whatever stands before it", () => {
    const found = selectedPiece(pieces, select("  😀 Dr. Zorb left", 10, 12));
    expect(found).toMatchObject({ text: "Zorb", char_start: 6, char_end: 10, phonemes: "p6", rules: [] });
  });

  it("of several words is one phrase with all that is said for it", () => {
    const found = selectedPiece(pieces, select("😀 Dr. Zorb left", 3, 11));
    expect(found).toMatchObject({ text: "Dr. Zorb", spoken: "Doctor Zorb", phonemes: "p2 p6" });
    expect(found?.rules).toEqual(["abbreviation"]);
  });

  it("of what is not said is none", () => {
    expect(selectedPiece(pieces, select("😀 Dr. Zorb left", 0, 2))).toBeUndefined();
  });

  it("counts where it could be a word or a phrase of a dictionary", () => {
    const field = document.createElement("textarea");
    field.value = "One (two) three\nfour";
    const at = (from: number, to: number) => {
      field.setSelectionRange(from, to);
      return selectionOf(field);
    };
    const word = at(10, 16);
    expect(word && phraseOf(word)).toBe("three");
    expect(at(3, 3)).toBeUndefined();
    expect(at(3, 4)).toBeUndefined();
    expect(at(0, 9)).toBeUndefined();
    expect(at(10, 20)).toBeUndefined();
  });
});

it("of a long phrase only the beginning is shown, cut between letters", () => {
  expect(beginningOf("Siobhan")).toBe("Siobhan");
  expect(beginningOf("he read aloud from the old tin")).toBe("he read aloud fr…");
  expect(beginningOf("sixteen letters 😀😀")).toBe("sixteen letters…");
  expect(beginningOf("sixteen letter 😀😀")).toBe("sixteen letter 😀…");
});

describe("a selection in a text that has changed since", () => {
  const chosen = select("Old Zorb saw Zorb.", 13, 17);

  it("is the same words where they are now", () => {
    expect(selectionAfterChange(chosen, "Old Zorb saw Zorb.")).toBe(chosen);
    expect(selectionAfterChange(chosen, "The old Zorb saw Zorb.")).toMatchObject({ from: 17, to: 21 });
  });

  it("is the nearest of them", () => {
    expect(selectionAfterChange(chosen, "Zorb and Zorb and Zorb")).toMatchObject({ from: 9, to: 13 });
  });

  it("is none when the words are gone", () => {
    expect(selectionAfterChange(chosen, "Old Ann.")).toBeUndefined();
    expect(selectionAfterChange(select("Zorb", 0, 0), "Ann")).toBeUndefined();
  });
});

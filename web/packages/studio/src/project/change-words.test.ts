import type { StoryChange } from "@storyflow/client";
import { expect, it } from "vitest";
import { de } from "../i18n/de";
import { en } from "../i18n/en";
import { translator } from "../i18n/translate";
import { changeWords, lossWords } from "./change-words";

const change = (more: Partial<StoryChange>): StoryChange => ({
  id: 1,
  kind: "split",
  segment_id: "a",
  place: 5,
  segments: 1,
  word: null,
  changed_at: "2026-01-01T00:00:00Z",
  ...more,
});

it("a change is called what its user did, with the number of the segment", () => {
  const t = translator(en, "en");
  expect(changeWords(change({}), t)).toBe("split segment 5");
  expect(changeWords(change({ kind: "picture_removal" }), t)).toBe("remove the picture of segment 5");
  expect(changeWords(change({ kind: "picture_fit" }), t)).toBe("how the picture of segment 5 is shown");
  expect(changeWords(change({ kind: "picture_fit", segments: 2 }), translator(de, "de"))).toBe(
    "Darstellung der Bilder von 2 Abschnitten",
  );
  expect(changeWords(change({ kind: "narration" }), t)).toBe("narrate segment 5 again");
  expect(changeWords(change({ kind: "narration", segments: 1_729 }), t)).toBe("narrate 1,729 segments again");
  expect(changeWords(change({ kind: "opening" }), t)).toBe("chapter or pause before segment 5");
  expect(changeWords(change({ kind: "text", segments: 12 }), t)).toBe("text of 12 segments");
  expect(changeWords(change({ kind: "removal", segments: 3 }), translator(de, "de"))).toBe(
    "3 Abschnitte löschen",
  );
  expect(changeWords(change({ kind: "insertion", place: 3 }), t)).toBe("new segment 3");
  expect(changeWords(change({ kind: "insertion", place: 3, segments: 40 }), t)).toBe(
    "40 new segments from segment 3 on",
  );
  expect(changeWords(change({ kind: "pronunciation", place: null, word: "Siobhan" }), t)).toBe(
    "how “Siobhan” is said",
  );
  expect(changeWords(change({ kind: "pronunciation_removal", place: null, word: "Siobhan" }), t)).toBe(
    "remove “Siobhan” from the pronunciations",
  );
  expect(changeWords(change({ kind: "order", place: null }), t)).toBe("move a segment");
  expect(changeWords(change({ kind: "story", place: null }), translator(de, "de"))).toBe(
    "Titel oder Stimme der Geschichte",
  );
});

it("is told when it took something away, and only then", () => {
  const t = translator(en, "en");
  expect(lossWords(change({ kind: "merge" }), t)).toBe("Segment 5 and the next one are one now.");
  expect(lossWords(change({ kind: "picture_removal" }), t)).toBe("The picture of segment 5 is removed.");
  expect(lossWords(change({ kind: "pronunciation_removal", word: "Siobhan" }), t)).toBe(
    "“Siobhan” is removed from the pronunciations.",
  );
  expect(lossWords(change({ kind: "text" }), t)).toBeUndefined();
});

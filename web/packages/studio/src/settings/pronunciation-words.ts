import type { StoryChange } from "@storyflow/client";
import type { Translate } from "../i18n/translate";

/** A change of a pronunciation, in words that follow "Undo:". */
export function pronunciationWords({ kind, word }: Pick<StoryChange, "kind" | "word">, t: Translate): string {
  const key = kind === "pronunciation_removal" ? "change.pronunciationRemoval" : "change.pronunciation";
  return t(key, { word: word ?? "" });
}

import type { StoryChange } from "@storyflow/client";
import type { Translate } from "../i18n/translate";
import { pronunciationWords } from "../settings/pronunciation-words";

/** Those that may have been made in many segments at once. */
const keysOfMany = {
  text: "change.text",
  voice: "change.voice",
  opening: "change.opening",
  lock: "change.lock",
  unlock: "change.unlock",
  removal: "change.removal",
  insertion: "change.insertion",
  narration: "change.narration",
  picture_fit: "change.pictureFit",
} as const;

const keysOfPlace = {
  picture: "change.picture",
  picture_removal: "change.pictureRemoval",
  narration_removal: "change.narrationRemoval",
  split: "change.split",
  merge: "change.merge",
} as const;

/** Which change of a story it was, in words that follow "Undo:". */
export function changeWords(change: StoryChange, t: Translate): string {
  const { kind, segments: count } = change;
  const place = change.place ?? 0;
  switch (kind) {
    case "order":
      return t("change.order");
    case "story":
      return t("change.story");
    case "pronunciation":
    case "pronunciation_removal":
      return pronunciationWords(change, t);
    case "picture":
    case "picture_removal":
    case "narration_removal":
    case "split":
    case "merge":
      return t(keysOfPlace[kind], { place });
    default:
      return t(keysOfMany[kind], { count, place });
  }
}

/** That a change was made which took something away that cannot be seen any more; undefined for all others. */
export function lossWords({ kind, place, word }: StoryChange, t: Translate): string | undefined {
  switch (kind) {
    case "narration_removal":
      return t("done.narrationRemoval", { place: place ?? 0 });
    case "picture_removal":
      return t("done.pictureRemoval", { place: place ?? 0 });
    case "merge":
      return t("done.merge", { place: place ?? 0 });
    case "pronunciation_removal":
      return t("done.pronunciationRemoval", { word: word ?? "" });
    default:
      return undefined;
  }
}

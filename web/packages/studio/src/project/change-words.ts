import type { StoryChange } from "@storyflow/client";
import type { Translate } from "../i18n/translate";
import { pronunciationWords } from "../settings/pronunciation-words";

const keysOfPlace = {
  text: "change.text",
  voice: "change.voice",
  lock: "change.lock",
  unlock: "change.unlock",
  picture: "change.picture",
  picture_removal: "change.pictureRemoval",
  narration_removal: "change.narrationRemoval",
  split: "change.split",
  merge: "change.merge",
  removal: "change.removal",
} as const;

/** What a change was, in words that follow "Undo:". */
export function changeWords(change: StoryChange, t: Translate): string {
  const { kind, place, segments } = change;
  switch (kind) {
    case "order":
      return t("change.order");
    case "story":
      return t("change.story");
    case "pronunciation":
    case "pronunciation_removal":
      return pronunciationWords(change, t);
    case "insertion":
      return t("change.insertion", { count: segments, place: place ?? 0 });
    case "narration":
      return t("change.narration", { count: segments, place: place ?? 0 });
    default:
      return t(keysOfPlace[kind], { place: place ?? 0 });
  }
}

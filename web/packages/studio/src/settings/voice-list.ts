import type { Voice } from "@storyflow/client";
import { Preference } from "../ground/preference";
import type { Translate } from "../i18n/translate";
import { gradeOf, rankOf } from "./voice-grades";

const isList = (value: string): value is string => /^[\w.,-]{0,2000}$/.test(value);

/** The ids of the voices that are liked in this browser, with commas between them. */
const favouriteIds = new Preference<string>("voice-favourites", isList, () => "");

export const favourites = {
  subscribe: favouriteIds.subscribe,
  get: favouriteIds.get,
  has: (id: string): boolean => favouriteIds.get().split(",").includes(id),
  toggle: (id: string): void => {
    const ids = favouriteIds.get().split(",").filter(Boolean);
    favouriteIds.set((ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]).join(","));
  },
};

export interface VoiceGroup {
  readonly title: "voice.favourites" | "voice.american" | "voice.british" | "voice.own";
  readonly voices: readonly Voice[];
}

/** The voices that are looked for, the liked ones first, then by language; in each group the best grades first. */
export function voiceGroups(
  voices: readonly Voice[],
  search: string,
  liked: string,
  t: Translate,
): VoiceGroup[] {
  const wanted = typed(search.trim());
  const isLiked = (voice: Voice) => liked.split(",").includes(voice.id);
  const found = voices
    .filter((voice) => typed(`${voice.name} ${factsOf(voice, t).join(" ")}`).includes(wanted))
    .toSorted((one, other) => difference(rankOf(one.id), rankOf(other.id)));
  const others = found.filter((voice) => !isLiked(voice));
  const groups: VoiceGroup[] = [
    { title: "voice.favourites", voices: found.filter(isLiked) },
    { title: "voice.american", voices: others.filter((voice) => voice.language === "en-US") },
    { title: "voice.british", voices: others.filter((voice) => voice.language === "en-GB") },
    { title: "voice.own", voices: others.filter((voice) => !isEnglish(voice)) },
  ];
  return groups.filter((group) => group.voices.length > 0);
}

/** As it comes from a keyboard, where a minus is a hyphen. */
const typed = (words: string): string => words.toLowerCase().replaceAll("−", "-");

const difference = (one: number, other: number): number => (one === other ? 0 : one - other);

const isEnglish = (voice: Voice): boolean => voice.language === "en-US" || voice.language === "en-GB";

/** The facts of a voice beside its name; a foreign one is said to speak English. */
export function factsOf(voice: Voice, t: Translate): string[] {
  if (voice.language === "en-US") return [t("voice.fromAmerica"), ...ownFactsOf(voice, t)];
  if (voice.language === "en-GB") return [t("voice.fromBritain"), ...ownFactsOf(voice, t)];
  return ownFactsOf(voice, t);
}

/** The same where a heading tells the country already. */
export function ownFactsOf(voice: Voice, t: Translate): string[] {
  const facts: string[] = [];
  if (voice.gender !== null) facts.push(t(voice.gender === "Female" ? "voice.female" : "voice.male"));
  if (voice.spoken_as !== undefined) facts.push(t("voice.foreign", { language: voice.language ?? "" }));
  const grade = gradeOf(voice.id);
  if (grade !== undefined) facts.push(t("voice.grade", { grade: grade.replace("-", "−") }));
  return facts;
}

export const nameOf = (voices: readonly Voice[], id: string): string =>
  voices.find((voice) => voice.id === id)?.name ?? id;

const sampleLimit = 120;

/** The line that voices say as a sample: the first sentence of a text, so that it is heard soon. */
export function sampleLine(text: string): string | undefined {
  const words = text.replace(/\s+/g, " ").trim();
  if (!/[\p{L}\p{N}]/u.test(words)) return undefined;
  const sentence = words.split(/(?<=[.!?…]["”’»]?)\s/u)[0] ?? words;
  if (sentence.length <= sampleLimit) return sentence;
  const cut = sentence.slice(0, sampleLimit);
  return cut.slice(0, Math.max(cut.lastIndexOf(" "), sampleLimit / 2));
}

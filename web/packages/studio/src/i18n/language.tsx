import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from "react";
import { Preference } from "../ground/preference";
import { en } from "./en";
import { type Catalogue, type Translate, translator } from "./translate";

export const languages = ["en", "de"] as const;
export type Language = (typeof languages)[number];
/** Each in its own language, so that its speakers find it. */
export const languageNames: Readonly<Record<Language, string>> = { en: "English", de: "Deutsch" };

const isLanguage = (value: string): value is Language => (languages as readonly string[]).includes(value);

function browserLanguage(): Language {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return wanted.find(isLanguage) ?? "en";
}

/** The language as this reader's browser writes it, with the dates of their country. */
export const localeFor = (language: Language): string =>
  navigator.languages.find((tag) => tag.toLowerCase().startsWith(language)) ?? language;

export const languagePreference = new Preference<Language>("language", isLanguage, browserLanguage);

const loaded = new Map<Language, Catalogue>([["en", en]]);

/** Languages other than English come as files of their own, only when they are wanted. */
export async function loadLanguage(language: Language): Promise<void> {
  if (language === "de" && !loaded.has("de")) loaded.set("de", (await import("./de")).de);
  document.documentElement.lang = language;
}

export async function chooseLanguage(language: Language): Promise<void> {
  await loadLanguage(language);
  languagePreference.set(language);
}

interface Wording {
  readonly language: Language;
  readonly t: Translate;
}

const WordingContext = createContext<Wording>({ language: "en", t: translator(en, "en") });

export function LanguageProvider({ children }: { children: ReactNode }) {
  const language = useSyncExternalStore(languagePreference.subscribe, languagePreference.get);
  const wording = useMemo(
    () => ({ language, t: translator(loaded.get(language) ?? en, language) }),
    [language],
  );
  return <WordingContext value={wording}>{children}</WordingContext>;
}

export const useWording = (): Wording => useContext(WordingContext);
/** The messages in the reader's language. */
export const useText = (): Translate => useContext(WordingContext).t;

import type { SystemState } from "@storyflow/client";

/** A script that the film's own font lacks, as the server names it when the machine has no font for it either. */
interface Script {
  readonly name: string;
  /** A language that is written in it, by which the page names it. */
  readonly language: string;
  readonly letters: RegExp;
  readonly fonts: string;
}

// The scripts that the server looks for (src/app/diagnosis).
const scripts: readonly Script[] = [
  { name: "Chinese", language: "zh", letters: /\p{Script=Han}/u, fonts: "fonts-noto-cjk" },
  {
    name: "Japanese",
    language: "ja",
    letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
    fonts: "fonts-noto-cjk",
  },
  { name: "Korean", language: "ko", letters: /\p{Script=Hangul}/u, fonts: "fonts-noto-cjk" },
  { name: "Arabic", language: "ar", letters: /\p{Script=Arabic}/u, fonts: "fonts-noto-core" },
  { name: "Hebrew", language: "he", letters: /\p{Script=Hebrew}/u, fonts: "fonts-noto-core" },
  { name: "Hindi", language: "hi", letters: /\p{Script=Devanagari}/u, fonts: "fonts-noto-core" },
  { name: "Thai", language: "th", letters: /\p{Script=Thai}/u, fonts: "fonts-noto-core" },
];

export interface LackedLetters {
  /** Codes of languages. */
  readonly languages: readonly string[];
  /** Packages of Debian with fonts that have these letters. */
  readonly fonts: readonly string[];
}

/** The letters of texts for which the server's machine has no font; undefined: none. */
export function lackedLetters(
  system: SystemState | undefined,
  texts: readonly string[],
): LackedLetters | undefined {
  const finding = system?.findings.find(({ subject }) => subject === "letters of films");
  if (finding === undefined || finding.verdict === "good") return undefined;
  const [named = ""] = finding.explanation.split(";");
  const lacked = scripts.filter(
    ({ name, letters }) => named.includes(name) && texts.some((text) => letters.test(text)),
  );
  if (lacked.length === 0) return undefined;
  return {
    languages: lacked.map(({ language }) => language),
    fonts: [...new Set(lacked.map(({ fonts }) => fonts))],
  };
}

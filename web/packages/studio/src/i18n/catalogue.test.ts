import { describe, expect, it } from "vitest";
import { de } from "./de";
import { clockTime, roughTime } from "./duration";
import { en } from "./en";
import { type Catalogue, type MessageKey, placeholdersOf, translator } from "./translate";

const keys = Object.keys(en) as MessageKey[];
const sources = import.meta.glob<string>("../**/*.{ts,tsx}", {
  query: "?raw",
  import: "default",
  eager: true,
});
const code = Object.entries(sources)
  .filter(([path]) => !path.includes(".test.") && !/i18n\/(en|de)\.ts$/.test(path))
  .map(([, text]) => text)
  .join("\n");

describe("the message catalogue", () => {
  it("has every key in German, and no other", () => {
    expect(Object.keys(de).sort()).toEqual([...keys].sort());
  });

  it("fills in the same names in both languages", () => {
    const inGerman: Catalogue = de;
    for (const key of keys)
      expect([key, placeholdersOf(inGerman[key])]).toEqual([key, placeholdersOf(en[key])]);
  });

  it("holds no message that nobody says", () => {
    const families = [...code.matchAll(/t\(`([\w.]+\.)\$\{/g)].map((match) => match[1] ?? "");
    const unsaid = keys.filter(
      (key) => !code.includes(`"${key}"`) && !families.some((family) => key.startsWith(family)),
    );
    expect(unsaid.filter((key) => !/^engine\.(auto|kokoro|hibari|espeak)(About)?$/.test(key))).toEqual([]);
  });
});

describe("a translator", () => {
  it("takes the word for one or for many as the language wants it", () => {
    const t = translator(en, "en");
    expect(t("project.segments", { count: 1 })).toBe("1 segment");
    expect(t("project.segments", { count: 0 })).toBe("0 segments");
    expect(t("project.segments", { count: 2 })).toBe("2 segments");
  });

  it("writes numbers as the language does", () => {
    expect(translator(en, "en")("import.count", { count: 12_500 })).toBe("12,500 segments");
    expect(translator(de, "de")("import.count", { count: 12_500 })).toBe("12.500 Abschnitte");
    expect(translator(de, "de")("voice.times", { speed: 1.25 })).toBe("1,25 ×");
  });

  it("leaves braces in a reader's own words alone", () => {
    expect(translator(en, "en")("project.deleted", { title: "{title}" })).toBe("Deleted: “{title}”.");
  });
});

describe("times", () => {
  const t = translator(en, "en");

  it("are places in sound with two digits of seconds", () => {
    expect([0, 7.9, 760, 3723].map(clockTime)).toEqual(["0:00", "0:07", "12:40", "1:02:03"]);
  });

  it("are told no more exactly than a person needs", () => {
    const told = [0.2, 4.4, 59.4, 59.6, 3590, 4800, 7200].map((seconds) => roughTime(seconds, t));
    expect(told).toEqual(["1 s", "4 s", "59 s", "1 min", "1 h", "1 h 20 min", "2 h"]);
  });
});

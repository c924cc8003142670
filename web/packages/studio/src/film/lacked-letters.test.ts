import type { SystemState } from "@storyflow/client";
import { expect, it } from "vitest";
import { lackedLetters } from "./lacked-letters";

const system = (verdict: "good" | "missing", explanation: string): SystemState =>
  ({
    findings: [{ verdict, needed: false, subject: "letters of films", explanation }],
  }) as unknown as SystemState;
const bare = system(
  "missing",
  "no font for Chinese, Japanese, Arabic; on Debian: apt install fonts-noto-cjk fonts-noto-core",
);

it("letters that the machine has no font for are told with what has them", () => {
  expect(lackedLetters(bare, ["The lamp.", "灯が消えた。"])).toEqual({
    languages: ["zh", "ja"],
    fonts: ["fonts-noto-cjk"],
  });
  expect(lackedLetters(bare, ["انطفأ المصباح"])).toEqual({ languages: ["ar"], fonts: ["fonts-noto-core"] });
});

it("scripts that no text has, or that the machine has a font for, are not told", () => {
  expect(lackedLetters(bare, ["The lamp."])).toBeUndefined();
  expect(lackedLetters(bare, ["등불이 꺼졌다."])).toBeUndefined();
  expect(lackedLetters(system("good", "all scripts looked for"), ["灯"])).toBeUndefined();
  expect(lackedLetters(undefined, ["灯"])).toBeUndefined();
});

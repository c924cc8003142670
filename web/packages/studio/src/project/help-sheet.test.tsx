import { render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { chooseLanguage, LanguageProvider } from "../i18n/language";
import { HelpSheet } from "./help-sheet";

afterEach(() => chooseLanguage("en"));

const keysOf = (words: string): string[] =>
  [...(screen.getByText(words).parentElement?.querySelectorAll("kbd") ?? [])].map(
    (key) => key.textContent ?? "",
  );

it("keys are called as on the keyboards of the reader's country", async () => {
  await chooseLanguage("de");
  render(
    <LanguageProvider>
      <HelpSheet onClose={() => undefined} />
    </LanguageProvider>,
  );
  expect(keysOf("Suchen und ersetzen")).toEqual(["Strg", "F"]);
  expect(keysOf("Zum ersten oder letzten Abschnitt")).toEqual(["Pos1", "Ende"]);
  expect(keysOf("Abschnitt verschieben")).toEqual(["Alt", "↑", "↓"]);
});

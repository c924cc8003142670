import { useSyncExternalStore } from "react";
import { type Theme, themePreference, themes } from "../ground/theme";
import { chooseLanguage, type Language, languageNames, languages, useWording } from "../i18n/language";
import { doubtReachability } from "../server/sending";
import { outOfReach, troubleNotice } from "../server/trouble";
import { ChoiceField } from "../ui/fields";
import { useNotice } from "../ui/notices";
import { Section } from "./section";

const isTheme = (value: string): value is Theme => themes.some((theme) => theme === value);
const isLanguage = (value: string): value is Language => languages.some((language) => language === value);

/** How the studio looks and speaks in this browser. */
export function AppearanceSection() {
  const { t, language } = useWording();
  const notice = useNotice();
  // A language is a file of its own.
  const choose = (wanted: Language) =>
    void chooseLanguage(wanted).catch(() => {
      doubtReachability();
      notice(troubleNotice(outOfReach, t));
    });
  const theme = useSyncExternalStore(themePreference.subscribe, themePreference.get);
  return (
    <Section title={t("appearance.title")}>
      <div className="grid gap-4 sm:grid-cols-2">
        <ChoiceField
          label={t("appearance.theme")}
          value={theme}
          onChange={(event) => isTheme(event.target.value) && themePreference.set(event.target.value)}
        >
          {themes.map((each) => (
            <option key={each} value={each}>
              {t(`appearance.${each}`)}
            </option>
          ))}
        </ChoiceField>
        <ChoiceField
          label={t("appearance.language")}
          value={language}
          onChange={(event) => isLanguage(event.target.value) && choose(event.target.value)}
        >
          {languages.map((each) => (
            <option key={each} value={each} lang={each}>
              {languageNames[each]}
            </option>
          ))}
        </ChoiceField>
      </div>
    </Section>
  );
}

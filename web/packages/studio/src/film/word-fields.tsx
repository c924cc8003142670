import type { Settings } from "@storyflow/client";
import { useText } from "../i18n/language";
import { CheckField } from "../ui/fields";
import { ColourField } from "./colour-field";
import { usualWordColour } from "./look";
import type { ChangeSettings } from "./style-panel";

interface WordFieldsProps {
  readonly settings: Settings;
  readonly onChange: ChangeSettings;
}

/** Whether the word that is heard is marked in the subtitles, and its colour. */
export function WordFields({ settings, onChange }: WordFieldsProps) {
  const t = useText();
  const isMarked = settings.subtitle_words ?? false;
  return (
    <>
      <CheckField
        label={t("film.words")}
        checked={isMarked}
        onChange={(subtitle_words) => onChange({ subtitle_words })}
      />
      {isMarked && (
        <ColourField
          label={t("film.words.colour")}
          value={settings.subtitle_word_color || usualWordColour}
          onChange={(subtitle_word_color) => onChange({ subtitle_word_color })}
        />
      )}
    </>
  );
}

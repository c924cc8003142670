import { useId, useState } from "react";
import { useText } from "../i18n/language";
import { classes } from "../ui/classes";
import { CheckField, inputClasses, RangeField } from "../ui/fields";
import { type CardStyle, longestCard, shortestCard } from "./look";
import type { ChangeSettings } from "./style-panel";

const mostLetters = 500;

interface CardFieldsProps {
  readonly cards: CardStyle;
  readonly onChange: ChangeSettings;
}

/** The cards in front of the first picture and behind the last. */
export function CardFields({ cards, onChange }: CardFieldsProps) {
  const t = useText();
  const textId = useId();
  // A text that is written anew is empty for a moment; its field stays.
  const [isWriting, setWriting] = useState(false);
  const hasEnd = cards.end !== "" || isWriting;
  return (
    <>
      <CheckField
        label={t("film.titleCard")}
        checked={cards.hasTitle}
        onChange={(title_card) => onChange({ title_card })}
      />
      <CheckField
        label={t("film.endCard")}
        checked={hasEnd}
        onChange={(isWanted) => {
          setWriting(isWanted);
          onChange({ end_card: isWanted ? t("film.endCard.usual") : "" });
        }}
      />
      {hasEnd && (
        <div className="flex flex-col gap-1.5">
          <label htmlFor={textId} className="text-small font-medium">
            {t("film.endCard.text")}
          </label>
          <textarea
            id={textId}
            rows={2}
            maxLength={mostLetters}
            value={cards.end}
            onChange={({ target }) => {
              setWriting(true);
              onChange({ end_card: target.value });
            }}
            className={classes(inputClasses, "field-sizing-content resize-none")}
          />
        </div>
      )}
      {(cards.hasTitle || hasEnd) && (
        <RangeField
          label={t("film.cardSeconds")}
          value={cards.seconds}
          min={shortestCard}
          max={Math.max(longestShown, cards.seconds)}
          step={0.5}
          shown={t("voice.seconds", { seconds: cards.seconds })}
          onChange={(card_seconds) => onChange({ card_seconds })}
        />
      )}
    </>
  );
}

/** The server takes up to 30 seconds; a slider for that would be too coarse. */
const longestShown = Math.min(10, longestCard);

import { useText } from "../i18n/language";
import { ChoiceField, RangeField } from "../ui/fields";
import { ColourField } from "./colour-field";
import type { SubtitlePosition, SubtitleStyle } from "./look";
import type { ChangeSettings } from "./style-panel";

const positions = ["bottom", "center", "top"] as const satisfies readonly SubtitlePosition[];
const smallestSize = 12;
const largestSize = 120;

interface SubtitleFieldsProps {
  readonly style: SubtitleStyle;
  readonly onChange: ChangeSettings;
}

/** Size, colour and place of subtitles. */
export function SubtitleFields({ style, onChange }: SubtitleFieldsProps) {
  const t = useText();
  return (
    <>
      <RangeField
        label={t("film.subtitleSize")}
        value={style.size}
        min={smallestSize}
        max={largestSize}
        step={2}
        shown={t("film.pixels", { pixels: style.size })}
        onChange={(subtitle_font_size) => onChange({ subtitle_font_size })}
      />
      <div className="grid grid-cols-2 gap-4">
        <ColourField
          label={t("film.colour")}
          value={style.colour}
          onChange={(colour) => onChange({ subtitle_color: colour, subtitle_font_color: colour })}
        />
        <ChoiceField
          label={t("film.position")}
          value={style.position}
          onChange={(event) => {
            const position = positions.find((each) => each === event.target.value);
            if (position) onChange({ subtitle_position: position });
          }}
        >
          {positions.map((position) => (
            <option key={position} value={position}>
              {t(`film.position.${position}`)}
            </option>
          ))}
        </ChoiceField>
      </div>
    </>
  );
}

import { RectangleHorizontal, RectangleVertical, Square } from "lucide-react";
import { useText } from "../i18n/language";
import { classes } from "../ui/classes";
import { ChoiceField } from "../ui/fields";
import { type Format, type FrameSize, formatOf, formats, sizeName, sizeOf, sizes } from "./formats";
import type { ChangeSettings } from "./style-panel";

const icons = { wide: RectangleHorizontal, square: Square, portrait: RectangleVertical } as const;

interface FormatFieldProps {
  readonly frame: FrameSize;
  readonly onChange: ChangeSettings;
}

/** The shape of the film, and how many pixels it has. */
export function FormatField({ frame, onChange }: FormatFieldProps) {
  const t = useText();
  const take = ({ width, height }: FrameSize) => onChange({ render_width: width, render_height: height });
  const format = formatOf(frame);
  return (
    <>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1.5 text-small font-medium">{t("film.format")}</legend>
        <div className="grid grid-cols-3 gap-1">
          {formats.map((each) => (
            <FormatChoice
              key={each}
              format={each}
              isChosen={each === format}
              onChoose={() => each !== format && take(sizeOf(each, frame))}
            />
          ))}
        </div>
      </fieldset>
      <ChoiceField
        label={t("film.size")}
        value={sizeName(frame)}
        onChange={(event) => {
          const found = sizes[format].find((each) => sizeName(each) === event.target.value);
          if (found) take(found);
        }}
      >
        {sizes[format].map((each) => (
          <option key={sizeName(each)} value={sizeName(each)}>
            {sizeName(each)}
          </option>
        ))}
      </ChoiceField>
    </>
  );
}

interface FormatChoiceProps {
  readonly format: Format;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function FormatChoice({ format, isChosen, onChoose }: FormatChoiceProps) {
  const t = useText();
  const Icon = icons[format];
  return (
    <label
      className={classes(
        "flex min-h-touch flex-col items-center justify-center gap-1 rounded-control border py-2 text-small outline-offset-2 has-focus-visible:outline-2 has-focus-visible:outline-accent",
        isChosen ? "border-accent bg-accent-soft text-accent" : "border-edge hover:bg-sunken",
      )}
    >
      <input type="radio" name="film-format" checked={isChosen} onChange={onChoose} className="sr-only" />
      <Icon size={20} aria-hidden />
      {t(`film.format.${format}`)}
    </label>
  );
}

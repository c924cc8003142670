import type { ImageFit, Segment } from "@storyflow/client";
import { Expand, RectangleHorizontal } from "lucide-react";
import { useId } from "react";
import { useText } from "../i18n/language";
import { classes } from "../ui/classes";
import type { SegmentActions } from "./use-segment-actions";

const icons = { fill: RectangleHorizontal, fit: Expand } as const;

interface PictureFitChoiceProps {
  readonly segment: Segment;
  readonly actions: Pick<SegmentActions, "setPictureFit">;
}

/** Whether the film cuts the picture to its shape or shows it whole. */
export function PictureFitChoice({ segment, actions }: PictureFitChoiceProps) {
  const t = useText();
  const name = useId();
  return (
    <fieldset disabled={segment.is_locked} className="flex min-w-0 flex-col gap-1 disabled:opacity-60">
      <legend className="mb-1 text-fine font-medium text-muted">{t("picture.inFilm")}</legend>
      <div className="flex flex-wrap gap-1">
        {(["fill", "fit"] as const).map((fit) => (
          <FitOption
            key={fit}
            name={name}
            fit={fit}
            isChosen={segment.image_fit === fit}
            onChoose={() => void actions.setPictureFit(segment.id, fit)}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface FitOptionProps {
  readonly name: string;
  readonly fit: ImageFit;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function FitOption({ name, fit, isChosen, onChoose }: FitOptionProps) {
  const t = useText();
  const Icon = icons[fit];
  return (
    <label
      className={classes(
        "flex min-h-touch grow items-center justify-center gap-2 rounded-control border px-3 py-1.5 text-small outline-offset-2 has-focus-visible:outline-2 has-focus-visible:outline-accent",
        isChosen ? "border-accent bg-accent-soft text-accent" : "border-edge hover:bg-sunken",
      )}
    >
      <input type="radio" name={name} checked={isChosen} onChange={onChoose} className="sr-only" />
      <Icon size={18} aria-hidden className="shrink-0" />
      {t(`picture.${fit}`)}
    </label>
  );
}

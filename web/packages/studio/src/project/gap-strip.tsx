import type { Segment } from "@storyflow/client";
import { AudioLines } from "lucide-react";
import { useText } from "../i18n/language";
import { Button } from "../ui/button";

interface GapStripProps {
  /** The texts that are not narrated, one behind the other. */
  readonly gap: readonly Segment[];
  /** The number of the first one. */
  readonly number: number;
  readonly onNarrate?: (() => void) | undefined;
  readonly onSkip: () => void;
}

/** Says where the story cannot be heard, and lets the listener choose. */
export function GapStrip({ gap, number, onNarrate, onSkip }: GapStripProps) {
  const t = useText();
  const last = number + gap.length - 1;
  return (
    <div className="flex flex-wrap items-center gap-x-2 border-b border-line py-1 pr-1.5 pl-4">
      <p role="status" className="min-w-0 flex-1 basis-60 py-2 text-small">
        {gap.length === 1
          ? t("player.gap", { number })
          : t(gap.length === 2 ? "player.gapPair" : "player.gaps", { first: number, last })}
      </p>
      <div className="-ml-4 flex sm:ml-0">
        {onNarrate && gap.some((segment) => !segment.is_locked) && (
          <Button look="quiet" className="text-accent" onClick={onNarrate}>
            <AudioLines size={18} aria-hidden />
            {t("player.narrateGap", { count: gap.length })}
          </Button>
        )}
        <Button look="quiet" onClick={onSkip}>
          {t("player.skipGap")}
        </Button>
      </div>
    </div>
  );
}

import type { Segment } from "@storyflow/client";
import { AudioLines, Pause, Play, RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "../i18n/language";
import { usePlayer, usePlayerState } from "../player/player-context";
import { classes } from "../ui/classes";
import type { SegmentState } from "./segment-state";
import { trackOf } from "./story-sound";
import type { SegmentActions } from "./use-segment-actions";

interface SoundButtonProps {
  readonly segment: Segment;
  readonly state: SegmentState;
  readonly number: number;
  readonly actions: SegmentActions;
}

/** The one thing to do with the sound of a segment: hear it, make it, or try that again. None while the first one is being made. */
export function SoundButton({ segment, state, number, actions }: SoundButtonProps) {
  const t = useText();
  const narrate = () => void actions.narrate(segment.id);
  switch (state.kind) {
    case "queued":
    case "narrating":
      return segment.audio_file === null ? null : <PlayButton segment={segment} number={number} />;
    case "blank":
    case "silent":
      return (
        <RoundButton
          label={t("segment.narrate", { number })}
          onClick={narrate}
          disabled={segment.is_locked || state.kind === "blank"}
          icon={<AudioLines size={20} aria-hidden />}
        />
      );
    case "failed":
      return (
        <RoundButton
          label={t("segment.retry", { number })}
          onClick={narrate}
          icon={<RotateCcw size={20} aria-hidden />}
        />
      );
    case "ready":
    case "stale":
      return <PlayButton segment={segment} number={number} />;
  }
}

function PlayButton({ segment, number }: Pick<SoundButtonProps, "segment" | "number">) {
  const t = useText();
  const player = usePlayer();
  const phase = usePlayerState((state) => (state.segmentId === segment.id ? state.phase : "idle"));
  const isSounding = phase === "playing";
  const press = () =>
    phase === "idle" || phase === "waiting" || phase === "gap"
      ? void player.play(trackOf(segment), { goesOn: false })
      : player.toggle();
  return (
    <RoundButton
      label={t(isSounding ? "segment.pause" : "segment.play", { number })}
      onClick={press}
      isFilled={isSounding}
      icon={
        isSounding ? (
          <Pause size={20} fill="currentColor" aria-hidden />
        ) : (
          <Play size={20} fill="currentColor" aria-hidden className="translate-x-px" />
        )
      }
    />
  );
}

interface RoundButtonProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly isFilled?: boolean;
}

function RoundButton({ label, icon, isFilled = false, ...rest }: RoundButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className="group/round grid size-touch shrink-0 place-items-center rounded-full"
      {...rest}
    >
      {/* Smaller than the area that can be pressed, so that it touches neither the text nor the row above. */}
      <span
        className={classes(
          "grid size-9 place-items-center rounded-full transition-colors",
          isFilled
            ? "bg-accent text-on-accent group-hover/round:bg-accent-strong"
            : "bg-accent-soft text-accent group-enabled/round:group-hover/round:bg-spoken group-enabled/round:group-hover/round:text-ink group-disabled/round:bg-sunken group-disabled/round:text-disabled",
        )}
      >
        {icon}
      </span>
    </button>
  );
}

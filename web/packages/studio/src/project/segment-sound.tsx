import type { Segment, StaleReason } from "@storyflow/client";
import { AudioLines, LoaderCircle, Pause, Play, RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import { clockTime } from "../i18n/duration";
import { useText } from "../i18n/language";
import type { PlainKey } from "../i18n/translate";
import { usePlayer, usePlayerState } from "../player/player-context";
import { Waveform } from "../player/waveform";
import { Button } from "../ui/button";
import type { SegmentState } from "./segment-state";
import { trackOf } from "./use-playback";
import type { SegmentActions } from "./use-segment-actions";

interface SegmentSoundProps {
  readonly segment: Segment;
  readonly state: SegmentState;
  readonly number: number;
  readonly actions: SegmentActions;
}

/** The row below a text: what there is to hear, or why there is nothing yet and what to do about it. */
export function SegmentSound({ segment, state, number, actions }: SegmentSoundProps) {
  const t = useText();
  const narrate = () => void actions.narrate(segment.id);
  switch (state.kind) {
    case "blank":
      return (
        <Row
          button={
            <RoundButton label={t("segment.narrate", { number })} disabled icon={<AudioLines size={20} />} />
          }
          text={t("state.blank")}
        />
      );
    case "silent":
      return (
        <Row
          button={
            <RoundButton
              label={t("segment.narrate", { number })}
              onClick={narrate}
              disabled={segment.is_locked}
              icon={<AudioLines size={20} />}
            />
          }
          text={segment.is_locked ? t("state.silentLocked") : t("state.silent")}
        />
      );
    case "queued":
      return <Row button={<Busy />} text={t("state.queued", { position: state.position })} />;
    case "narrating":
      return <Row button={<Busy isActive />} text={t("state.narrating")} isLive />;
    case "failed":
      return (
        <Row
          button={
            <RoundButton
              label={t("segment.retry", { number })}
              onClick={narrate}
              icon={<RotateCcw size={20} />}
            />
          }
          text={<Failure reason={state.reason} onRetry={narrate} />}
        />
      );
    case "ready":
    case "stale":
      return <Narration segment={segment} duration={state.duration} number={number} />;
  }
}

function Failure({ reason, onRetry }: { reason: string | undefined; onRetry: () => void }) {
  const t = useText();
  if (reason !== undefined) return <span className="text-bad">{t("state.failed", { reason })}</span>;
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      {t("state.notNarrated")}
      <Button look="quiet" className="-mx-4 text-fine underline underline-offset-4" onClick={onRetry}>
        {t("retry")}
      </Button>
    </span>
  );
}

function Narration({ segment, duration, number }: { segment: Segment; duration: number; number: number }) {
  const t = useText();
  const player = usePlayer();
  const phase = usePlayerState((state) => (state.segmentId === segment.id ? state.phase : "idle"));
  const revision = segment.narration?.revision ?? 0;
  const isSounding = phase === "playing";
  const press = () =>
    phase === "idle" || phase === "waiting"
      ? void player.play(trackOf(segment), { goesOn: false })
      : player.toggle();
  const seek = (seconds: number) =>
    phase === "playing" || phase === "paused"
      ? player.seek(seconds)
      : void player.play(trackOf(segment), { at: seconds, goesOn: false });
  return (
    <Row
      button={
        <RoundButton
          label={t(isSounding ? "segment.pause" : "segment.play", { number })}
          onClick={press}
          isFilled={isSounding}
          icon={
            isSounding ? (
              <Pause size={20} fill="currentColor" />
            ) : (
              <Play size={20} fill="currentColor" className="translate-x-px" />
            )
          }
        />
      }
      text={
        <div className="flex min-w-0 items-center gap-3">
          <Waveform
            segmentId={segment.id}
            revision={revision}
            duration={duration}
            number={number}
            onSeek={seek}
          />
          <span className="figures text-fine text-muted">{clockTime(Math.ceil(duration))}</span>
        </div>
      }
    />
  );
}

const staleTexts: Readonly<Record<StaleReason, PlainKey>> = {
  text: "stale.text",
  voice: "stale.voice",
  speed: "stale.speed",
  file: "stale.file",
};

/** Says what has changed since a text was narrated, and offers to narrate it again. */
export function StaleLine({
  segment,
  reasons,
  actions,
}: {
  segment: Segment;
  reasons: readonly StaleReason[];
  actions: SegmentActions;
}) {
  const t = useText();
  return (
    <div className="flex flex-wrap items-center gap-x-3 text-fine text-warn">
      <p>{reasons.map((reason) => t(staleTexts[reason])).join(" ")}</p>
      {!segment.is_locked && (
        <Button
          look="quiet"
          className="-mx-4 text-fine underline underline-offset-4"
          onClick={() => void actions.narrate(segment.id)}
        >
          {t("segment.narrateAgain")}
        </Button>
      )}
    </div>
  );
}

interface RowProps {
  readonly button: ReactNode;
  readonly text: ReactNode;
  readonly isLive?: boolean;
}

function Row({ button, text, isLive = false }: RowProps) {
  return (
    <div className="flex min-w-0 flex-1 items-center gap-3">
      {button}
      <div
        className={
          isLive ? "breathing min-w-0 flex-1 text-small text-accent" : "min-w-0 flex-1 text-small text-muted"
        }
      >
        {text}
      </div>
    </div>
  );
}

interface RoundButtonProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onClick?: () => void;
  readonly disabled?: boolean;
  readonly isFilled?: boolean;
}

function RoundButton({ label, icon, isFilled = false, ...rest }: RoundButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={
        isFilled
          ? "grid size-touch shrink-0 place-items-center rounded-full bg-accent text-on-accent transition-colors hover:bg-accent-strong"
          : "grid size-touch shrink-0 place-items-center rounded-full bg-accent-soft text-accent transition-colors hover:bg-spoken hover:text-ink disabled:bg-sunken disabled:text-muted"
      }
      {...rest}
    >
      {icon}
    </button>
  );
}

function Busy({ isActive = false }: { isActive?: boolean }) {
  return (
    <span
      aria-hidden
      className="grid size-touch shrink-0 place-items-center rounded-full bg-sunken text-muted"
    >
      {isActive ? (
        <LoaderCircle size={20} className="animate-spin text-accent" />
      ) : (
        <AudioLines size={20} className="opacity-50" />
      )}
    </span>
  );
}

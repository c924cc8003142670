import type { ProjectDetail, Segment, StaleReason } from "@storyflow/client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { clockTime } from "../i18n/duration";
import { useText } from "../i18n/language";
import type { PlainKey } from "../i18n/translate";
import { usePlayer, usePlayerState } from "../player/player-context";
import { Waveform } from "../player/waveform";
import { keys, voicesQuery } from "../server/queries";
import { inOwnWords } from "../server/refusals";
import { nameOf } from "../settings/voice-list";
import { Button } from "../ui/button";
import { classes } from "../ui/classes";
import { useDesk } from "./project-context";
import type { SegmentState } from "./segment-state";
import { trackOf } from "./story-sound";
import type { SegmentActions } from "./use-segment-actions";

interface SegmentSoundProps {
  readonly segment: Segment;
  readonly state: SegmentState;
  readonly number: number;
  readonly actions: SegmentActions;
}

/** The row below the current text: its sound, or why there is none yet. */
export function SegmentSound({ segment, state, number, actions }: SegmentSoundProps) {
  const t = useText();
  switch (state.kind) {
    case "blank":
      return <Row text={t("state.blank")} />;
    case "silent":
      return <Row text={segment.is_locked ? t("state.silentLocked") : t("state.silent")} />;
    case "queued":
      return (
        <BesideOldSound segment={segment} number={number}>
          <Row text={t("state.queued", { position: state.position })} />
        </BesideOldSound>
      );
    case "narrating":
      return (
        <BesideOldSound segment={segment} number={number}>
          <Row text={t("state.narrating")} isLive />
        </BesideOldSound>
      );
    case "failed":
      return (
        <BesideOldSound segment={segment} number={number}>
          <Row text={<Failure reason={state.reason} onRetry={() => void actions.narrate(segment.id)} />} />
        </BesideOldSound>
      );
    case "ready":
    case "stale":
      return <Narration segment={segment} duration={state.duration} number={number} />;
  }
}

interface BesideOldSoundProps {
  readonly segment: Segment;
  readonly number: number;
  readonly children: ReactNode;
}

/** The sound that there is can be heard until the new one is there, also when that fails. */
function BesideOldSound({ segment, number, children }: BesideOldSoundProps) {
  if (segment.audio_file === null) return children;
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1">
      <Narration segment={segment} duration={segment.audio_duration ?? 0} number={number} />
      {children}
    </div>
  );
}

/** Why a segment has no narration; without a reason where the page tells it once for many. */
export function Failure({ reason, onRetry }: { reason: string | undefined; onRetry: () => void }) {
  const t = useText();
  if (reason !== undefined)
    return <span className="text-bad">{t("state.failed", { reason: inOwnWords(reason, t) })}</span>;
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      {t("state.notNarrated")}
      <Button
        look="quiet"
        className="px-0! text-left text-fine! underline underline-offset-4"
        onClick={onRetry}
      >
        {t("retry")}
      </Button>
    </span>
  );
}

function Narration({ segment, duration, number }: { segment: Segment; duration: number; number: number }) {
  const player = usePlayer();
  const phase = usePlayerState((state) => (state.segmentId === segment.id ? state.phase : "idle"));
  const seek = (seconds: number) =>
    phase === "playing" || phase === "paused"
      ? player.seek(seconds)
      : void player.play(trackOf(segment), { at: seconds, goesOn: false });
  return (
    <Row
      isWide
      text={
        <div className="flex min-w-0 items-center gap-3">
          <Waveform
            segmentId={segment.id}
            revision={segment.narration?.revision ?? 0}
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

/** Why the narration is stale, in words that name the old and the new voice or speed. */
function useStaleWords(segment: Segment, reasons: readonly StaleReason[]): string[] {
  const t = useText();
  const { projectId } = useDesk();
  const story = useQueryClient().getQueryData<ProjectDetail>(keys.project(projectId));
  const { data: voices = [] } = useQuery(voicesQuery);
  const { narration } = segment;
  const voice = segment.voice_id ?? story?.voice_id;
  const speed = segment.tts_speed ?? story?.tts_speed;
  return reasons.map((reason) => {
    if (reason === "voice" && narration?.voice && voice)
      return t("stale.voiceOf", { made: nameOf(voices, narration.voice), wanted: nameOf(voices, voice) });
    if (reason === "speed" && narration && speed)
      return t("stale.speedOf", { made: narration.speed, wanted: speed });
    return t(staleTexts[reason]);
  });
}

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
  const words = useStaleWords(segment, reasons);
  return (
    <div className="flex flex-wrap items-center gap-x-3 text-fine text-warn">
      <p>{words.join(" ")}</p>
      {!segment.is_locked && (
        <Button
          look="quiet"
          className="-mx-4 text-fine! underline underline-offset-4"
          onClick={() => void actions.narrate(segment.id)}
        >
          {t("segment.narrateAgain")}
        </Button>
      )}
    </div>
  );
}

interface RowProps {
  readonly text: ReactNode;
  readonly isLive?: boolean;
  /** On a phone from edge to edge; words stand below those of the text. */
  readonly isWide?: boolean;
}

function Row({ text, isLive = false, isWide = false }: RowProps) {
  return (
    <div
      className={classes(
        "min-w-0 flex-1 text-small",
        !isWide && "max-sm:pl-9",
        isLive ? "breathing text-accent" : "text-muted",
      )}
    >
      {text}
    </div>
  );
}

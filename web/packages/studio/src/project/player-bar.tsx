import { Keyboard, Pause, Play, SkipBack, SkipForward } from "lucide-react";
import { useCallback, useRef } from "react";
import { clockTime } from "../i18n/duration";
import { useText } from "../i18n/language";
import { type Playlist, storyTime } from "../player/play-order";
import { useFrames, usePlayerState } from "../player/player-context";
import { IconButton } from "../ui/button";
import { classes } from "../ui/classes";
import { useDesk } from "./project-context";
import type { Playback } from "./use-playback";

interface PlayerBarProps {
  readonly list: Playlist;
  readonly pauseSeconds: number;
  readonly playback: Playback;
  readonly onHelp: () => void;
}

/** Plays the whole story, from the segment where the reader is. */
export function PlayerBar({ list, pauseSeconds, playback, onHelp }: PlayerBarProps) {
  const t = useText();
  const { reveal } = useDesk();
  const { phase, segmentId } = usePlayerState((state) => state);
  const isSounding = phase === "playing" || phase === "waiting";
  const number =
    list.segments
      .filter((segment) => !list.isHidden(segment.id))
      .findIndex((segment) => segment.id === segmentId) + 1;
  const segment = list.segments.find((other) => other.id === segmentId);
  const { before, total } = storyTime(list, segmentId, pauseSeconds);

  return (
    <div className="flex items-center gap-1 p-1.5 sm:gap-2 sm:p-2">
      <IconButton label={t("player.previous")} disabled={phase === "idle"} onClick={() => playback.skip(-1)}>
        <SkipBack size={20} aria-hidden />
      </IconButton>
      <button
        type="button"
        aria-label={t(isSounding ? "player.pause" : "player.playAll")}
        title={t(isSounding ? "player.pause" : "player.playAll")}
        onClick={playback.toggle}
        disabled={!playback.canPlay && phase === "idle"}
        className="grid size-12 shrink-0 place-items-center rounded-full bg-accent text-on-accent transition-colors hover:bg-accent-strong disabled:bg-sunken disabled:text-muted"
      >
        {isSounding ? (
          <Pause
            size={22}
            fill="currentColor"
            aria-hidden
            className={classes(phase === "waiting" && "breathing")}
          />
        ) : (
          <Play size={22} fill="currentColor" aria-hidden className="translate-x-px" />
        )}
      </button>
      <IconButton label={t("player.next")} disabled={phase === "idle"} onClick={() => playback.skip(1)}>
        <SkipForward size={20} aria-hidden />
      </IconButton>
      <div className="min-w-0 flex-1 px-1">
        {segment ? (
          <button
            type="button"
            onClick={() => reveal.set({ id: segment.id, focus: "card" })}
            className="block min-h-touch w-full min-w-0 rounded-control text-left"
          >
            <span className="block truncate font-story text-base leading-6">{segment.text_content}</span>
            <span className="block text-fine text-muted">
              {phase === "waiting" ? t("player.waiting", { number }) : t("segment.name", { number })}
            </span>
          </button>
        ) : (
          <p className="truncate text-small text-muted">
            {t(playback.canPlay ? "player.ready" : "player.empty")}
          </p>
        )}
      </div>
      {total > 0 && (
        <p className="figures hidden shrink-0 text-small text-muted min-[26rem]:block">
          {segmentId && <StoryClock segmentId={segmentId} before={before} />}
          {clockTime(total)}
        </p>
      )}
      <IconButton label={t("help.title")} className="text-muted max-sm:hidden" onClick={onHelp}>
        <Keyboard size={20} aria-hidden />
      </IconButton>
    </div>
  );
}

/** Written straight into the page: sixty times a second is too often for anything else. */
function StoryClock({ segmentId, before }: { segmentId: string; before: number }) {
  const clock = useRef<HTMLSpanElement>(null);
  useFrames(
    segmentId,
    useCallback(
      (seconds) => {
        const text = `${clockTime(before + seconds)} / `;
        if (clock.current && clock.current.textContent !== text) clock.current.textContent = text;
      },
      [before],
    ),
  );
  return <span ref={clock} className="text-ink" />;
}

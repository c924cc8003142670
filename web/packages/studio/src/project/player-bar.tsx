import { Keyboard, Pause, Play, SkipBack, SkipForward } from "lucide-react";
import { useEffect, useSyncExternalStore } from "react";
import { useText } from "../i18n/language";
import { places } from "../player/places";
import { gapAt, type Playlist } from "../player/play-order";
import { SoundMenu } from "../player/sound-menu";
import { StorySlider } from "../player/story-slider";
import { chapterAt, startOf } from "../player/story-times";
import { isUnread, textToShow } from "../server/story-texts";
import { IconButton } from "../ui/button";
import { classes } from "../ui/classes";
import { GapStrip } from "./gap-strip";
import { NudgeIcon } from "./nudge-icon";
import { useDesk } from "./project-context";
import { rememberedSeconds, useStoryState } from "./story-place";
import type { StorySound } from "./story-sound";
import type { Playback } from "./use-playback";

interface PlayerBarProps {
  readonly sound: StorySound;
  readonly playback: Playback;
  readonly onHelp: () => void;
  readonly onNarrate: (ids: readonly string[]) => void;
}

export const nudgeSeconds = 15;

/** Plays the whole story: where the listener is in it, and every way to be elsewhere. */
export function PlayerBar({ sound, playback, onHelp, onNarrate }: PlayerBarProps) {
  const t = useText();
  const { phase, segmentId } = useStoryState(sound.list.storyId);
  const { times, list } = sound;
  const remembered = useSyncExternalStore(places.subscribe, () => rememberedSeconds(sound));
  const gap = phase === "gap" && segmentId !== undefined ? gapAt(list, segmentId) : [];
  const unlocked = gap.filter((segment) => !segment.is_locked).map((segment) => segment.id);

  return (
    <>
      {gap.length > 0 && (
        <GapStrip
          gap={gap}
          number={numberOf(list, segmentId)}
          onNarrate={() => onNarrate(unlocked)}
          onSkip={playback.skipGap}
        />
      )}
      {times.total > 0 && (
        <StorySlider
          times={times}
          segmentId={segmentId}
          start={startOf(times, segmentId) ?? remembered ?? 0}
          rest={remembered ?? 0}
          onSeek={playback.seekTo}
        />
      )}
      <div className="flex items-center gap-0.5 p-1.5 sm:gap-1.5 sm:p-2">
        <Controls phase={phase} playback={playback} hasPlace={remembered !== undefined} />
        <div className="min-w-0 flex-1 px-1">
          <NowSounding sound={sound} playback={playback} />
        </div>
        <SoundMenu />
        <IconButton label={t("help.title")} className="text-muted max-sm:hidden" onClick={onHelp}>
          <Keyboard size={20} aria-hidden />
        </IconButton>
      </div>
    </>
  );
}

interface ControlsProps {
  readonly phase: ReturnType<typeof useStoryState>["phase"];
  readonly playback: Playback;
  readonly hasPlace: boolean;
}

function Controls({ phase, playback, hasPlace }: ControlsProps) {
  const t = useText();
  const isIdle = phase === "idle";
  return (
    <>
      <IconButton
        label={t("player.previous")}
        disabled={isIdle}
        onClick={() => playback.skip(-1)}
        className="max-sm:hidden"
      >
        <SkipBack size={20} aria-hidden />
      </IconButton>
      <IconButton
        label={t("player.back", { seconds: nudgeSeconds })}
        disabled={isIdle}
        onClick={() => playback.nudge(-nudgeSeconds)}
      >
        <NudgeIcon by={-1} seconds={nudgeSeconds} />
      </IconButton>
      <PlayButton
        phase={phase}
        label={t(isIdle && hasPlace ? "player.resume" : "player.playAll")}
        disabled={!playback.canPlay && isIdle}
        onClick={playback.toggle}
      />
      <IconButton
        label={t("player.forward", { seconds: nudgeSeconds })}
        disabled={isIdle}
        onClick={() => playback.nudge(nudgeSeconds)}
      >
        <NudgeIcon by={1} seconds={nudgeSeconds} />
      </IconButton>
      <IconButton
        label={t("player.next")}
        disabled={isIdle}
        onClick={() => playback.skip(1)}
        className="max-sm:hidden"
      >
        <SkipForward size={20} aria-hidden />
      </IconButton>
    </>
  );
}

interface PlayButtonProps {
  readonly phase: ControlsProps["phase"];
  /** The button's name while nothing sounds. */
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

export function PlayButton({ phase, label, disabled = false, onClick }: PlayButtonProps) {
  const t = useText();
  const isSounding = phase === "playing" || phase === "waiting";
  const name = isSounding ? t("player.pause") : label;
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      onClick={onClick}
      disabled={disabled}
      className="grid size-12 shrink-0 place-items-center rounded-full bg-accent text-on-accent transition-colors hover:bg-accent-strong disabled:bg-line disabled:text-muted"
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
  );
}

/** The segment that sounds, and the way to it. */
function NowSounding({ sound, playback }: Pick<PlayerBarProps, "sound" | "playback">) {
  const t = useText();
  const { reveal, texts } = useDesk();
  const { phase, segmentId } = useStoryState(sound.list.storyId);
  const segment = sound.list.segments.find((other) => other.id === segmentId);
  const unreadAt = segment && isUnread(segment) ? segment.sequence_index : undefined;
  useEffect(() => {
    if (unreadAt !== undefined) texts.want(unreadAt, unreadAt);
  }, [unreadAt, texts]);
  if (!segment)
    return (
      <p className="line-clamp-3 text-small leading-5 text-muted max-[22rem]:text-fine">
        {t(playback.canPlay ? "player.ready" : "player.empty")}
      </p>
    );
  const number = numberOf(sound.list, segmentId);
  const chapter = chapterAt(sound.times, startOf(sound.times, segmentId) ?? -1)?.title;
  const name = t(phase === "waiting" ? "player.waiting" : "segment.name", { number });
  return (
    <button
      type="button"
      title={segment.text_content.slice(0, 300)}
      onClick={() => reveal.set({ id: segment.id, focus: "card" })}
      className="block min-h-touch w-full min-w-0 rounded-control text-left"
    >
      <span className="block truncate font-story text-base leading-6">{textToShow(segment)}</span>
      <span className="block truncate text-fine text-muted">
        {chapter === undefined ? name : `${chapter} · ${name}`}
      </span>
    </button>
  );
}

/** From 1, as on the page. */
const numberOf = (list: Playlist, id: string | undefined): number =>
  list.segments.filter((segment) => !list.isHidden(segment.id)).findIndex((segment) => segment.id === id) + 1;

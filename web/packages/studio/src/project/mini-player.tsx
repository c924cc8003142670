import type { ProjectDetail } from "@storyflow/client";
import { X } from "lucide-react";
import { Link, projectAddress } from "../ground/router";
import { useText } from "../i18n/language";
import { gapAt } from "../player/play-order";
import { usePlayer } from "../player/player-context";
import { StorySlider } from "../player/story-slider";
import { chapterAt, startOf } from "../player/story-times";
import { IconButton } from "../ui/button";
import { GapStrip } from "./gap-strip";
import { NudgeIcon } from "./nudge-icon";
import { nudgeSeconds, PlayButton } from "./player-bar";
import { type StoryMover, useStoryState } from "./story-place";
import type { StorySound } from "./story-sound";

interface MiniPlayerProps {
  readonly project: ProjectDetail;
  readonly sound: StorySound;
  readonly mover: StoryMover;
}

/** The player on the other pages: goes on, and leads back to its story. */
export function MiniPlayer({ project, sound, mover }: MiniPlayerProps) {
  const t = useText();
  const player = usePlayer();
  const { phase, segmentId } = useStoryState(project.id);
  const { times, list } = sound;
  const start = startOf(times, segmentId);
  const chapter = chapterAt(times, start ?? -1)?.title;
  const gap = phase === "gap" && segmentId !== undefined ? gapAt(list, segmentId) : [];
  const number = list.segments.filter(({ id }) => !list.isHidden(id)).findIndex(({ id }) => id === segmentId);
  const end = () => {
    // The pause remembers the place.
    player.pause();
    player.stop();
  };
  return (
    <>
      {gap.length > 0 && <GapStrip gap={gap} number={number + 1} onSkip={mover.skipGap} />}
      <StorySlider
        times={times}
        segmentId={segmentId}
        start={start ?? 0}
        rest={start ?? 0}
        onSeek={mover.seekTo}
      />
      <div className="flex items-center gap-0.5 p-1.5 sm:gap-1.5 sm:p-2">
        <IconButton
          label={t("player.back", { seconds: nudgeSeconds })}
          onClick={() => mover.nudge(-nudgeSeconds)}
        >
          <NudgeIcon by={-1} seconds={nudgeSeconds} />
        </IconButton>
        <PlayButton phase={phase} label={t("player.playAll")} onClick={mover.toggle} />
        <IconButton
          label={t("player.forward", { seconds: nudgeSeconds })}
          onClick={() => mover.nudge(nudgeSeconds)}
        >
          <NudgeIcon by={1} seconds={nudgeSeconds} />
        </IconButton>
        <Link
          href={projectAddress(project.id)}
          title={project.title}
          className="flex min-h-touch min-w-0 flex-1 flex-col justify-center rounded-control px-1 hover:underline"
        >
          <span className="block truncate font-story text-base leading-6">{project.title}</span>
          {chapter !== undefined && <span className="block truncate text-fine text-muted">{chapter}</span>}
        </Link>
        <IconButton label={t("player.end")} onClick={end}>
          <X size={20} aria-hidden />
        </IconButton>
      </div>
    </>
  );
}

import { useEffect, useMemo, useRef } from "react";
import { hasSound } from "../player/play-order";
import { usePlayer } from "../player/player-context";
import { useDesk } from "./project-context";
import { StoryMover, useStoryState } from "./story-place";
import type { StorySound } from "./story-sound";

export interface Playback extends Pick<StoryMover, "toggle" | "skip" | "skipGap" | "nudge" | "seekTo"> {
  readonly canPlay: boolean;
}

/** Connects the player with the story that is looked at: where to begin, and the page that follows. */
export function usePlayback(sound: StorySound): Playback {
  const player = usePlayer();
  const { current, reveal } = useDesk();
  const latest = useRef(sound);
  latest.current = sound;

  const { phase, segmentId } = useStoryState(sound.list.storyId);
  const sounding = phase === "idle" ? undefined : segmentId;
  useEffect(() => {
    // Does not scroll away from a text that is being written.
    const isWriting =
      document.activeElement instanceof HTMLTextAreaElement ||
      document.querySelector("dialog[open]") !== null;
    if (sounding !== undefined && !isWriting) reveal.set({ id: sounding, focus: "nothing" });
  }, [sounding, reveal]);

  const canPlay = hasSound(sound.list);
  return useMemo(() => {
    const mover = new StoryMover(player, () => latest.current, current.get);
    const { toggle, skip, skipGap, nudge, seekTo } = mover;
    return { canPlay, toggle, skip, skipGap, nudge, seekTo };
  }, [player, current, canPlay]);
}

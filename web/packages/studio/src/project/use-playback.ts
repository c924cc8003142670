import type { Segment } from "@storyflow/client";
import { useEffect, useMemo, useRef } from "react";
import { type Playlist, type Step, soundBefore, stepAfter, stepFrom } from "../player/play-order";
import type { Cue, Track } from "../player/player";
import { usePlayer, usePlayerState } from "../player/player-context";
import { mediaPath } from "../server/media";
import { useDesk } from "./project-context";

export const trackOf = (segment: Segment): Track => ({
  segmentId: segment.id,
  path: mediaPath(segment.audio_file ?? "", segment.narration?.revision ?? 0),
});

const cueOf = (step: Step): Cue =>
  step.kind === "play" ? { kind: "play", track: trackOf(step.segment) } : step;

export interface Playback {
  readonly canPlay: boolean;
  /** Plays from the present segment on, or pauses. */
  readonly toggle: () => void;
  readonly skip: (by: 1 | -1) => void;
  /** Moves within the segment that sounds. */
  readonly nudge: (seconds: number) => void;
}

/** Connects the player with the story: what comes next, where to begin, and the page that follows. */
export function usePlayback(list: Playlist, pauseSeconds: number): Playback {
  const player = usePlayer();
  const { current, reveal } = useDesk();
  const latest = useRef(list);
  latest.current = list;

  useEffect(() => {
    player.follow({
      after: (id) => cueOf(stepAfter(list, id)),
      at: (id) => cueOf(stepFrom(list, id)),
      pauseSeconds,
    });
  }, [player, list, pauseSeconds]);

  const sounding = usePlayerState((state) => (state.phase === "idle" ? undefined : state.segmentId));
  useEffect(() => {
    // Whoever is writing elsewhere is not carried away.
    const isWriting =
      document.activeElement instanceof HTMLTextAreaElement ||
      document.querySelector("dialog[open]") !== null;
    if (sounding !== undefined && !isWriting) reveal.set({ id: sounding, focus: "nothing" });
  }, [sounding, reveal]);

  const canPlay = stepAfter(list, null).kind !== "end";
  return useMemo(() => {
    const take = (cue: Cue) => {
      if (cue.kind === "play") void player.play(cue.track, { goesOn: true });
      else if (cue.kind === "wait") player.wait(cue.segmentId);
      else player.stop();
    };
    return {
      canPlay,
      toggle: () => {
        if (player.get().phase !== "idle") return player.toggle();
        const here = current.get();
        const step = here === undefined ? stepAfter(latest.current, null) : stepFrom(latest.current, here);
        take(cueOf(step.kind === "end" ? stepAfter(latest.current, null) : step));
      },
      skip: (by) => {
        const { segmentId } = player.get();
        if (segmentId === undefined) return;
        if (by === 1) return take(cueOf(stepAfter(latest.current, segmentId)));
        const before = soundBefore(latest.current, segmentId);
        if (before && player.position < 2) take({ kind: "play", track: trackOf(before) });
        else player.seek(0);
      },
      nudge: (seconds) => player.seek(player.position + seconds),
    };
  }, [player, current, canPlay]);
}

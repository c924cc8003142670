import type { ProjectDetail, Segment } from "@storyflow/client";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useSyncExternalStore } from "react";
import { pauseBefore } from "../player/pauses";
import { type Playlist, type Step, stepAfter, stepFrom } from "../player/play-order";
import type { Cue, Programme, Track } from "../player/player";
import { type StoryTimes, storyTimes } from "../player/story-times";
import { mediaPath } from "../server/media";
import { settingsQuery } from "../server/queries";
import { removals } from "../server/removals";
import { useWork } from "./use-work";
import type { Work } from "./work";

/** A story as it is played: its order, its times, and what the player needs of it. */
export interface StorySound {
  readonly list: Playlist;
  readonly times: StoryTimes;
  readonly programme: Programme;
  readonly cueOf: (step: Step) => Cue;
}

export const trackOf = (segment: Segment): Track => ({
  storyId: segment.project,
  segmentId: segment.id,
  path: mediaPath(segment.audio_file ?? "", segment.narration?.revision ?? 0),
});

/** `pause`: the seconds of quiet in front of a segment. */
export function storySound(list: Playlist, pause: (segment: Segment) => number): StorySound {
  const cueOf = (step: Step): Cue => {
    if (step.kind === "play")
      return { kind: "play", track: trackOf(step.segment), silence: pause(step.segment) };
    return step.kind === "end" ? step : { ...step, storyId: list.storyId };
  };
  return {
    list,
    times: storyTimes(list, pause),
    cueOf,
    programme: { after: (id) => cueOf(stepAfter(list, id)), at: (id) => cueOf(stepFrom(list, id)) },
  };
}

const underWayOf = (work: Work): Work["underWay"] => work.underWay;

/** The sound of a story as it is now; another object when that changes. */
export function useStorySound({ id, segments }: Pick<ProjectDetail, "id" | "segments">): StorySound {
  const { data: settings } = useQuery(settingsQuery);
  const hidden = useSyncExternalStore(removals.subscribe, removals.get);
  const underWay = useWork(id, underWayOf);
  return useMemo(
    () =>
      storySound(
        {
          storyId: id,
          segments,
          isHidden: (segmentId) => hidden.has(segmentId),
          isUnderWay: (segmentId) => underWay.has(segmentId),
        },
        (segment) => pauseBefore(segment, settings),
      ),
    [id, segments, hidden, underWay, settings],
  );
}

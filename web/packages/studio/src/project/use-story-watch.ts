import type { ProjectDetail } from "@storyflow/client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { isMissing, keys } from "../server/queries";
import { reachability } from "../server/reachability";
import { readStory } from "../server/read-story";
import { isWriting } from "../server/sending";
import { lastChange } from "./last-change";
import { StoryWatch } from "./story-watch";
import type { Work } from "./work";

/** Shows what was changed in the story on other machines, while the page can be seen. */
export function useStoryWatch(projectId: string): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const queryKey = keys.project(projectId);
    const leaving = new AbortController();
    const { signal } = leaving;
    const readAnew = () => queryClient.invalidateQueries({ queryKey });
    const watch = new StoryWatch<ProjectDetail>({
      shown: () => queryClient.getQueryData(queryKey),
      show: (story) => queryClient.setQueryData(queryKey, story),
      isChanged: async (story) => (await lastChange(story, signal)) !== story.updated_at,
      read: () =>
        readStory(projectId, () => queryClient.getQueryData(queryKey), signal).catch((failure: unknown) => {
          if (isMissing(failure)) void readAnew();
          throw failure;
        }),
      isWorthwhile: () => document.visibilityState === "visible" && reachability.get() && !isWriting(),
      isNarrating: () => (queryClient.getQueryData<Work>(keys.work(projectId))?.underWay.size ?? 0) > 0,
      now: () => performance.now(),
      setTimer: (run, ms) => window.setTimeout(run, ms),
      clearTimer: (timer) => window.clearTimeout(timer),
    });
    return () => {
      watch.stop();
      leaving.abort();
    };
  }, [queryClient, projectId]);
}

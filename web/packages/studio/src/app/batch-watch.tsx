import type { ProjectDetail } from "@storyflow/client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { goTo, projectAddress } from "../ground/router";
import { useText } from "../i18n/language";
import { liveWorkQuery } from "../library/live-work";
import { outcomeWords } from "../project/batch";
import { batchEndsOf } from "../server/batch-ends";
import { keys } from "../server/queries";
import { useNotice } from "../ui/notices";

const goodNewsSeconds = 10;

/** Tells in passing how a batch ended while another page than that of its story is shown. */
export function BatchWatch() {
  const t = useText();
  const notice = useNotice();
  const queryClient = useQueryClient();
  const ends = batchEndsOf(queryClient);
  const isFollowing = useSyncExternalStore(ends.subscribe, ends.isFollowingElsewhere);
  const { data: works, dataUpdatedAt } = useQuery({ ...liveWorkQuery, enabled: isFollowing });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer of the server counts, also one like the last
  useEffect(() => {
    if (isFollowing && works) ends.askAllBut(new Set([...works.values()].flatMap(({ taskIds }) => taskIds)));
  }, [ends, isFollowing, works, dataUpdatedAt]);
  useEffect(
    () =>
      ends.tellWith((projectId, outcome) => {
        const title = queryClient.getQueryData<ProjectDetail>(keys.project(projectId))?.title;
        const words = outcomeWords(outcome, t);
        notice({
          text: title === undefined ? words : t("batch.endOf", { title, words }),
          action: { label: t("project.open"), run: () => goTo(projectAddress(projectId)) },
          isTrouble: outcome.failed.length > 0,
          seconds: goodNewsSeconds,
        });
        void queryClient.invalidateQueries({ queryKey: keys.project(projectId) });
        void queryClient.invalidateQueries({ queryKey: keys.projects });
      }),
    [ends, queryClient, notice, t],
  );
  return null;
}

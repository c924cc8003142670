import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { useText } from "../i18n/language";
import { batchEndsOf } from "../server/batch-ends";
import type { Outcome } from "../server/batch-outcome";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { isEngineMissing, troubleNotice } from "../server/trouble";
import { showEngineNotice } from "../settings/engine-notice";
import { useNotice } from "../ui/notices";
import { type Batch, batchOf, isBatch } from "./batch";
import { keepVoice } from "./keep-voice";
import { useDesk } from "./project-context";
import { changeWork, useWork } from "./use-work";
import { isActive, type Work, withBatch } from "./work";

export interface BatchWishes {
  /** Also what is narrated already. */
  readonly everything?: boolean;
  /** Also what is narrated as a draft; all of it by Kokoro. */
  readonly finally?: boolean;
  /** The id of a stopped task: only what that had still to narrate. */
  readonly continues?: string;
}

export interface BatchDesk {
  readonly batch: Batch | undefined;
  /** How the batches ended that were seen at work, the latest last. */
  readonly outcomes: readonly Outcome[];
  readonly isStarting: boolean;
  readonly start: (wishes?: BatchWishes) => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Forgets the end of one batch, or of all. */
  readonly dismiss: (taskId?: string) => void;
}

const tasksOf = (work: Work): Work["tasks"] => work.tasks;

/** Narrating a whole project: starting it, stopping it, and knowing how it went. */
export function useBatch(): BatchDesk {
  const { projectId, drafts } = useDesk();
  const queryClient = useQueryClient();
  const notice = useNotice();
  const t = useText();
  const batch = useWork(projectId, batchOf);
  const [isStarting, setStarting] = useState(false);
  const [outcomes, dismiss] = useOutcomes(projectId);

  const start = useCallback(
    async ({ everything = false, finally: isFinal = false, continues }: BatchWishes = {}) => {
      setStarting(true);
      try {
        await drafts.flushAll();
        await keepVoice(queryClient, projectId, everything ? "everything" : "missing");
        const started = await storyflow.generateAllAudio(
          projectId,
          continues === undefined
            ? { includeStale: true, forceRegenerate: everything, includeDrafts: isFinal }
            : { continues },
        );
        if (started.segments_to_process === 0) notice({ text: t("batch.nothing") });
        changeWork(queryClient, projectId, (work) => withBatch(work, started, new Date().toISOString()));
        dismiss();
      } catch (failure) {
        if (isEngineMissing(failure)) void showEngineNotice(queryClient);
        else notice(troubleNotice(failure, t));
      } finally {
        setStarting(false);
      }
    },
    [projectId, queryClient, drafts, notice, t, dismiss],
  );

  const taskIds = batch?.taskIds;
  const stop = useCallback(async () => {
    try {
      await Promise.all((taskIds ?? []).map((id) => storyflow.cancelTask(id)));
      await queryClient.invalidateQueries({ queryKey: keys.project(projectId) });
    } catch (failure) {
      notice(troubleNotice(failure, t));
    }
  }, [taskIds, queryClient, projectId, notice, t]);

  return { batch, outcomes, isStarting, start, stop, dismiss };
}

/** The ends of the story's batches that this page has to tell: each is asked for as soon as it is over. */
function useOutcomes(projectId: string): [readonly Outcome[], (taskId?: string) => void] {
  const ends = batchEndsOf(useQueryClient());
  useEffect(() => ends.show(projectId), [ends, projectId]);
  const tasks = useWork(projectId, tasksOf);
  useEffect(() => {
    for (const task of tasks.values()) {
      if (isBatch(task) && isActive(task)) ends.follow(projectId, task.task_id);
      else if (ends.follows(task.task_id)) void ends.ask(task.task_id);
    }
  }, [ends, projectId, tasks]);
  const outcomes = useSyncExternalStore(ends.subscribe, () => ends.outcomesOf(projectId));
  const dismiss = useCallback((taskId?: string) => ends.dismiss(projectId, taskId), [ends, projectId]);
  return [outcomes, dismiss];
}

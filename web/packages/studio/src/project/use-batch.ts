import { hasEnded } from "@storyflow/client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useText } from "../i18n/language";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { isEngineMissing, troubleNotice } from "../server/trouble";
import { showEngineNotice } from "../settings/engine-notice";
import { useNotice } from "../ui/notices";
import { type Batch, batchOf, type Outcome, outcomeOf } from "./batch";
import { keepVoice } from "./keep-voice";
import { useDesk } from "./project-context";
import { changeWork, useWork } from "./use-work";
import { withBatch } from "./work";

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
  /** How the last batch ended that was seen from this page. */
  readonly outcome: Outcome | undefined;
  readonly isStarting: boolean;
  readonly start: (wishes?: BatchWishes) => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly dismiss: () => void;
}

/** Narrating a whole project: starting it, stopping it, and knowing how it went. */
export function useBatch(): BatchDesk {
  const { projectId, drafts } = useDesk();
  const queryClient = useQueryClient();
  const notice = useNotice();
  const t = useText();
  const batch = useWork(projectId, batchOf);
  const [isStarting, setStarting] = useState(false);
  const [outcome, dismiss] = useOutcome(projectId, batch);

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

  return { batch, outcome, isStarting, start, stop, dismiss };
}

/** Asks how a batch ended as soon as it is over. */
function useOutcome(projectId: string, batch: Batch | undefined): [Outcome | undefined, () => void] {
  const [outcome, setOutcome] = useState<Outcome>();
  const dismiss = useCallback(() => setOutcome(undefined), []);
  const watched = batch?.taskIds.at(0);
  const seen = useRef<string>(undefined);
  if (watched !== undefined) seen.current = watched;
  const ended = useWork(
    projectId,
    useCallback((work) => {
      const task = seen.current === undefined ? undefined : work.tasks.get(seen.current);
      return task !== undefined && hasEnded(task) ? task.task_id : undefined;
    }, []),
  );
  useEffect(() => {
    if (ended === undefined) return;
    seen.current = undefined;
    storyflow.getTaskStatus(ended).then(
      (status) => setOutcome(outcomeOf(status)),
      () => undefined,
    );
  }, [ended]);
  return [outcome, dismiss];
}

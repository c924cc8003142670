import { missingNarrations, type NewExport, type TaskHead } from "@storyflow/client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useText } from "../i18n/language";
import { exportsQuery, keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { troubleText } from "../server/trouble";
import { useExportPace } from "./use-export-pace";
import { useWork } from "./use-work";
import { endedExports, runningExports } from "./work";

/** An export that was refused because narrations are missing; it can be had without them. */
interface Incomplete {
  readonly wanted: NewExport;
  readonly missing: number;
}

export type ExportDesk = ReturnType<typeof useExports>;

/**
 * The finished files of a story, which sounds for so many seconds: those that are there, those that are being made, and
 * how to make one.
 */
export function useExports(projectId: string, sound: number) {
  const t = useText();
  const measure = useExportPace(projectId);
  const queryClient = useQueryClient();
  const { data: files = [] } = useQuery(exportsQuery(projectId));
  const running = useWork(projectId, runningExports);
  const [started, setStarted] = useState<ReadonlyMap<string, string>>(new Map());
  const [incomplete, setIncomplete] = useState<Incomplete>();
  const [trouble, setTrouble] = useState<string>();
  const [isStarting, setStarting] = useState(false);
  const readAnew = () => queryClient.invalidateQueries({ queryKey: keys.exports(projectId) });
  const tell = (failure: unknown) => setTrouble(troubleText(failure, t));
  useFilesOfEnded(projectId);
  useFailureOf(projectId, started, setTrouble);

  const start = async (wanted: NewExport) => {
    setTrouble(undefined);
    setIncomplete(undefined);
    setStarting(true);
    try {
      const { task_id, name } = await storyflow.exports.start(projectId, wanted);
      measure(task_id, wanted, sound);
      setStarted((known) => new Map(known).set(task_id, name));
    } catch (failure) {
      const missing = missingNarrations(failure);
      if (missing === undefined) tell(failure);
      else setIncomplete({ wanted, missing });
    } finally {
      setStarting(false);
    }
  };

  return {
    files,
    running,
    /** The name of the file that a task makes, when it was started here. */
    nameOf: (task: TaskHead): string | undefined => started.get(task.task_id),
    incomplete,
    trouble,
    isStarting,
    start,
    startWithoutMissing: async () => {
      if (incomplete) await start({ ...incomplete.wanted, skip_missing: true });
    },
    cancel: (taskId: string) => storyflow.cancelTask(taskId).then(() => undefined, tell),
    remove: (name: string) => storyflow.exports.delete(projectId, name).then(readAnew, tell),
  };
}

/** A task that has ended may have left a file. */
function useFilesOfEnded(projectId: string): void {
  const queryClient = useQueryClient();
  const ended = useWork(projectId, endedExports);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one more that has ended is the reason to look.
  useEffect(() => {
    void queryClient.invalidateQueries({ queryKey: keys.exports(projectId) });
  }, [queryClient, projectId, ended]);
}

/** Asks why a file that was asked for here could not be made. */
function useFailureOf(
  projectId: string,
  started: ReadonlyMap<string, string>,
  tell: (why: string) => void,
): void {
  const t = useText();
  const told = useRef(new Set<string>());
  const failed = useWork(projectId, (work) =>
    [...work.others.values()].filter((task) => task.status === "FAILED").map((task) => task.task_id),
  );
  useEffect(() => {
    for (const id of failed.filter((each) => started.has(each) && !told.current.has(each))) {
      told.current.add(id);
      storyflow.getTaskStatus(id).then(
        ({ errors }) => tell(errors[0]?.error ?? t("trouble.unknown")),
        () => tell(t("trouble.unknown")),
      );
    }
  }, [failed, started, tell, t]);
}

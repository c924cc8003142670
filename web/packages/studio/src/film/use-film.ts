import { type Film, type FilmStatus, filmNeedsIn } from "@storyflow/client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useText } from "../i18n/language";
import type { Translate } from "../i18n/translate";
import { useWork } from "../project/use-work";
import type { Work } from "../project/work";
import { filmStatusQuery, filmsQuery, keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { filmTroubleText, refusalText, segmentNamedIn } from "./film-trouble";

/** Why there is no film, and the segment to look at, where there is one. */
export interface FilmTrouble {
  readonly text: string;
  readonly segmentNumber?: number | undefined;
}

export interface FilmDesk {
  readonly status: FilmStatus | undefined;
  /** The film that is there, perhaps an older one. */
  readonly film: Film | undefined;
  readonly trouble: FilmTrouble | undefined;
  /** The server's warnings about the film that was begun from this page, in its own words. */
  readonly warnings: readonly string[];
  readonly isStarting: boolean;
  readonly isStopping: boolean;
  /** The last render that was seen from this page has ended so. */
  readonly ended: "done" | "stopped" | undefined;
  readonly start: (holdsPictures: boolean) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The film of a story: how it stands, how to make it, and why that failed. */
export function useFilm(projectId: string, onBeforeStart: () => Promise<void>): FilmDesk {
  const t = useText();
  const queryClient = useQueryClient();
  const { data: status } = useQuery(filmStatusQuery(projectId));
  const { data: films = [] } = useQuery(filmsQuery);
  const [refusal, setRefusal] = useState<FilmTrouble>();
  const [warnings, setWarnings] = useState<readonly string[]>([]);
  const [isStarting, setStarting] = useState(false);
  const [isStopping, setStopping] = useState(false);
  const readStatus = () => queryClient.invalidateQueries({ queryKey: keys.filmStatus(projectId) });
  const ended = useEnding(projectId, status);
  const failure = failureIn(status, t);
  useNewsOfRenders(projectId);
  const isMaking = status?.status === "PROCESSING";
  useEffect(() => {
    if (!isMaking) setStopping(false);
  }, [isMaking]);

  const start = async (holdPictures: boolean) => {
    setRefusal(undefined);
    setWarnings([]);
    setStarting(true);
    try {
      await onBeforeStart();
      const started = await storyflow.films.render(projectId, { holdPictures });
      // A server of an older release has none.
      setWarnings(started.warnings ?? []);
      await readStatus();
    } catch (reason) {
      setRefusal({ text: needsText(reason, t) ?? refusalText(reason, t) });
      void queryClient.invalidateQueries({ queryKey: keys.project(projectId) });
      void readStatus();
    } finally {
      setStarting(false);
    }
  };
  const stop = async () => {
    setStopping(true);
    try {
      await storyflow.films.cancel(projectId);
    } catch (reason) {
      setStopping(false);
      setRefusal({ text: refusalText(reason, t) });
    }
    await readStatus();
  };
  return {
    status,
    film: films.find(({ id }) => id === projectId),
    trouble: refusal ?? failure,
    warnings,
    isStarting,
    isStopping,
    ended,
    start,
    stop,
  };
}

/** A refusal that names what is missing, in the words of the list of what the film needs. */
function needsText(failure: unknown, t: Translate): string | undefined {
  const needs = filmNeedsIn(failure);
  if (needs === undefined) return undefined;
  const words = [
    ...(needs.narrations.length > 0 ? [t("film.missing.narration", { count: needs.narrations.length })] : []),
    ...(needs.pictures.length > 0 ? [t("film.missing.picture", { count: needs.pictures.length })] : []),
  ];
  return words.length > 0 ? words.join(" ") : t("film.empty");
}

const isCancelled = (status: FilmStatus): boolean =>
  /cancelled/i.test(`${status.progress?.current_phase} ${status.error}`);

/** Notices the end of a render, and reads what it has left. */
function useEnding(projectId: string, status: FilmStatus | undefined): FilmDesk["ended"] {
  const queryClient = useQueryClient();
  const before = useRef<FilmStatus["status"]>(undefined);
  const [ended, setEnded] = useState<FilmDesk["ended"]>();
  useEffect(() => {
    const last = before.current;
    before.current = status?.status;
    if (status?.status === "PROCESSING") setEnded(undefined);
    if (last !== "PROCESSING" || status === undefined || status.status === "PROCESSING") return;
    if (status.status === "COMPLETED") setEnded("done");
    else if (isCancelled(status)) setEnded("stopped");
    void queryClient.invalidateQueries({ queryKey: keys.films });
    void queryClient.invalidateQueries({ queryKey: keys.project(projectId) });
  }, [queryClient, projectId, status]);
  return ended;
}

/** Why the last render failed, also after a reload. */
function failureIn(status: FilmStatus | undefined, t: Translate): FilmTrouble | undefined {
  if (status?.status !== "FAILED" || isCancelled(status)) return undefined;
  const why = status.error;
  return why
    ? { text: filmTroubleText(why, t), segmentNumber: segmentNamedIn(why) }
    : { text: t("trouble.unknown") };
}

const rendersOf = (work: Work): string =>
  [...work.others.values()]
    .filter(({ kind }) => kind === "render")
    .map((task) => `${task.task_id} ${task.status}`)
    .join();

/** A render that was started elsewhere is seen too. */
function useNewsOfRenders(projectId: string): void {
  const queryClient = useQueryClient();
  const renders = useWork(projectId, rendersOf);
  // biome-ignore lint/correctness/useExhaustiveDependencies: news of a render are the reason to look.
  useEffect(() => {
    void queryClient.invalidateQueries({ queryKey: keys.filmStatus(projectId) });
  }, [queryClient, projectId, renders]);
}

import { ApiError, type ChangeOutcome, type ProjectDetail, type StoryChange } from "@storyflow/client";
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { useText } from "../i18n/language";
import type { Translate } from "../i18n/translate";
import { changesQuery, keys } from "../server/queries";
import { removals } from "../server/removals";
import { storyflow } from "../server/storyflow";
import { troubleNotice } from "../server/trouble";
import { useNotice } from "../ui/notices";
import { changeWords, lossWords } from "./change-words";
import { type ProjectDesk, useDesk } from "./project-context";

export interface History {
  /** The change that would be undone; undefined when there is none. */
  readonly undoable: StoryChange | undefined;
  readonly redoable: StoryChange | undefined;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
}

type Direction = "undo" | "redo";

const restMs = 400;

/** The changes of a story, as the server remembers them: they outlive the page. */
export function useHistory(project: ProjectDetail): History {
  const { data } = useQuery(changesQuery(project.id));
  const step = useStep(project);
  useFreshChanges(project);
  const undoable = data?.undo[0];
  const redoable = data?.redo[0];
  useOffer(undoable, step);
  return useMemo(
    () => ({ undoable, redoable, undo: () => step("undo"), redo: () => step("redo") }),
    [undoable, redoable, step],
  );
}

/** Reads the changes anew when the story has changed and rests. */
function useFreshChanges(project: ProjectDetail): void {
  const queryClient = useQueryClient();
  const seen = useRef(project);
  useEffect(() => {
    if (seen.current === project) return;
    const timer = window.setTimeout(() => {
      seen.current = project;
      void queryClient.invalidateQueries({ queryKey: keys.changes(project.id) });
    }, restMs);
    return () => window.clearTimeout(timer);
  }, [queryClient, project]);
}

function useStep(project: ProjectDetail): (direction: Direction) => Promise<void> {
  const desk = useDesk();
  const queryClient = useQueryClient();
  const notice = useNotice();
  const t = useText();
  const isBusy = useRef(false);
  const latest = useRef(project);
  latest.current = project;
  const step = useCallback(
    async (direction: Direction): Promise<void> => {
      if (isBusy.current) return;
      if (direction === "undo" && undoRemoval(latest.current)) return;
      isBusy.current = true;
      try {
        const outcome = await take(direction, desk, queryClient);
        if (outcome === undefined) return notice({ text: t(`${direction}.nothing`) });
        const back = direction === "undo" ? "redo" : "undo";
        const run = () => void step(back);
        notice({
          text: outcomeWords(outcome, direction, t),
          action: { label: t(`${back}.action`), run },
        });
      } catch (failure) {
        notice(refusalOf(failure, t));
      } finally {
        isBusy.current = false;
        await readAnew(desk.projectId, queryClient);
      }
    },
    [desk, queryClient, notice, t],
  );
  return step;
}

/** Takes back the latest deletion, if the server does not know of it yet. */
function undoRemoval({ segments }: ProjectDetail): boolean {
  const ids = new Set(segments.map(({ id }) => id));
  return removals.undoLatest((id) => ids.has(id));
}

/** Sends what was typed first: it is the latest change. Undefined when there is nothing. */
async function take(
  direction: Direction,
  { projectId, drafts, reveal }: ProjectDesk,
  queryClient: QueryClient,
): Promise<ChangeOutcome | undefined> {
  await drafts.flushAll();
  const changes = await queryClient.fetchQuery(changesQuery(projectId));
  const change = changes[direction][0];
  if (change === undefined) return undefined;
  const outcome = await storyflow.projects[direction](projectId, change.id);
  await readAnew(projectId, queryClient);
  const id = outcome.change.segment_id;
  if (id !== null) reveal.set({ id, focus: "nothing" });
  return outcome;
}

async function readAnew(projectId: string, queryClient: QueryClient): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: keys.project(projectId) }),
    queryClient.invalidateQueries({ queryKey: keys.changes(projectId) }),
    queryClient.invalidateQueries({ queryKey: keys.projects }),
    queryClient.invalidateQueries({ queryKey: keys.pronunciations(projectId) }),
    queryClient.invalidateQueries({ queryKey: keys.readings }),
  ]);
}

function outcomeWords(outcome: ChangeOutcome, direction: Direction, t: Translate): string {
  const done = t(`${direction}.done`, { what: changeWords(outcome.change, t) });
  return outcome.left_out === 0 ? done : `${done} ${t("undo.leftOut", { count: outcome.left_out })}`;
}

function refusalOf(failure: unknown, t: Translate) {
  if (!(failure instanceof ApiError) || failure.status !== 409) return troubleNotice(failure, t);
  const isLocked = failure.message.startsWith("Segment is locked");
  return { text: t(isLocked ? "undo.locked" : "undo.overtaken"), isTrouble: true };
}

/** Offers to undo a change that has just taken something away. */
function useOffer(undoable: StoryChange | undefined, step: (direction: Direction) => Promise<void>): void {
  const notice = useNotice();
  const t = useText();
  const seen = useRef<number>(undefined);
  useEffect(() => {
    const before = seen.current;
    seen.current = Math.max(before ?? 0, undoable?.id ?? 0);
    if (undoable === undefined || before === undefined || undoable.id <= before) return;
    const text = lossWords(undoable, t);
    if (text !== undefined) notice({ text, action: { label: t("undo"), run: () => void step("undo") } });
  }, [undoable, notice, t, step]);
}

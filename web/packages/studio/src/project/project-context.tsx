import type { ProjectDetail } from "@storyflow/client";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from "react";
import { Cell } from "../ground/cell";
import { keys } from "../server/queries";
import { withTexts } from "../server/story-texts";
import { storyflow } from "../server/storyflow";
import { useDraftKeeper } from "./draft-keeper";
import type { Draft, Drafts } from "./drafts";
import type { Search } from "./find";
import { type Marks, noMarks } from "./marks";
import { soughtText } from "./sought-text";
import { TextReading } from "./text-reading";

/** A wish to see a segment; a new object each time, so that the same one can be wished for again. */
export interface Reveal {
  readonly id: string;
  /** The part of it that is to have the keyboard then. */
  readonly focus: "nothing" | "card" | "text";
  /** Where it is to stand if it is not in sight: in the middle of the window, or at its top. */
  readonly align?: "center" | "start";
}

export interface ProjectDesk {
  readonly projectId: string;
  readonly drafts: Drafts;
  /** The segment that the keyboard speaks of. */
  readonly current: Cell<string | undefined>;
  /** The segment whose controls are laid out: the current one, a moment later. */
  readonly opened: Cell<string | undefined>;
  readonly reveal: Cell<Reveal | undefined>;
  /** The segments that one thing is to be done with together. */
  readonly marked: Cell<Marks>;
  /** Reads the texts that were not sent with the story. */
  readonly texts: TextReading;
  /** The search in the texts, while there is one. */
  readonly search: Cell<Search | undefined>;
  /** The first segment in sight. */
  readonly seen: Cell<string | undefined>;
}

const DeskContext = createContext<ProjectDesk | undefined>(undefined);

/** Provides the desk that the cards of one project share. The drafts outlive it: they belong to the page. */
export function ProjectDeskProvider({ projectId, children }: { projectId: string; children: ReactNode }) {
  const queryClient = useQueryClient();
  const { drafts } = useDraftKeeper();
  const desk = useMemo(
    (): ProjectDesk => ({
      projectId,
      drafts,
      current: new Cell<string | undefined>(undefined),
      opened: new Cell<string | undefined>(undefined),
      reveal: new Cell<Reveal | undefined>(undefined),
      marked: new Cell<Marks>(noMarks),
      texts: textReadingOf(queryClient, projectId),
      search: new Cell<Search | undefined>(undefined),
      seen: new Cell<string | undefined>(undefined),
    }),
    [projectId, drafts, queryClient],
  );

  // Leaving the project is a good moment to save what has not rested yet.
  useEffect(() => () => void desk.drafts.flushAll(), [desk]);
  useEffect(() => {
    desk.texts.start();
    return desk.texts.stop;
  }, [desk]);
  useSoughtText(desk);

  return <DeskContext value={desk}>{children}</DeskContext>;
}

function textReadingOf(queryClient: QueryClient, projectId: string): TextReading {
  const queryKey = keys.project(projectId);
  return new TextReading({
    segments: () => queryClient.getQueryData<ProjectDetail>(queryKey)?.segments ?? [],
    read: (from, count) => storyflow.projects.texts(projectId, from, count),
    take: (texts) =>
      queryClient.setQueryData<ProjectDetail>(queryKey, (project) => project && withTexts(project, texts)),
    setTimer: (run, ms) => window.setTimeout(run, ms),
    clearTimer: (timer) => window.clearTimeout(timer),
  });
}

/** Shows the text that the reader came for, from wherever on the page. */
function useSoughtText({ projectId, reveal }: ProjectDesk): void {
  useEffect(() => {
    const show = () => {
      const sought = soughtText.get();
      if (sought?.projectId !== projectId) return;
      reveal.set({ id: sought.id, focus: "text" });
      soughtText.set(undefined);
    };
    // The cards have their places only when the page has been drawn.
    const frame = requestAnimationFrame(show);
    const forget = soughtText.subscribe(show);
    return () => {
      cancelAnimationFrame(frame);
      forget();
    };
  }, [projectId, reveal]);
}

export function useDesk(): ProjectDesk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("There is a desk only within ProjectDeskProvider.");
  return desk;
}

export function useDraft(segmentId: string): Draft | undefined {
  const { drafts } = useDesk();
  return useSyncExternalStore(drafts.subscribe, () => drafts.get(segmentId));
}

export function useIsCurrent(segmentId: string): boolean {
  const { current } = useDesk();
  return useSyncExternalStore(current.subscribe, () => current.get() === segmentId);
}

export function useIsMarked(segmentId: string): boolean {
  const { marked } = useDesk();
  return useSyncExternalStore(marked.subscribe, () => marked.get().ids.has(segmentId));
}

import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from "react";
import { Cell } from "../ground/cell";
import { useDraftKeeper } from "./draft-keeper";
import type { Draft, Drafts } from "./drafts";
import { soughtText } from "./sought-text";

/** A wish to see a segment; a new object each time, so that the same one can be wished for again. */
export interface Reveal {
  readonly id: string;
  /** What is to have the keyboard then. */
  readonly focus: "nothing" | "card" | "text";
}

export interface ProjectDesk {
  readonly projectId: string;
  readonly drafts: Drafts;
  /** The segment that the keyboard speaks of. */
  readonly current: Cell<string | undefined>;
  readonly reveal: Cell<Reveal | undefined>;
}

const DeskContext = createContext<ProjectDesk | undefined>(undefined);

/** What the cards of one project share. The drafts outlive it: they belong to the page. */
export function ProjectDeskProvider({ projectId, children }: { projectId: string; children: ReactNode }) {
  const { drafts } = useDraftKeeper();
  const desk = useMemo(
    (): ProjectDesk => ({
      projectId,
      drafts,
      current: new Cell<string | undefined>(undefined),
      reveal: new Cell<Reveal | undefined>(undefined),
    }),
    [projectId, drafts],
  );

  // Leaving the project is a good moment to save what has not rested yet.
  useEffect(() => () => void desk.drafts.flushAll(), [desk]);
  useSoughtText(desk);

  return <DeskContext value={desk}>{children}</DeskContext>;
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

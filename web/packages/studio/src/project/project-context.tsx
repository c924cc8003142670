import type { ProjectDetail } from "@storyflow/client";
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from "react";
import { Cell } from "../app/cell";
import { isTemporary, keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { type Draft, Drafts } from "./drafts";
import { replaceSegment } from "./segment-list";

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

/** So long after the last save the cost of narrating is asked for anew. */
const costRestMs = 4000;

const DeskContext = createContext<ProjectDesk | undefined>(undefined);

/** What the cards of one project share: above all the texts that are not saved yet. */
export function ProjectDeskProvider({ projectId, children }: { projectId: string; children: ReactNode }) {
  const queryClient = useQueryClient();
  const desk = useMemo((): ProjectDesk => {
    let reading: number | undefined;
    const drafts = new Drafts({
      save: async (id, text) => {
        const saved = await storyflow.segments.update(id, { text_content: text });
        queryClient.setQueryData<ProjectDetail>(
          keys.project(projectId),
          (project) => project && replaceSegment(saved)(project),
        );
        // How long narrating would take now is known to the server only; asked when the writing rests.
        window.clearTimeout(reading);
        reading = window.setTimeout(
          () => void queryClient.invalidateQueries({ queryKey: keys.project(projectId) }),
          costRestMs,
        );
      },
      isTemporary,
      setTimer: (run, ms) => window.setTimeout(run, ms),
      clearTimer: (timer) => window.clearTimeout(timer),
    });
    return {
      projectId,
      drafts,
      current: new Cell<string | undefined>(undefined),
      reveal: new Cell<Reveal | undefined>(undefined),
    };
  }, [projectId, queryClient]);

  useEffect(() => {
    const { drafts } = desk;
    const flush = () => void drafts.flushAll();
    const warn = (event: BeforeUnloadEvent) => {
      if (drafts.hasUnsaved()) event.preventDefault();
    };
    window.addEventListener("online", flush);
    window.addEventListener("pagehide", flush);
    window.addEventListener("beforeunload", warn);
    return () => {
      flush();
      window.removeEventListener("online", flush);
      window.removeEventListener("pagehide", flush);
      window.removeEventListener("beforeunload", warn);
    };
  }, [desk]);

  return <DeskContext value={desk}>{children}</DeskContext>;
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

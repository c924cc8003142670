import { type ProjectDetail, segmentOfConflict } from "@storyflow/client";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { newName } from "../ground/names";
import { isKeyWanted, isMissing, isTemporary, keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { StoredDrafts } from "./draft-shelf";
import { Drafts, type Fate, type UnsavedText } from "./drafts";
import { replaceSegment } from "./segment-list";
import { LockedPresence, LonePresence, SignedPresence, type TabPresence } from "./tab-presence";
import { tellOfText } from "./text-news";

export interface DraftKeeper {
  readonly drafts: Drafts;
  readonly presence: TabPresence;
}

/** So long after the last save the cost of narrating is asked for anew. */
const costRestMs = 4000;

/** A save that is not answered by then counts as not answered at all, and is tried again. */
const savedWithinMs = 60_000;

const keepers = new WeakMap<QueryClient, DraftKeeper>();

/** The one keeper of drafts beside this cache: as old as the page, whatever it shows. */
export function draftKeeperOf(queryClient: QueryClient): DraftKeeper {
  const known = keepers.get(queryClient);
  if (known) return known;
  const presence = presenceOfThisTab();
  const drafts = new Drafts({
    save: savingInto(queryClient),
    fateOf,
    shelf: new StoredDrafts(browserStorage(), presence),
    now: () => Date.now(),
    setTimer: (run, ms) => window.setTimeout(run, ms),
    clearTimer: (timer) => window.clearTimeout(timer),
  });
  const keeper = { drafts, presence };
  keepers.set(queryClient, keeper);
  return keeper;
}

export const useDraftKeeper = (): DraftKeeper => draftKeeperOf(useQueryClient());

export function useUnsavedTexts(): readonly UnsavedText[] {
  const { drafts } = useDraftKeeper();
  return useSyncExternalStore(drafts.subscribe, drafts.unsaved);
}

function savingInto(queryClient: QueryClient) {
  const readings = new Map<string, number>();
  // How long narrating would take now is known to the server only; asked when the writing rests.
  const askCostLater = (projectId: string) => {
    window.clearTimeout(readings.get(projectId));
    const ask = () => void queryClient.invalidateQueries({ queryKey: keys.project(projectId) });
    readings.set(projectId, window.setTimeout(ask, costRestMs));
  };
  return async (id: string, text: string, madeOn: number, group: string | undefined): Promise<number> => {
    const signal = AbortSignal.timeout(savedWithinMs);
    const saved = await storyflow.segments.update(id, { text_content: text }, { madeOn, group, signal });
    const queryKey = keys.project(saved.project);
    if (queryClient.getQueryData(queryKey) !== undefined) {
      // A reading that was begun before would bring the older text back.
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData<ProjectDetail>(
        queryKey,
        (project) => project && replaceSegment(saved)(project),
      );
      askCostLater(saved.project);
    }
    // The list counts narrations of other texts.
    void queryClient.invalidateQueries({ queryKey: keys.projects });
    tellOfText(saved);
    return saved.text_revision;
  };
}

function fateOf(failure: unknown): Fate {
  const theirs = segmentOfConflict(failure);
  if (theirs) return { kind: "conflict", theirs };
  if (isMissing(failure)) return { kind: "gone" };
  // A key that is missing will be asked for, and then the text goes out.
  return { kind: isTemporary(failure) || isKeyWanted(failure) ? "temporary" : "refused" };
}

function presenceOfThisTab(): TabPresence {
  const tab = newName();
  if ("locks" in navigator) return new LockedPresence(navigator.locks, tab);
  const storage = browserStorage();
  return storage ? new SignedPresence(storage, tab, () => Date.now()) : new LonePresence(tab);
}

/** Private windows may refuse storage: drafts then live as long as the page. */
function browserStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

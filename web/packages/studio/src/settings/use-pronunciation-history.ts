import type { ChangeList, StoryChange } from "@storyflow/client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useText } from "../i18n/language";
import { changesQuery, keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { troubleNotice } from "../server/trouble";
import { useNotice } from "../ui/notices";
import type { UndoStep } from "../ui/undo-buttons";
import { pronunciationWords } from "./pronunciation-words";

/** Reads anew what a changed pronunciation may have changed. */
export function usePronunciationsAnew(projectId: string): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all(
      [keys.pronunciations(projectId), keys.changes(projectId), keys.readings].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
  };
}

const isOfWords = ({ kind }: StoryChange): boolean =>
  kind === "pronunciation" || kind === "pronunciation_removal";

/** The change that would be next, if it is one of a pronunciation: all others are undone where the story is seen. */
const nextOf = (changes: ChangeList | undefined, direction: "undo" | "redo"): StoryChange | undefined =>
  changes?.[direction].slice(0, 1).find(isOfWords);

/** Undo and redo of a story's pronunciations, apart from the story. */
export function usePronunciationHistory(projectId: string): {
  readonly undo: UndoStep | undefined;
  readonly redo: UndoStep | undefined;
} {
  const t = useText();
  const notice = useNotice();
  const readAnew = usePronunciationsAnew(projectId);
  const { data: changes } = useQuery(changesQuery(projectId));
  const stepOf = (direction: "undo" | "redo"): UndoStep | undefined => {
    const change = nextOf(changes, direction);
    if (change === undefined) return undefined;
    const what = pronunciationWords(change, t);
    const run = async () => {
      try {
        await storyflow.projects[direction](projectId, change.id);
        notice({ text: t(`${direction}.done`, { what }) });
      } catch (failure) {
        notice(troubleNotice(failure, t));
      } finally {
        await readAnew();
      }
    };
    return { what, run: () => void run() };
  };
  return { undo: stepOf("undo"), redo: stepOf("redo") };
}

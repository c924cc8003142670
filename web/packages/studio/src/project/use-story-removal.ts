import type { Project } from "@storyflow/client";
import { useQueryClient } from "@tanstack/react-query";
import { useText } from "../i18n/language";
import { batchEndsOf } from "../server/batch-ends";
import { keys } from "../server/queries";
import { reachability } from "../server/reachability";
import { removals } from "../server/removals";
import { storyflow } from "../server/storyflow";
import { outOfReach, troubleNotice } from "../server/trouble";
import { useNotice } from "../ui/notices";
import { useDraftKeeper } from "./draft-keeper";
import { useStoryRestore } from "./use-story-restore";

/** Deletes a story, which the server can bring back for a day. False while the server is away. */
export function useStoryRemoval({ id, title }: Pick<Project, "id" | "title">): () => boolean {
  const t = useText();
  const notice = useNotice();
  const queryClient = useQueryClient();
  const { drafts } = useDraftKeeper();
  const restore = useStoryRestore();
  const remove = async () => {
    // The text typed last is saved: it comes back with the story.
    await drafts.flushAll();
    await storyflow.projects.delete(id, { restorable: true });
    for (const text of drafts.unsaved()) {
      if (text.projectId === id) drafts.discard(text.id);
    }
    queryClient.removeQueries({ queryKey: keys.project(id) });
    batchEndsOf(queryClient).forget(id);
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: keys.projects }),
      queryClient.invalidateQueries({ queryKey: keys.removedProjects }),
    ]);
    removals.reveal(id);
    notice({
      text: t("project.deleted", { title }),
      action: { label: t("undo"), run: () => void restore(id) },
    });
  };
  return () => {
    if (!reachability.get()) {
      notice(troubleNotice(outOfReach, t));
      return false;
    }
    removals.begin(id, { remove, onFailure: (failure) => notice(troubleNotice(failure, t)) });
    void removals.finish(id);
    return true;
  };
}

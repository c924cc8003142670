import { useQuery } from "@tanstack/react-query";
import { useText } from "../i18n/language";
import { useStoryRestore } from "../project/use-story-restore";
import { removedProjectsQuery } from "../server/queries";
import { UndoButtons } from "../ui/undo-buttons";
import { useUndoKeys } from "../ui/undo-keys";

/** Brings back the story that was deleted last, by word and by key; then the one before it. */
export function DeletedStory() {
  const t = useText();
  const restore = useStoryRestore();
  const { data: removed } = useQuery(removedProjectsQuery);
  const latest = removed?.[0];
  const undo = latest && {
    what: t("change.storyRemoval", { title: latest.title }),
    run: () => void restore(latest.id),
  };
  useUndoKeys({ undo: undo?.run });
  return <UndoButtons undo={undo} />;
}

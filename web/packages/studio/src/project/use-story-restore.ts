import { useQueryClient } from "@tanstack/react-query";
import { goTo, projectAddress } from "../ground/router";
import { useText } from "../i18n/language";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { troubleNotice } from "../server/trouble";
import { useNotice } from "../ui/notices";

/** Brings a deleted story back, as it was. */
export function useStoryRestore(): (id: string) => Promise<void> {
  const t = useText();
  const notice = useNotice();
  const queryClient = useQueryClient();
  return async (id) => {
    try {
      const { title } = await storyflow.projects.restore(id);
      notice({
        text: t("project.restored", { title }),
        action: { label: t("project.open"), run: () => goTo(projectAddress(id)) },
      });
    } catch (failure) {
      notice(troubleNotice(failure, t));
    } finally {
      await Promise.all(
        [keys.projects, keys.project(id), keys.removedProjects].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      );
    }
  };
}

import type { Project } from "@storyflow/client";
import { useQueryClient } from "@tanstack/react-query";
import { goTo, projectAddress } from "../ground/router";
import { useText } from "../i18n/language";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { troubleNotice } from "../server/trouble";
import { useNotice } from "../ui/notices";

const titleLimit = 255;

/** Makes a copy of a story, with all that belongs to it, and leads there. */
export function useDuplicate({ id, title }: Pick<Project, "id" | "title">): () => Promise<void> {
  const t = useText();
  const notice = useNotice();
  const queryClient = useQueryClient();
  return async () => {
    try {
      const wanted = t("project.copyOf", { title });
      const copy = await storyflow.projects.duplicate(id, wanted.length > titleLimit ? undefined : wanted);
      await queryClient.invalidateQueries({ queryKey: keys.projects });
      notice({
        text: t("project.copied", { title: copy.title }),
        action: { label: t("project.open"), run: () => goTo(projectAddress(copy.id)) },
      });
    } catch (failure) {
      notice(troubleNotice(failure, t));
    }
  };
}

import type { ProjectChange, ProjectDetail } from "@storyflow/client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useText } from "../i18n/language";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { troubleNotice } from "../server/trouble";
import { useNotice } from "../ui/notices";

/** Changes title, voice or speed. True when the server took it. */
export function useProjectChange(id: string): (change: ProjectChange) => Promise<boolean> {
  const queryClient = useQueryClient();
  const notice = useNotice();
  const t = useText();
  return useCallback(
    async (change) => {
      try {
        const changed = await storyflow.projects.update(id, change);
        queryClient.setQueryData<ProjectDetail>(
          keys.project(id),
          (known) => known && { ...known, ...changed },
        );
        // Another voice or speed makes narrations stale, which only the server can tell.
        void queryClient.invalidateQueries({ queryKey: keys.project(id) });
        void queryClient.invalidateQueries({ queryKey: keys.projects });
        return true;
      } catch (failure) {
        notice(troubleNotice(failure, t));
        return false;
      }
    },
    [id, queryClient, notice, t],
  );
}

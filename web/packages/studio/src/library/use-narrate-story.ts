import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { goTo, projectAddress } from "../ground/router";
import { useText } from "../i18n/language";
import type { TitledBook } from "../import/book";
import { keepVoice } from "../project/keep-voice";
import { changeWork } from "../project/use-work";
import { withBatch } from "../project/work";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { isEngineMissing, troubleNotice } from "../server/trouble";
import { showEngineNotice } from "../settings/engine-notice";
import { useNotice } from "../ui/notices";
import { freeTitle } from "./free-title";

/** A title that was made from the text may be that of another story, which could then not be told apart. */
async function unlikeOthers(title: string): Promise<string> {
  try {
    return freeTitle(title, (await storyflow.projects.list({ search: title })).results);
  } catch {
    return title; // Only the import itself says what is wrong with the server.
  }
}

/** From a text to its narration: makes the project, starts narrating, and opens it. */
export function useNarrateStory(): (book: TitledBook) => Promise<void> {
  const queryClient = useQueryClient();
  const notice = useNotice();
  const t = useText();
  return useCallback(
    async ({ file, name, title: wanted, isTitleOwn }) => {
      const title = isTitleOwn ? wanted : await unlikeOthers(wanted);
      const project = await storyflow.projects.importBook(file, name, { title });
      queryClient.setQueryData(keys.project(project.id), project);
      void queryClient.invalidateQueries({ queryKey: keys.projects });
      try {
        await keepVoice(queryClient, project.id);
        const started = await storyflow.generateAllAudio(project.id);
        changeWork(queryClient, project.id, (work) => withBatch(work, started, new Date().toISOString()));
      } catch (failure) {
        // The story is safe; only its sound is missing, and the project page can ask for that again.
        if (isEngineMissing(failure)) void showEngineNotice(queryClient);
        else notice(troubleNotice(failure, t));
      }
      goTo(projectAddress(project.id));
    },
    [queryClient, notice, t],
  );
}

import type { ListedPronunciation } from "@storyflow/client";
import { useQueryClient } from "@tanstack/react-query";
import { useText } from "../i18n/language";
import { batchEndsOf } from "../server/batch-ends";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { isEngineMissing, troubleNotice } from "../server/trouble";
import { Button } from "../ui/button";
import { useNotice } from "../ui/notices";
import { showEngineNotice } from "./engine-notice";

interface PronunciationUsesProps {
  readonly entry: ListedPronunciation;
  readonly projectId: string;
}

/** How many segments say it; those that were narrated before its last change can be narrated again. */
export function PronunciationUses({ entry, projectId }: PronunciationUsesProps) {
  const t = useText();
  const notice = useNotice();
  const queryClient = useQueryClient();
  const narrateAgain = async () => {
    try {
      const started = await storyflow.generateAllAudio(projectId, { pronunciation: entry.id });
      if (started.segments_to_process > 0) batchEndsOf(queryClient).follow(projectId, started.task_id);
      notice({ text: t("pronunciation.narrating", { count: started.segments_to_process }) });
      await queryClient.invalidateQueries({ queryKey: keys.pronunciations(projectId) });
    } catch (failure) {
      if (isEngineMissing(failure)) void showEngineNotice(queryClient);
      else notice(troubleNotice(failure, t));
    }
  };
  return (
    <div className="col-span-full flex flex-wrap items-center gap-x-3 text-fine text-muted">
      <span>
        {entry.segments === 0
          ? t("pronunciation.unused")
          : t("pronunciation.segments", { count: entry.segments })}
      </span>
      {entry.segments_outdated > 0 && (
        <>
          <span>{t("pronunciation.outdated", { count: entry.segments_outdated })}</span>
          <Button look="quiet" className="-mx-2 px-2! text-accent" onClick={() => void narrateAgain()}>
            {t("pronunciation.narrateAgain", { word: entry.word })}
          </Button>
        </>
      )}
    </div>
  );
}

import type { ProjectDetail } from "@storyflow/client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { useText } from "../i18n/language";
import { keys, systemQuery } from "../server/queries";
import { inOwnWords } from "../server/refusals";
import { EngineNotice, speakingOf } from "../settings/engine-notice";
import { Button } from "../ui/button";
import { type Cause, presentCauses } from "./failure-causes";
import type { BatchDesk } from "./use-batch";
import { useWork } from "./use-work";

/** Causes outside the text that keep the story from being narrated: each one once, with the way out. */
export function StoryTrouble({ project, batch }: { project: ProjectDetail; batch: BatchDesk }) {
  const { data: system } = useQuery(systemQuery);
  const { id, segments } = project;
  const causes = useWork(
    id,
    useCallback((work) => presentCauses(work, segments), [segments]),
  );
  const isMissing = speakingOf(system).can === "no";
  useFreshSystem(causes.some(({ kind }) => kind === "engine"));
  const isSilent = segments.some((each) => each.audio_file === null && each.text_content.trim() !== "");
  return (
    <>
      <EngineNotice onNarrate={isSilent ? () => batch.start() : undefined} />
      {causes
        .filter(({ kind }) => kind !== "engine" || !isMissing)
        .map((cause) => (
          <CauseNotice key={`${cause.kind} ${cause.why}`} cause={cause} batch={batch} />
        ))}
    </>
  );
}

/** Segments that failed for want of an engine are a reason to look at the engines again. */
function useFreshSystem(hasFailed: boolean): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (hasFailed) void queryClient.invalidateQueries({ queryKey: keys.system });
  }, [hasFailed, queryClient]);
}

function CauseNotice({ cause, batch }: { cause: Cause; batch: BatchDesk }) {
  const t = useText();
  const count = cause.segmentIds.length;
  return (
    <section
      aria-label={t("cause.name")}
      className="flex flex-wrap items-center gap-x-6 gap-y-2 rounded-panel bg-warn-soft px-5 py-4 text-small"
    >
      <p className="min-w-0 flex-1 basis-60 break-words">
        {cause.kind === "other"
          ? t("cause.other", { count, why: inOwnWords(cause.why, t) })
          : t(`cause.${cause.kind}`, { count })}
      </p>
      <Button disabled={batch.batch !== undefined || batch.isStarting} onClick={() => void batch.start()}>
        {t("retry")}
      </Button>
    </section>
  );
}

import type { ProjectDetail, Segment } from "@storyflow/client";
import { useMemo } from "react";
import { roughTime } from "../i18n/duration";
import { useText } from "../i18n/language";
import type { Translate } from "../i18n/translate";
import { isKnown } from "../settings/engine-notice";
import { Button } from "../ui/button";
import { FinalButton } from "./final-button";
import { useDesk } from "./project-context";
import { ProjectTitle } from "./project-title";
import { SaveState } from "./save-state";
import { type Count, countSegments } from "./segment-state";
import type { BatchDesk } from "./use-batch";
import { useEdited } from "./use-edited";
import { useProjectChange } from "./use-project-change";
import { useWork } from "./use-work";
import type { Work } from "./work";

/** The title of the project, and how far its narration is. */
export function ProjectHead({ project, batch }: { project: ProjectDetail; batch: BatchDesk }) {
  const change = useProjectChange(project.id);
  const edited = useEdited(project);
  const count = useMemo(() => countSegments(project.segments, edited), [project.segments, edited]);
  return (
    <header className="flex flex-col gap-4 px-3 pt-6 pb-3 sm:px-0 sm:pl-20">
      <ProjectTitle title={project.title} onRename={(title) => change({ title })} />
      <Summary count={count} segments={project.segments} />
      <div className="empty:hidden">
        <FinalButton drafts={count.drafts} batch={batch} />
      </div>
    </header>
  );
}

const failedSegments = (work: Work): string[] => [...work.failures.keys()];

/** The engines of the narrations that there are, in a listener's words. */
function spokenBy(segments: readonly Segment[], t: Translate): string[] {
  const names = new Set(segments.flatMap(({ narration }) => (narration === null ? [] : [narration.engine])));
  const engines = [...names].filter(isKnown).map((name) => t(`engine.${name}`));
  return engines.length === 0 ? [] : [t("project.spokenBy", { engines: engines.join(", ") })];
}

const lengthOf = (count: Count, t: Translate): string[] => [
  t("project.segments", { count: count.spoken }),
  count.seconds > 0 ? t("project.narrated", { time: roughTime(count.seconds, t) }) : t("project.notNarrated"),
];

function Summary({ count, segments }: { count: Count; segments: readonly Segment[] }) {
  const t = useText();
  const { projectId, reveal, current } = useDesk();
  const failures = useWork(projectId, failedSegments);
  const showFailure = () => {
    const at = failures.indexOf(current.get() ?? "");
    const id = failures[(at + 1) % failures.length];
    if (id) reveal.set({ id, focus: "card" });
  };
  const parts = [
    ...(count.spoken === 0 ? [t("state.blank")] : lengthOf(count, t)),
    ...spokenBy(segments, t),
    ...(count.stale > 0 ? [t("project.stale", { count: count.stale })] : []),
    ...(count.drafts > 0 ? [t("project.drafts", { count: count.drafts })] : []),
    ...(count.locked > 0 ? [t("project.locked", { count: count.locked })] : []),
  ];
  return (
    <div className="flex flex-wrap items-center gap-x-5 text-small text-muted">
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
      {failures.length > 0 && (
        <Button
          look="danger"
          className="-mx-1 -my-[0.6875rem] px-1! underline underline-offset-4 hover:bg-transparent!"
          onClick={showFailure}
        >
          {t("project.failed", { count: failures.length })}
        </Button>
      )}
      <SaveState />
    </div>
  );
}

import type { ProjectDetail, Segment } from "@storyflow/client";
import { useQuery } from "@tanstack/react-query";
import { AudioLines, Download, Ellipsis, RefreshCw, SlidersHorizontal } from "lucide-react";
import { useMemo, useState } from "react";
import { roughTime } from "../i18n/duration";
import { useText } from "../i18n/language";
import type { Translate } from "../i18n/translate";
import { settingsQuery } from "../server/queries";
import { isKnown } from "../settings/engine-notice";
import { Button } from "../ui/button";
import { Menu } from "../ui/menu";
import { useUnsavedTexts } from "./draft-keeper";
import { ExportDialog } from "./export-dialog";
import { FinalButton } from "./final-button";
import { useDesk } from "./project-context";
import { ProjectTitle } from "./project-title";
import { SaveState } from "./save-state";
import { type Count, countSegments } from "./segment-state";
import type { BatchDesk } from "./use-batch";
import { useProjectChange } from "./use-project-change";
import { useWork } from "./use-work";
import { VoiceDialog } from "./voice-dialog";
import type { Work } from "./work";

interface ProjectHeadProps {
  readonly project: ProjectDetail;
  readonly batch: BatchDesk;
}

/** What the project is, how far it is, and what can be done with it as a whole. */
export function ProjectHead({ project, batch }: ProjectHeadProps) {
  const t = useText();
  const { data: settings } = useQuery(settingsQuery);
  const change = useProjectChange(project.id);
  const [isChoosingVoice, setChoosingVoice] = useState(false);
  const [isExporting, setExporting] = useState(false);
  const edited = useEdited(project);
  const count = useMemo(() => countSegments(project.segments, edited), [project.segments, edited]);
  const isComplete =
    count.missing === 0 &&
    count.spoken > 0 &&
    project.segments.every((s) => s.audio_file !== null || s.text_content.trim() === "");

  return (
    <header className="flex flex-col gap-5 px-3 pt-6 pb-8 sm:px-4 sm:pl-18">
      <ProjectTitle title={project.title} onRename={(title) => change({ title })} />
      <Summary count={count} segments={project.segments} />
      <div className="flex flex-wrap items-center gap-2">
        <NarrateAllButton project={project} count={count} edited={edited} batch={batch} />
        <FinalButton drafts={count.drafts} batch={batch} />
        <Button onClick={() => setChoosingVoice(true)}>
          <SlidersHorizontal size={18} aria-hidden />
          {t("voice.title")}
        </Button>
        <Button onClick={() => setExporting(true)} disabled={count.spoken === 0}>
          <Download size={18} aria-hidden />
          {t("download.action")}
        </Button>
        <Menu
          label={t("project.more")}
          icon={<Ellipsis size={20} aria-hidden />}
          items={() => [
            {
              label: t("batch.everything"),
              icon: <RefreshCw size={18} aria-hidden />,
              onChoose: () => void batch.start({ everything: true }),
              disabled: batch.batch !== undefined || count.spoken === count.locked,
            },
          ]}
        />
      </div>
      {isExporting && (
        <ExportDialog
          project={project}
          isComplete={isComplete}
          onChange={change}
          onClose={() => setExporting(false)}
        />
      )}
      {isChoosingVoice && (
        <VoiceDialog
          own={project}
          usual={{
            voice: settings?.default_voice_id ?? "af_heart",
            speed: settings?.tts_speed ?? 1,
            of: "settings",
          }}
          sample={
            project.segments.find((s) => s.text_content.trim() !== "")?.text_content.slice(0, 280) ?? ""
          }
          onChange={change}
          onClose={() => setChoosingVoice(false)}
        />
      )}
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
    t("project.segments", { count: count.spoken }),
    count.seconds > 0
      ? t("project.narrated", { time: roughTime(count.seconds, t) })
      : t("project.notNarrated"),
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
        <Button look="danger" className="-mx-3 -my-2 px-3 underline underline-offset-4" onClick={showFailure}>
          {t("project.failed", { count: failures.length })}
        </Button>
      )}
      <SaveState />
    </div>
  );
}

const underWayOf = (work: Work): Work["underWay"] => work.underWay;

interface NarrateAllProps extends ProjectHeadProps {
  readonly count: Count;
  readonly edited: ReadonlySet<string>;
}

/** The one thing to do next. While it is being done, only the dock tells how far it is. */
function NarrateAllButton({ project, count, edited, batch }: NarrateAllProps) {
  const t = useText();
  const underWay = useWork(project.id, underWayOf);
  if (count.spoken === 0) return null;
  if (batch.batch !== undefined) return <HeadWord text={t("batch.underWay")} />;
  const here = countSegments(
    project.segments.filter((segment) => !underWay.has(segment.id)),
    edited,
  );
  const todo = here.missing + here.stale;
  if (todo === 0) return <HeadWord text={t(underWay.size > 0 ? "batch.underWay" : "batch.done")} />;
  const words = [
    t(count.missing === count.spoken - count.locked ? "batch.all" : "batch.rest", { count: todo }),
  ];
  if (project.estimated_seconds != null && project.estimated_seconds > 0 && underWay.size === 0) {
    words.push(t("batch.cost", { time: roughTime(project.estimated_seconds, t) }));
  }
  return (
    <Button look="primary" disabled={batch.isStarting} onClick={() => void batch.start()}>
      <AudioLines size={18} aria-hidden />
      {words.join(" · ")}
    </Button>
  );
}

function HeadWord({ text }: { text: string }) {
  return <p className="flex min-h-touch items-center pr-3 text-small font-medium text-accent">{text}</p>;
}

/** The segments whose text was changed on this page and may not be on the server yet; the same set until that changes. */
function useEdited({ id, segments }: ProjectDetail): ReadonlySet<string> {
  const unsaved = useUnsavedTexts();
  const texts = new Map(
    unsaved.filter((text) => text.projectId === id).map((text) => [text.id, text.draft.text]),
  );
  const edited = segments
    .filter((segment) => texts.has(segment.id) && texts.get(segment.id)?.trim() !== segment.text_content)
    .map((segment) => segment.id)
    .join(" ");
  return useMemo(() => new Set(edited === "" ? [] : edited.split(" ")), [edited]);
}

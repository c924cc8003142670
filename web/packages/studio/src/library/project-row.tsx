import type { Project } from "@storyflow/client";
import { useQueryClient } from "@tanstack/react-query";
import { CircleStop, Copy, Download, Ellipsis, LoaderCircle, Pencil, Trash2 } from "lucide-react";
import { Suspense, useState } from "react";
import { fetchedPart } from "../ground/fetched-part";
import { Link, projectAddress } from "../ground/router";
import { roughTime } from "../i18n/duration";
import { localeFor, useText, useWording } from "../i18n/language";
import { useDuplicate } from "../project/use-duplicate";
import { useProjectChange } from "../project/use-project-change";
import { useStoryRemoval } from "../project/use-story-removal";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { troubleNotice } from "../server/trouble";
import { Button } from "../ui/button";
import { Menu } from "../ui/menu";
import { useNotice } from "../ui/notices";
import { Progress } from "../ui/progress";
import { RenameForm } from "../ui/rename-form";
import type { StoryWork } from "./live-work";
import { StoryCover } from "./story-cover";

const StoryExport = fetchedPart(async () => (await import("../project/pages")).StoryExport);

interface ProjectRowProps {
  readonly project: Project;
  /** The narration of this story that is under way. */
  readonly work: StoryWork | undefined;
}

/** One story of the library: how much of it there is, how much of that can be heard, and what is being done. */
export function ProjectRow({ project, work }: ProjectRowProps) {
  const change = useProjectChange(project.id);
  const [isRenaming, setRenaming] = useState(false);
  const [isExporting, setExporting] = useState(false);
  return (
    <li className="group relative flex items-center gap-3 border-t border-line py-4 first:border-t-0 sm:gap-4">
      <StoryCover project={project} />
      <div className="min-w-0 flex-1">
        {isRenaming ? (
          <RenameForm
            projectId={project.id}
            title={project.title}
            onRename={(title) => change({ title })}
            onClose={() => setRenaming(false)}
          />
        ) : (
          <RowTitle project={project} />
        )}
        <RowFacts project={project} work={work} />
      </div>
      <div className="relative z-10 flex items-center">
        {work && <StopButton work={work} title={project.title} />}
        <RowMenu project={project} onRename={() => setRenaming(true)} onExport={() => setExporting(true)} />
      </div>
      {isExporting && (
        <Suspense>
          <StoryExport id={project.id} onClose={() => setExporting(false)} />
        </Suspense>
      )}
    </li>
  );
}

function RowTitle({ project }: Pick<ProjectRowProps, "project">) {
  const t = useText();
  return (
    <>
      <h2 className="titled font-story text-heading leading-snug text-wrap max-[26rem]:text-story">
        <Link
          href={projectAddress(project.id)}
          className="rounded-sm decoration-1 underline-offset-4 after:absolute after:inset-0 group-hover:underline"
        >
          {project.title}
        </Link>
      </h2>
      {project.author !== "" && (
        <p className="text-small text-muted">{t("import.by", { author: project.author })}</p>
      )}
    </>
  );
}

function RowFacts({ project, work }: ProjectRowProps) {
  const { t, language } = useWording();
  const total = project.segment_count;
  const narrated = project.narrated_count;
  const stale = project.stale_count ?? 0;
  const changed = new Intl.DateTimeFormat(localeFor(language), { dateStyle: "medium" }).format(
    new Date(project.updated_at),
  );
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-x-4 gap-y-1 text-fine text-muted max-sm:gap-x-3">
      {work ? (
        <WorkFacts work={work} />
      ) : (
        <>
          {total > 0 && (
            <Progress
              label={t("library.narrated", { narrated, total })}
              value={narrated / total}
              className="w-14 sm:w-28"
            />
          )}
          <span className="figures">
            {total === 0 ? t("library.noText") : t("library.narrated", { narrated, total })}
          </span>
          {stale > 0 && <span className="figures text-warn">{t("library.stale", { count: stale })}</span>}
        </>
      )}
      {project.narrated_seconds > 0 && (
        <span className="figures">{roughTime(project.narrated_seconds, t)}</span>
      )}
      <time dateTime={project.updated_at}>{changed}</time>
    </div>
  );
}

function WorkFacts({ work }: { work: StoryWork }) {
  const t = useText();
  const words = work.isWaiting
    ? t("library.inLine")
    : t("library.narrating", { done: work.done, total: work.total });
  return (
    <>
      <Progress
        label={words}
        value={work.total === 0 ? 0 : work.done / work.total}
        className="w-full sm:w-28"
      />
      <span className="figures flex items-center gap-1.5 text-accent">
        {!work.isWaiting && <LoaderCircle size={14} aria-hidden className="animate-spin" />}
        {words}
      </span>
    </>
  );
}

function StopButton({ work, title }: { work: StoryWork; title: string }) {
  const t = useText();
  const notice = useNotice();
  const queryClient = useQueryClient();
  const stop = async () => {
    try {
      await Promise.all(work.taskIds.map((id) => storyflow.cancelTask(id)));
      await queryClient.invalidateQueries({ queryKey: keys.tasks });
    } catch (failure) {
      notice(troubleNotice(failure, t));
    }
  };
  return (
    <Button
      look="quiet"
      className="px-0 sm:px-3"
      disabled={work.isStopping}
      aria-label={t("library.stop", { title })}
      onClick={() => void stop()}
    >
      <CircleStop size={18} aria-hidden />
      <span className="max-sm:sr-only">{t(work.isStopping ? "batch.stopping" : "batch.stop")}</span>
    </Button>
  );
}

interface RowMenuProps extends Pick<ProjectRowProps, "project"> {
  readonly onRename: () => void;
  readonly onExport: () => void;
}

function RowMenu({ project, onRename, onExport }: RowMenuProps) {
  const t = useText();
  const remove = useStoryRemoval(project);
  const duplicate = useDuplicate(project);
  return (
    <Menu
      label={t("library.actions", { title: project.title })}
      icon={<Ellipsis size={20} aria-hidden />}
      items={() => [
        { label: t("project.rename"), icon: <Pencil size={18} aria-hidden />, onChoose: onRename },
        {
          label: t("download.action"),
          icon: <Download size={18} aria-hidden />,
          onChoose: onExport,
          disabled: project.narrated_count === 0,
          ...(project.narrated_count === 0 && { note: t("project.notNarrated") }),
        },
        {
          label: t("project.duplicate"),
          icon: <Copy size={18} aria-hidden />,
          onChoose: () => void duplicate(),
        },
        {
          label: t("project.delete"),
          icon: <Trash2 size={18} aria-hidden />,
          onChoose: () => void remove(),
          isDanger: true,
          startsGroup: true,
        },
      ]}
    />
  );
}

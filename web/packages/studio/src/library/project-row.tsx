import type { Project } from "@storyflow/client";
import { useQueryClient } from "@tanstack/react-query";
import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { Link, projectAddress } from "../ground/router";
import { roughTime } from "../i18n/duration";
import { localeFor, useText, useWording } from "../i18n/language";
import { useDraftKeeper } from "../project/draft-keeper";
import { useProjectChange } from "../project/use-project-change";
import { keys } from "../server/queries";
import { reachability } from "../server/reachability";
import { removals, undoSeconds } from "../server/removals";
import { storyflow } from "../server/storyflow";
import { outOfReach, troubleNotice } from "../server/trouble";
import { Menu } from "../ui/menu";
import { useNotice } from "../ui/notices";
import { Progress } from "../ui/progress";
import { RenameForm } from "../ui/rename-form";

/** One story of the library: how much of it there is, and how much of that can be heard. */
export function ProjectRow({ project }: { project: Project }) {
  const { t, language } = useWording();
  const change = useProjectChange(project.id);
  const remove = useRemoval(project);
  const [isRenaming, setRenaming] = useState(false);
  const total = project.segment_count ?? 0;
  const narrated = project.narrated_count;
  const changed = new Intl.DateTimeFormat(localeFor(language), { dateStyle: "medium" }).format(
    new Date(project.updated_at),
  );

  return (
    <li className="group relative flex items-center gap-3 border-t border-line py-4 first:border-t-0">
      <div className="min-w-0 flex-1">
        {isRenaming ? (
          <RenameForm
            projectId={project.id}
            title={project.title}
            onRename={(title) => change({ title })}
            onClose={() => setRenaming(false)}
          />
        ) : (
          <h2 className="font-story text-heading leading-snug text-wrap">
            <Link
              href={projectAddress(project.id)}
              className="rounded-sm decoration-1 underline-offset-4 after:absolute after:inset-0 group-hover:underline"
            >
              {project.title}
            </Link>
          </h2>
        )}
        <div className="mt-1.5 flex flex-wrap items-center gap-x-4 gap-y-1 text-fine text-muted">
          {total > 0 && (
            <Progress
              label={t("library.narrated", { narrated, total })}
              value={narrated / total}
              className="w-28"
            />
          )}
          <span className="figures">
            {total === 0 ? t("library.noText") : t("library.narrated", { narrated, total })}
          </span>
          {project.narrated_seconds > 0 && (
            <span className="figures">{roughTime(project.narrated_seconds, t)}</span>
          )}
          <time dateTime={project.updated_at}>{changed}</time>
        </div>
      </div>
      <div className="relative z-10">
        <Menu
          label={t("library.actions", { title: project.title })}
          icon={<Ellipsis size={20} aria-hidden />}
          items={() => [
            {
              label: t("project.rename"),
              icon: <Pencil size={18} aria-hidden />,
              onChoose: () => setRenaming(true),
            },
            {
              label: t("project.delete"),
              icon: <Trash2 size={18} aria-hidden />,
              onChoose: remove,
              isDanger: true,
            },
          ]}
        />
      </div>
    </li>
  );
}

function useRemoval(project: Project): () => void {
  const t = useText();
  const notice = useNotice();
  const queryClient = useQueryClient();
  const { drafts } = useDraftKeeper();
  return () => {
    if (!reachability.get()) return notice(troubleNotice(outOfReach, t));
    removals.begin(project.id, {
      remove: async () => {
        await storyflow.projects.delete(project.id);
        for (const { id, projectId } of drafts.unsaved()) {
          if (projectId === project.id) drafts.discard(id);
        }
        queryClient.removeQueries({ queryKey: keys.project(project.id) });
        await queryClient.invalidateQueries({ queryKey: keys.projects });
      },
      onFailure: (failure) => notice(troubleNotice(failure, t)),
    });
    notice({
      text: t("project.deleted", { title: project.title }),
      action: { label: t("undo"), run: () => removals.undo(project.id) },
      seconds: undoSeconds,
    });
  };
}

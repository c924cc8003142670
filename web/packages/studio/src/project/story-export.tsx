import type { ProjectDetail } from "@storyflow/client";
import { useQuery } from "@tanstack/react-query";
import { projectQuery } from "../server/queries";
import { ExportDialog } from "./export-dialog";
import { useProjectChange } from "./use-project-change";
import { useWorkStream } from "./use-work";

/** Whether every text has its narration. */
export const isNarrated = ({ segments }: Pick<ProjectDetail, "segments">): boolean =>
  segments.some((segment) => segment.audio_file !== null) &&
  segments.every((segment) => segment.audio_file !== null || segment.text_content.trim() === "");

/** The dialog for a story whose page is not shown; nothing until it is read. */
export function StoryExport({ id, onClose }: { id: string; onClose: () => void }) {
  const { data: project } = useQuery(projectQuery(id));
  const change = useProjectChange(id);
  useWorkStream(id);
  if (project === undefined) return null;
  return (
    <ExportDialog project={project} isComplete={isNarrated(project)} onChange={change} onClose={onClose} />
  );
}

import type { Export, TaskHead } from "@storyflow/client";
import { CircleStop, Download, Trash2 } from "lucide-react";
import { fileSize } from "../i18n/file-size";
import { useText } from "../i18n/language";
import { Button, IconButton } from "../ui/button";
import { Progress } from "../ui/progress";
import type { ExportDesk } from "./use-exports";

interface ExportListProps {
  readonly desk: ExportDesk;
  readonly onDownload: (file: Export) => void;
}

/** On a phone the name has a line of its own, and the buttons stand below it. */
const rowClasses = "flex flex-wrap items-center gap-x-2 py-1 sm:flex-nowrap";
const nameClasses = "min-w-0 basis-full py-1 text-small break-words sm:flex-1 sm:basis-0";

/** The files that are being made, and those that can be downloaded. */
export function ExportList({ desk, onDownload }: ExportListProps) {
  const t = useText();
  if (desk.running.length === 0 && desk.files.length === 0) return null;
  return (
    <section aria-label={t("export.files")} className="flex flex-col gap-1">
      <h3 className="text-small font-semibold">{t("export.files")}</h3>
      <ul className="divide-y divide-line">
        {desk.running.map((task) => (
          <RunningExport
            key={task.task_id}
            task={task}
            name={desk.nameOf(task) ?? t("export.unnamed")}
            onCancel={() => void desk.cancel(task.task_id)}
          />
        ))}
        {desk.files.map((file) => (
          <li key={file.name} className={rowClasses}>
            <span className={nameClasses}>
              {file.name}
              <span className="figures block text-fine text-muted">{fileSize(file.size, t)}</span>
            </span>
            <Button
              look="quiet"
              className="max-sm:mr-auto max-sm:-ml-4"
              onClick={() => onDownload(file)}
              aria-label={t("export.download", { name: file.name })}
            >
              <Download size={18} aria-hidden />
              {t("download.action")}
            </Button>
            <IconButton
              label={t("export.remove", { name: file.name })}
              onClick={() => void desk.remove(file.name)}
            >
              <Trash2 size={18} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RunningExportProps {
  readonly task: TaskHead;
  readonly name: string;
  readonly onCancel: () => void;
}

function RunningExport({ task, name, onCancel }: RunningExportProps) {
  const t = useText();
  const { percentage } = task.progress;
  return (
    <li className="flex flex-col gap-1 py-1">
      <div className={rowClasses}>
        <p className={nameClasses}>
          {name}
          <span className="figures block text-fine text-muted">
            {t("export.progress", { percent: percentage })}
          </span>
        </p>
        <Button look="quiet" className="max-sm:-ml-4" disabled={task.cancel_requested} onClick={onCancel}>
          <CircleStop size={18} aria-hidden />
          {t(task.cancel_requested ? "batch.stopping" : "batch.stop")}
        </Button>
      </div>
      <Progress label={t("export.making", { name })} value={percentage / 100} />
    </li>
  );
}

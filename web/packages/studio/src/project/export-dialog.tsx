import type { ProjectChange, ProjectDetail } from "@storyflow/client";
import { Download } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { roughTime } from "../i18n/duration";
import { fileSize } from "../i18n/file-size";
import { useText } from "../i18n/language";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { CheckField, ChoiceField, TextField } from "../ui/fields";
import { fileNameOf, useDownload } from "./download";
import {
  type ExportKind,
  type ExportWishes,
  expectedBytes,
  exportKinds,
  orderOf,
  takesWishes,
} from "./export-kinds";
import { ExportList } from "./export-list";
import { countSegments, countStale } from "./segment-state";
import { useEdited } from "./use-edited";
import { exportPaces } from "./use-export-pace";
import { type ExportDesk, useExports } from "./use-exports";

interface ExportDialogProps {
  readonly project: ProjectDetail;
  /** Every text has its narration. */
  readonly isComplete: boolean;
  readonly onChange: (change: ProjectChange) => Promise<boolean>;
  readonly onClose: () => void;
}

const authorLimit = 255;

/** The story as a file: at once as WAV, or made in the format of one's choice. */
export function ExportDialog({ project, isComplete, onChange, onClose }: ExportDialogProps) {
  const t = useText();
  const download = useDownload();
  const { seconds } = countSegments(project.segments);
  const desk = useExports(project.id, seconds);
  const stale = countStale(project.segments, useEdited(project));
  return (
    <Dialog title={t("export.title")} onClose={onClose}>
      <div className="flex flex-col gap-6">
        {stale > 0 && (
          <p className="rounded-control bg-sunken px-4 py-2.5 text-small">
            {t("export.stale", { count: stale })}
          </p>
        )}
        <div className="flex flex-col gap-1.5">
          <Button
            disabled={!isComplete || download.isRunning}
            onClick={() =>
              download.start(`/api/projects/${project.id}/narration/`, fileNameOf(project.title))
            }
          >
            <Download size={18} aria-hidden />
            {t("export.wavNow")}
          </Button>
          {!isComplete && <p className="text-fine text-muted">{t("download.notYet")}</p>}
        </div>
        <ExportForm {...{ project, seconds, desk, onChange }} />
        <Troubles desk={desk} />
        <ExportList desk={desk} onDownload={(file) => download.start(file.url, file.name)} />
      </div>
    </Dialog>
  );
}

interface ExportFormProps extends Pick<ExportDialogProps, "project" | "onChange"> {
  readonly desk: ExportDesk;
  /** How long the story sounds. */
  readonly seconds: number;
}

function ExportForm({ project, seconds, desk, onChange }: ExportFormProps) {
  const t = useText();
  const [wishes, setWishes] = useState<ExportWishes>({ kind: "m4b", loudness: "none", byChapter: false });
  const [author, setAuthor] = useState(project.author);
  const saved = useRef({ author: project.author, done: Promise.resolve(true) });
  const hasChapters = project.segments.some((segment) => segment.chapter !== null);
  const wish = (change: Partial<ExportWishes>) => setWishes((known) => ({ ...known, ...change }));
  const saveAuthor = () => {
    const wanted = author.trim();
    if (wanted !== saved.current.author)
      saved.current = { author: wanted, done: onChange({ author: wanted }) };
  };
  const start = async () => {
    saveAuthor();
    // The file names its author.
    await saved.current.done;
    await desk.start(orderOf(wishes));
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <div className="flex flex-col gap-1.5">
        <ChoiceField
          label={t("export.format")}
          value={wishes.kind}
          onChange={(event) => wish({ kind: event.target.value as ExportKind })}
        >
          {exportKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`export.kind.${kind}`)}
            </option>
          ))}
        </ChoiceField>
        <Expected wishes={wishes} seconds={seconds} />
      </div>
      {takesWishes(wishes.kind) && (
        <ChoiceField
          label={t("export.loudness")}
          value={wishes.loudness}
          onChange={(event) => wish({ loudness: event.target.value as ExportWishes["loudness"] })}
        >
          <option value="none">{t("export.loudness.none")}</option>
          <option value="podcast">{t("export.loudness.podcast")}</option>
        </ChoiceField>
      )}
      {takesWishes(wishes.kind) && hasChapters && (
        <CheckField
          label={t("export.byChapter")}
          checked={wishes.byChapter}
          onChange={(byChapter) => wish({ byChapter })}
        />
      )}
      <TextField
        label={t("export.author")}
        value={author}
        maxLength={authorLimit}
        onChange={(event) => setAuthor(event.target.value)}
        onBlur={saveAuthor}
      />
      <Button type="submit" look="primary" className="self-end" disabled={desk.isStarting}>
        {t(desk.isStarting ? "import.busy" : "export.start")}
      </Button>
    </form>
  );
}

/** How large the file will be: an audiobook may be too large for a phone or a letter. And how long it takes, where that is known. */
function Expected({ wishes, seconds }: { readonly wishes: ExportWishes; readonly seconds: number }) {
  const t = useText();
  const bytes = expectedBytes(wishes.kind, seconds);
  if (bytes === undefined) return null;
  const takes = exportPaces.secondsFor(orderOf(wishes), seconds);
  const words = [t("export.size", { size: fileSize(bytes, t) })];
  if (takes !== undefined) words.push(t("export.takes", { time: roughTime(takes, t) }));
  return <p className="text-fine text-muted">{words.join(" · ")}</p>;
}

/** Why the file was not made, and for an incomplete story the way to have it nevertheless. */
function Troubles({ desk }: { desk: ExportDesk }) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const isIncomplete = desk.incomplete !== undefined;
  // On a phone it would come below what is in sight.
  useEffect(() => {
    if (isIncomplete) box.current?.scrollIntoView({ block: "nearest" });
  }, [isIncomplete]);
  if (desk.incomplete) {
    return (
      <div
        ref={box}
        role="alert"
        className="flex flex-wrap items-center gap-3 rounded-control bg-sunken px-4 py-2.5"
      >
        <p className="min-w-0 flex-1 basis-48 text-small">
          {t("export.missing", { count: desk.incomplete.missing })}
        </p>
        <Button onClick={() => void desk.startWithoutMissing()}>
          {t("export.withoutThem", { count: desk.incomplete.missing })}
        </Button>
      </div>
    );
  }
  if (desk.trouble === undefined) return null;
  return (
    <p role="alert" className="rounded-control bg-bad-soft px-4 py-2.5 text-small text-bad">
      {desk.trouble}
    </p>
  );
}

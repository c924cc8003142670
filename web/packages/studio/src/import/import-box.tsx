import { FileUp, X } from "lucide-react";
import { type DragEvent, type FormEvent, useDeferredValue, useId, useMemo, useRef, useState } from "react";
import { useText } from "../i18n/language";
import { troubleText } from "../server/trouble";
import { Button, IconButton } from "../ui/button";
import { classes } from "../ui/classes";
import { TextField } from "../ui/fields";
import { useKeptText } from "../ui/kept-texts";
import { ImportPreview } from "./import-preview";
import { FileNotRead, readStoryFile, storyFileTypes } from "./read-file";
import { readStory } from "./read-story";
import { faultsOf, piecesOf, type Story, titleOf } from "./story";

interface ImportBoxProps {
  /** What the one button says. */
  readonly action: string;
  /** Takes the story; what it rejects with is shown here. */
  readonly onStory: (story: Story) => Promise<void>;
  readonly withTitle?: boolean;
  readonly isLarge?: boolean;
  /** The name under which the text is kept until it is used. */
  readonly keptAs: string;
}

/** How much one request may hold. */
const storyLimit = 8 * 1000 * 1000;

/** Takes a story as it comes, pasted or as a file, and shows what will become of it before anything happens. */
export function ImportBox({ action, onStory, withTitle = false, isLarge = false, keptAs }: ImportBoxProps) {
  const t = useText();
  const id = useId();
  const [text = "", setText, forgetText] = useKeptText(`import.${keptAs}`);
  const [file, setFile] = useState<{ name: string; story: Story }>();
  const [title, setTitle, forgetTitle] = useKeptText(`import.${keptAs}.title`);
  const [trouble, setTrouble] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [isOver, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const settledText = useDeferredValue(text);
  const pasted = useMemo(() => readStory(settledText), [settledText]);
  const story = file?.story ?? pasted;
  const hasFaults = faultsOf(story).length > 0;
  const isEmpty = piecesOf(story).length === 0;

  const takeFile = async (chosen: File) => {
    setTrouble(undefined);
    setBusy(true);
    try {
      setFile({ name: chosen.name, story: await readStoryFile(chosen) });
    } catch (failure) {
      setTrouble(t(`import.file.${failure instanceof FileNotRead ? failure.trouble : "unreadable"}`));
    } finally {
      setBusy(false);
    }
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isEmpty || hasFaults || isBusy) return;
    // What was typed last may not have been read yet.
    const latest = file?.story ?? readStory(text);
    if (new TextEncoder().encode(JSON.stringify(latest)).length > storyLimit)
      return setTrouble(t("import.tooLong"));
    setTrouble(undefined);
    setBusy(true);
    try {
      await onStory({ ...latest, title: title?.trim() || titleOf(latest) || t("import.untitled") });
      // A file was taken instead of what was pasted: that is kept for another time.
      if (file === undefined) forgetText();
      forgetTitle();
    } catch (failure) {
      setTrouble(troubleText(failure, t));
      setBusy(false);
    }
  };
  const drop = (event: DragEvent) => {
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (!dropped) return;
    event.preventDefault();
    void takeFile(dropped);
  };

  return (
    <form
      onSubmit={submit}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) =>
        !event.currentTarget.contains(event.relatedTarget as Node | null) && setOver(false)
      }
      onDrop={drop}
      className="flex flex-col gap-4"
    >
      <div
        className={classes(
          "overflow-hidden rounded-panel border bg-surface shadow-raised focus-within:border-accent",
          isOver ? "border-accent outline-2 outline-accent" : "border-edge",
        )}
      >
        {file ? (
          <div className="flex items-center gap-2 py-3 pr-3 pl-6">
            <p className="min-w-0 flex-1 truncate font-medium">{file.name}</p>
            <IconButton label={t("import.otherFile")} onClick={() => setFile(undefined)}>
              <X size={20} aria-hidden />
            </IconButton>
          </div>
        ) : (
          <>
            <label htmlFor={id} className="sr-only">
              {t("import.label")}
            </label>
            <textarea
              id={id}
              value={text}
              readOnly={isBusy}
              onChange={(event) => setText(event.target.value)}
              placeholder={t("import.placeholder")}
              className={classes(
                "story block w-full resize-y bg-transparent px-6 py-5 outline-none",
                isLarge ? "h-64 sm:h-72" : "h-44",
              )}
            />
          </>
        )}
        <div className="flex flex-wrap items-center gap-2 border-t border-line p-2.5 pl-3">
          <Button look="quiet" className="-mx-1 text-muted" onClick={() => picker.current?.click()}>
            <FileUp size={18} aria-hidden className="max-[24rem]:hidden" />
            {t("import.chooseFile")}
          </Button>
          <p
            role="status"
            className="min-w-0 flex-1 text-right text-fine text-muted max-sm:order-last max-sm:basis-full max-sm:pb-1 max-sm:text-center"
          >
            {isEmpty ? t("import.forms") : t("import.count", { count: piecesOf(story).length })}
          </p>
          <Button
            type="submit"
            look="primary"
            className="max-sm:ml-auto sm:min-w-28"
            disabled={isEmpty || hasFaults || isBusy}
          >
            {isBusy ? t("import.busy") : action}
          </Button>
        </div>
      </div>
      <input
        ref={picker}
        type="file"
        hidden
        accept={storyFileTypes}
        aria-label={t("import.chooseFile")}
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          if (chosen) void takeFile(chosen);
          event.target.value = "";
        }}
      />
      {trouble && (
        <p role="alert" className="rounded-control bg-bad-soft px-4 py-2.5 text-small text-bad">
          {trouble}
        </p>
      )}
      {story.entries.length > 0 && (
        <>
          {withTitle && (
            <TextField
              label={t("project.title")}
              value={title ?? titleOf(story)}
              maxLength={200}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
          <ImportPreview story={story} />
        </>
      )}
    </form>
  );
}

import { FileUp, X } from "lucide-react";
import { type ReactNode, useId, useRef } from "react";
import { useText } from "../i18n/language";
import type { Translate } from "../i18n/translate";
import { Button, IconButton } from "../ui/button";
import { classes } from "../ui/classes";
import { TextField } from "../ui/fields";
import { useFileDrop } from "../ui/use-file-drop";
import { useWindowDrop } from "../ui/window-drop";
import { bookFileTypes, type TitledBook, titleLimit } from "./book";
import { ImportPreview } from "./import-preview";
import { keptFiles } from "./kept-files";
import { type Import, useImport } from "./use-import";

interface ImportBoxProps {
  /** The words on the one button. */
  readonly action: string;
  /** Takes the book; a failure that it rejects with is shown here. */
  readonly onBook: (book: TitledBook) => Promise<void>;
  readonly withTitle?: boolean;
  readonly isLarge?: boolean;
  /** The name under which text and file are kept until they are used. */
  readonly keptAs: string;
}

const boxOf = (name: string): string => `import.${name}`;

/** Puts a file that was dropped elsewhere into the box of this name, which may not be open yet. */
export const putIntoBox = (name: string, file: File): void => keptFiles.take(boxOf(name), file);

/** Takes a story as it comes, pasted or as a file, and shows what will become of it before anything happens. */
export function ImportBox({ action, onBook, withTitle = false, isLarge = false, keptAs }: ImportBoxProps) {
  const t = useText();
  const desk = useImport(boxOf(keptAs), onBook);
  const drop = useFileDrop(desk.takeFile);
  const isOverWindow = useWindowDrop(desk.takeFile);

  return (
    <form onSubmit={desk.submit} {...drop.handlers} className="flex flex-col gap-4">
      <div
        className={classes(
          "overflow-hidden rounded-panel border bg-surface focus-within:border-accent",
          isLarge && "shadow-raised",
          drop.isOver || isOverWindow ? "border-accent outline-2 outline-accent" : "border-edge",
        )}
      >
        {desk.file ? (
          <FileLine forget={t("import.otherFile")} onForget={desk.forgetFile}>
            <span className="font-medium">{desk.file.name}</span>
          </FileLine>
        ) : (
          <>
            {desk.lostName !== undefined && (
              <FileLine forget={t("import.withoutFile")} onForget={desk.forgetFile}>
                <span className="text-small text-warn">{t("import.file.lost", { name: desk.lostName })}</span>
              </FileLine>
            )}
            <StoryField desk={desk} isLarge={isLarge} />
          </>
        )}
        <BoxFoot desk={desk} action={action} />
      </div>
      {desk.trouble && (
        <p role="alert" className="rounded-control bg-bad-soft px-4 py-2.5 text-small text-bad">
          {desk.trouble}
        </p>
      )}
      {desk.preview && (
        <>
          {withTitle && (
            <TextField
              label={t("project.title")}
              value={desk.title}
              maxLength={titleLimit}
              onChange={(event) => desk.setTitle(event.target.value)}
            />
          )}
          <ImportPreview preview={desk.preview} />
        </>
      )}
    </form>
  );
}

interface FileLineProps {
  /** The name of the button that takes the file out of the box. */
  readonly forget: string;
  readonly onForget: () => void;
  readonly children: ReactNode;
}

function FileLine({ forget, onForget, children }: FileLineProps) {
  return (
    <div className="flex items-center gap-2 py-3 pr-3 pl-6">
      <p className="min-w-0 flex-1 break-words">{children}</p>
      <IconButton label={forget} onClick={onForget}>
        <X size={20} aria-hidden />
      </IconButton>
    </div>
  );
}

function StoryField({ desk, isLarge }: { desk: Import; isLarge: boolean }) {
  const t = useText();
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="sr-only">
        {t("import.label")}
      </label>
      <textarea
        id={id}
        value={desk.text}
        readOnly={desk.isBusy}
        onChange={(event) => desk.setText(event.target.value)}
        placeholder={t("import.placeholder")}
        className={classes(
          "story block w-full resize-y bg-transparent px-6 py-5 outline-none",
          isLarge ? "h-64 sm:h-72" : "h-44",
        )}
      />
    </>
  );
}

function BoxFoot({ desk, action }: { desk: Import; action: string }) {
  const t = useText();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 border-t border-line p-2.5 pl-3 max-[24rem]:gap-x-1 max-[24rem]:p-2 max-[24rem]:pl-3">
      <Button
        look="quiet"
        className="-mx-1 text-muted max-[24rem]:pr-0"
        onClick={() => picker.current?.click()}
      >
        <FileUp size={18} aria-hidden className="max-[24rem]:hidden" />
        {t("import.chooseFile")}
      </Button>
      <p
        role="status"
        className="min-w-0 flex-1 text-right text-fine text-balance text-muted max-sm:order-last max-sm:basis-full max-sm:px-3 max-sm:pb-1 max-sm:text-left sm:pr-2"
      >
        {footWords(desk, t)}
      </p>
      <Button
        type="submit"
        look="primary"
        className="max-sm:ml-auto max-[24rem]:px-3 sm:min-w-28"
        disabled={!desk.canBeTaken}
      >
        {desk.isBusy ? t("import.busy") : action}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        accept={bookFileTypes}
        aria-label={t("import.chooseFile")}
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          if (chosen) desk.takeFile(chosen);
          event.target.value = "";
        }}
      />
    </div>
  );
}

/** How much there is to narrate; before that, what can be read here. */
function footWords({ preview, isReading }: Import, t: Translate): string {
  if (preview) return t("import.count", { count: preview.segments });
  return t(isReading ? "import.busy" : "import.forms");
}

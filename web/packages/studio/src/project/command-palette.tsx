import { BookMarked, BookOpen, Hash, Zap } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useText } from "../i18n/language";
import type { PlainKey } from "../i18n/translate";
import { classes } from "../ui/classes";
import { Dialog } from "../ui/dialog";
import { inputClasses } from "../ui/fields";
import { type EntryKind, fitting, type PaletteEntry } from "./palette-entries";

interface CommandPaletteProps {
  /** For the words that were typed. */
  readonly entries: (typed: string) => readonly PaletteEntry[];
  readonly onClose: () => void;
}

/** One field for all ways: to a segment by its number, to chapters and stories, and to the actions of the page. */
export function CommandPalette({ entries, onClose }: CommandPaletteProps) {
  const t = useText();
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const shown = fitting(entries(typed), typed);
  const chosen = shown[Math.min(at, shown.length - 1)];
  const run = (entry: PaletteEntry | undefined) => {
    if (entry === undefined) return;
    onClose();
    // The sheet gives the keyboard back when it goes; the chosen entry may want it.
    requestAnimationFrame(entry.run);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = { ArrowDown: at + 1, ArrowUp: at - 1 + shown.length }[event.key];
    if (target !== undefined) setAt(target % Math.max(1, shown.length));
    else if (event.key === "Enter") run(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t("palette.title")} onClose={onClose} atTop>
      <input
        // Before the sheet is shown, which then gives it the keyboard.
        ref={(field) => field?.setAttribute("autofocus", "")}
        type="text"
        role="combobox"
        aria-label={t("palette.label")}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={chosen && optionId(listId, chosen)}
        placeholder={t("palette.label")}
        maxLength={200}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        className={classes(inputClasses, "sticky top-0 z-10 max-[24rem]:placeholder:text-small")}
      />
      <div id={listId} role="listbox" aria-label={t("palette.title")} className="mt-2 flex flex-col">
        {shown.map((entry) => (
          <Option
            key={entry.id}
            id={optionId(listId, entry)}
            entry={entry}
            isChosen={entry === chosen}
            onRun={() => run(entry)}
          />
        ))}
      </div>
      {shown.length === 0 && (
        <p role="status" className="py-2 text-small text-muted">
          {t("find.none")}
        </p>
      )}
    </Dialog>
  );
}

const optionId = (listId: string, entry: PaletteEntry): string => `${listId}-${entry.id}`;

/** Words for the kind of an entry, where its label does not tell it. */
const kinds: Readonly<Partial<Record<EntryKind, PlainKey>>> = {
  chapter: "chapter.title",
  story: "palette.story",
};

const icons: Readonly<Record<EntryKind, typeof Zap>> = {
  segment: Hash,
  action: Zap,
  chapter: BookMarked,
  story: BookOpen,
};

interface OptionProps {
  readonly id: string;
  readonly entry: PaletteEntry;
  readonly isChosen: boolean;
  readonly onRun: () => void;
}

function Option({ id, entry, isChosen, onRun }: OptionProps) {
  const t = useText();
  const Icon = icons[entry.kind];
  const kind = kinds[entry.kind];
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) option.current?.scrollIntoView?.({ block: "nearest" });
  }, [isChosen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field above.
    <div
      ref={option}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      onClick={onRun}
      className={classes(
        "flex min-h-touch cursor-pointer items-center gap-3 rounded-control px-3 text-small hover:bg-sunken",
        isChosen && "bg-accent-soft",
      )}
    >
      <Icon size={18} aria-hidden className="shrink-0 text-muted" />
      <span title={entry.label} className="min-w-0 flex-1 truncate">
        {entry.label}
      </span>
      {kind && <span className="shrink-0 text-fine text-muted">{t(kind)}</span>}
      {entry.keys && <kbd className="shrink-0 text-fine text-muted max-sm:hidden">{entry.keys}</kbd>}
    </div>
  );
}

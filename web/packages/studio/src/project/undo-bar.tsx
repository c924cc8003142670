import { useText } from "../i18n/language";
import { UndoButtons } from "../ui/undo-buttons";
import { changeWords } from "./change-words";
import type { History } from "./use-history";

/** Buttons that undo and redo the latest change and name it. Shows nothing if there is no change. */
export function UndoBar({ history }: { history: History }) {
  const t = useText();
  const { undoable, redoable } = history;
  return (
    <UndoButtons
      undo={undoable && { what: changeWords(undoable, t), run: () => void history.undo() }}
      redo={redoable && { what: changeWords(redoable, t), run: () => void history.redo() }}
    />
  );
}

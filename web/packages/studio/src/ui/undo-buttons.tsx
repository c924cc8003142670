import { Redo2, Undo2 } from "lucide-react";
import { useText } from "../i18n/language";
import { Button } from "./button";

export interface UndoStep {
  /** In words that follow "Undo:". */
  readonly what: string;
  readonly run: () => void;
}

interface UndoButtonsProps {
  readonly undo: UndoStep | undefined;
  readonly redo?: UndoStep | undefined;
}

/** Buttons for undo and redo, each with its change in words. Nothing is shown while there is neither. */
export function UndoButtons({ undo, redo }: UndoButtonsProps) {
  const t = useText();
  if (undo === undefined && redo === undefined) return null;
  return (
    <div className="-ml-4 flex flex-wrap items-center">
      {undo && (
        <Button look="quiet" className="text-left text-muted" onClick={undo.run}>
          <Undo2 size={18} aria-hidden />
          {t("undo.what", { what: undo.what })}
        </Button>
      )}
      {redo && (
        <Button look="quiet" className="text-left text-muted" onClick={redo.run}>
          <Redo2 size={18} aria-hidden />
          {t("redo.what", { what: redo.what })}
        </Button>
      )}
    </div>
  );
}

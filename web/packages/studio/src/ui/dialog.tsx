import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useText } from "../i18n/language";
import { IconButton } from "./button";
import { classes } from "./classes";

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
  /** Stays in sight below what scrolls. */
  readonly footer?: ReactNode;
}

/** A modal sheet on the browser's own <dialog>: it keeps the focus inside, closes on Escape and gives the focus back. */
export function Dialog({ title, onClose, children, wide = false, footer }: DialogProps) {
  const t = useText();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes too; this is the click on the backdrop.
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className={classes(
        "rising max-h-[min(46rem,calc(100dvh-2rem))] w-[calc(100vw-2rem)] rounded-panel bg-surface p-0 shadow-raised",
        wide ? "max-w-3xl" : "max-w-lg",
      )}
    >
      <div className="flex max-h-[inherit] flex-col">
        <header className="flex items-center gap-3 py-3 pr-3 pl-6">
          <h2 id={titleId} className="flex-1 text-heading font-semibold">
            {title}
          </h2>
          <IconButton label={t("close")} onClick={onClose}>
            <X size={20} aria-hidden />
          </IconButton>
        </header>
        <div className="min-h-0 overflow-y-auto px-6 pb-6">{children}</div>
        {footer && (
          <footer className="flex justify-end gap-2 border-t border-line px-6 py-3">{footer}</footer>
        )}
      </div>
    </dialog>
  );
}

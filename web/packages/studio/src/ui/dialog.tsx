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
  /** Stays at the top of the window, for a sheet whose content becomes less and more while one types. */
  readonly atTop?: boolean;
  /** Stays in sight below what scrolls. */
  readonly footer?: ReactNode;
}

/** A modal sheet on the browser's own <dialog>: it keeps the focus inside, closes on Escape and gives the focus back. */
export function Dialog({ title, onClose, children, wide = false, atTop = false, footer }: DialogProps) {
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
        "rising w-[calc(100vw-2rem)] rounded-panel bg-surface p-0 shadow-raised",
        atTop
          ? "mt-4 max-h-[min(46rem,calc(92dvh-2rem))] sm:mt-[8dvh]"
          : "max-h-[min(46rem,calc(100dvh-2rem))]",
        wide ? "max-w-3xl" : "max-w-lg",
      )}
    >
      <div className="flex max-h-[inherit] flex-col">
        <header className="flex items-start gap-3 pt-3 pr-3 pb-2 pl-6">
          <h2
            id={titleId}
            className="min-w-0 flex-1 py-1.5 font-story text-title leading-8 max-[24rem]:text-heading"
          >
            {title}
          </h2>
          <IconButton label={t("close")} onClick={onClose}>
            <X size={20} aria-hidden />
          </IconButton>
        </header>
        <div className="scrolling min-h-0 overflow-y-auto px-6 pt-1 pb-6">{children}</div>
        {footer && (
          <footer className="flex justify-end gap-2 border-t border-line px-6 py-3">{footer}</footer>
        )}
      </div>
    </dialog>
  );
}

import { type KeyboardEvent, type ReactNode, type RefObject, useRef, useState } from "react";
import { Button } from "./button";
import { useCloseFromOutside, usePlaceAtButton } from "./menu";

interface PopupProps {
  /** The name of the button and of the panel. */
  readonly label: string;
  /** The content of the button. */
  readonly face: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A button that opens a small panel of controls beside it; Escape closes it, and the focus returns. */
export function Popup({ label, face, children, className }: PopupProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        ref={button}
        look="quiet"
        aria-label={label}
        title={label}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        {...(className === undefined ? {} : { className })}
      >
        {face}
      </Button>
      {isOpen && (
        <Panel label={label} button={button} onClose={() => setOpen(false)}>
          {children}
        </Panel>
      )}
    </>
  );
}

/** The chosen input gets the keyboard, so that the arrows go on from there. */
const firstControl = ["input:checked", "input, button"];

interface PanelProps extends Pick<PopupProps, "label" | "children"> {
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
}

function Panel({ label, children, button, onClose }: PanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  usePlaceAtButton(panel, button, firstControl);
  useCloseFromOutside(panel, button, onClose);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    button.current?.focus();
    onClose();
  };
  return (
    <div
      ref={panel}
      role="dialog"
      tabIndex={-1}
      aria-label={label}
      popover="manual"
      onKeyDown={onKeyDown}
      className="rising fixed max-h-[calc(100dvh-1rem)] w-72 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-panel border border-line bg-surface p-4 shadow-raised"
    >
      {children}
    </div>
  );
}

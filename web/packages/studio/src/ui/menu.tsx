import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { IconButton } from "./button";
import { classes } from "./classes";

export interface MenuItem {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onChoose: () => void;
  readonly disabled?: boolean;
  readonly isDanger?: boolean;
  /** The keys that do the same. */
  readonly keys?: string;
}

interface MenuProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly items: readonly MenuItem[];
}

const gap = 4;

/** Where a menu of that size fits beside its button: below and flush right, or else above, never off the screen. */
export function menuPlace(
  button: DOMRect,
  menu: { width: number; height: number },
  screen: { width: number; height: number },
) {
  const below = button.bottom + gap;
  const fitsBelow = below + menu.height <= screen.height - gap;
  const top = fitsBelow ? below : Math.max(gap, button.top - gap - menu.height);
  const left = Math.min(Math.max(gap, button.right - menu.width), screen.width - menu.width - gap);
  return { top, left };
}

/** A button with a list of actions, on the browser's own popover: arrows walk, Escape closes, the focus returns. */
export function Menu({ label, icon, items }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);

  const entries = () => [
    ...(list.current?.querySelectorAll<HTMLButtonElement>("[role=menuitem]:not(:disabled)") ?? []),
  ];
  const open = () => {
    const menu = list.current;
    if (!menu || !button.current) return;
    menu.showPopover();
    const size = { width: menu.offsetWidth, height: menu.offsetHeight };
    const place = menuPlace(button.current.getBoundingClientRect(), size, {
      width: innerWidth,
      height: innerHeight,
    });
    menu.style.top = `${place.top}px`;
    menu.style.left = `${place.left}px`;
    entries()[0]?.focus();
  };
  const close = () => {
    list.current?.hidePopover();
    button.current?.focus();
  };
  const walk = (event: KeyboardEvent) => {
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Tab") close();
    if (event.key === "Escape") event.stopPropagation();
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    all.at(target % all.length)?.focus();
  };

  return (
    <>
      <IconButton
        ref={button}
        label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => (isOpen ? close() : open())}
      >
        {icon}
      </IconButton>
      <div
        ref={list}
        id={id}
        role="menu"
        tabIndex={-1}
        aria-label={label}
        popover="auto"
        onToggle={(event) => setOpen(event.newState === "open")}
        onKeyDown={walk}
        className="rising fixed min-w-60 rounded-panel border border-line bg-surface p-1.5 shadow-raised"
      >
        {isOpen &&
          items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              disabled={item.disabled}
              onClick={() => {
                close();
                item.onChoose();
              }}
              className={classes(
                "flex min-h-touch w-full items-center gap-3 rounded-control px-3 text-left text-small hover:bg-sunken focus-visible:bg-sunken disabled:text-muted disabled:opacity-60",
                item.isDanger && "text-bad",
              )}
            >
              {item.icon}
              <span className="flex-1">{item.label}</span>
              {item.keys && <kbd className="text-fine text-muted">{item.keys}</kbd>}
            </button>
          ))}
      </div>
    </>
  );
}

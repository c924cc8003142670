import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
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
  /** Asked for when the menu opens. */
  readonly items: () => readonly MenuItem[];
}

/** A button with a list of actions: arrows walk, Escape closes, the focus returns. */
export function Menu({ label, icon, items }: MenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton
        ref={button}
        label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {icon}
      </IconButton>
      {isOpen && <MenuList label={label} items={items()} button={button} onClose={() => setOpen(false)} />}
    </>
  );
}

interface MenuListProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
}

function MenuList({ label, items, button, onClose }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);
  const entries = () => [
    ...(list.current?.querySelectorAll<HTMLButtonElement>("[role=menuitem]:not(:disabled)") ?? []),
  ];
  usePlaceAtButton(list, button);
  useCloseFromOutside(list, button, onClose);

  const closeAndReturn = () => {
    button.current?.focus();
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      event.stopPropagation();
      return closeAndReturn();
    }
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    all.at(target % all.length)?.focus();
  };

  return (
    <div
      ref={list}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      popover="manual"
      onKeyDown={onKeyDown}
      className="rising fixed max-h-[calc(100dvh-1rem)] min-w-60 overflow-y-auto rounded-panel border border-line bg-surface p-1.5 shadow-raised"
    >
      {items.map((item) => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          disabled={item.disabled}
          onClick={() => {
            closeAndReturn();
            item.onChoose();
          }}
          className={classes(
            "flex min-h-touch w-full items-center gap-3 rounded-control px-3 text-left text-small hover:bg-sunken focus-visible:bg-sunken focus-visible:outline-offset-[-2px] disabled:opacity-50 disabled:hover:bg-transparent",
            item.isDanger && "text-bad",
          )}
        >
          {item.icon}
          <span className="flex-1">{item.label}</span>
          {item.keys && <kbd className="text-fine text-muted">{item.keys}</kbd>}
        </button>
      ))}
    </div>
  );
}

const gap = 4;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a menu of that size fits beside its button: below and flush right, or else above, never off the screen. */
export function menuPlace(button: DOMRect, menu: Size, screen: Size): { top: number; left: number } {
  const below = button.bottom + gap;
  const fitsBelow = below + menu.height <= screen.height - gap;
  const above = button.top - gap - menu.height;
  const top = fitsBelow ? below : above >= gap ? above : screen.height - menu.height - gap;
  const left = Math.min(Math.max(gap, button.right - menu.width), screen.width - menu.width - gap);
  return { top: Math.max(gap, top), left };
}

/** Puts the list above everything else on the page, beside its button, with the keyboard on the first entry. */
function usePlaceAtButton(
  list: RefObject<HTMLDivElement | null>,
  button: RefObject<HTMLButtonElement | null>,
): void {
  useLayoutEffect(() => {
    const menu = list.current;
    if (!menu) return;
    const place = () => {
      if (!button.current) return;
      const size = { width: menu.offsetWidth, height: menu.offsetHeight };
      const screen = { width: document.documentElement.clientWidth, height: window.innerHeight };
      const { top, left } = menuPlace(button.current.getBoundingClientRect(), size, screen);
      menu.style.top = `${top}px`;
      menu.style.left = `${left}px`;
    };
    menu.showPopover();
    place();
    menu.querySelector<HTMLButtonElement>("[role=menuitem]:not(:disabled)")?.focus({ preventScroll: true });
    window.addEventListener("scroll", place);
    window.addEventListener("resize", place);
    return () => {
      window.removeEventListener("scroll", place);
      window.removeEventListener("resize", place);
    };
  }, [list, button]);
}

function useCloseFromOutside(
  list: RefObject<HTMLDivElement | null>,
  button: RefObject<HTMLButtonElement | null>,
  onClose: () => void,
): void {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const onPointerDown = (event: PointerEvent) => {
      const target = event.target as Node;
      if (!list.current?.contains(target) && !button.current?.contains(target)) close.current();
    };
    document.addEventListener("pointerdown", onPointerDown);
    return () => document.removeEventListener("pointerdown", onPointerDown);
  }, [list, button]);
}

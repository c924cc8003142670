import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
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
  /** Said below the label: why it cannot be chosen. */
  readonly note?: string;
  readonly isDanger?: boolean;
  /** The keys that do the same. */
  readonly keys?: string;
  /** Begins another kind of actions: a line parts it from those before. */
  readonly startsGroup?: boolean;
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
  const noteId = useId();
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
      className="rising scrolling fixed max-h-[calc(100dvh-1rem)] min-w-60 overflow-y-auto rounded-panel border border-line p-1.5 shadow-raised"
    >
      {items.map((item, index) => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          disabled={item.disabled}
          {...(item.note && { "aria-label": item.label, "aria-describedby": `${noteId}-${index}` })}
          onClick={() => {
            closeAndReturn();
            item.onChoose();
          }}
          className={classes(
            "flex min-h-touch w-full items-center gap-3 rounded-control px-3 py-1 text-left text-small hover:bg-sunken focus-visible:bg-sunken focus-visible:outline-offset-[-2px] disabled:text-disabled disabled:hover:bg-transparent",
            item.isDanger && "text-bad",
            item.startsGroup &&
              "relative mt-2.25 before:absolute before:inset-x-2 before:-top-1.25 before:h-px before:bg-line",
          )}
        >
          {item.icon}
          <span className="flex-1">
            {item.label}
            {item.note && (
              <span id={`${noteId}-${index}`} className="block text-fine first-letter:uppercase">
                {item.note}
              </span>
            )}
          </span>
          {item.keys && <kbd className="text-fine text-muted in-disabled:text-disabled">{item.keys}</kbd>}
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

const firstEntry = ["[role=menuitem]:not(:disabled)"];

/** Puts the list above everything else on the page, beside its button, with the keyboard on the first entry. */
export function usePlaceAtButton(
  list: RefObject<HTMLDivElement | null>,
  button: RefObject<HTMLButtonElement | null>,
  /** Selectors: the first one that finds an element gives it the keyboard. */
  first: readonly string[] = firstEntry,
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
    first
      .map((selector) => menu.querySelector<HTMLElement>(selector))
      .find((element) => element !== null)
      ?.focus({ preventScroll: true });
    window.addEventListener("scroll", place);
    window.addEventListener("resize", place);
    return () => {
      window.removeEventListener("scroll", place);
      window.removeEventListener("resize", place);
    };
  }, [list, button, first]);
}

export function useCloseFromOutside(
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

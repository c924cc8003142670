import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** The gap that a dragged card would fall into: `slot` is the index of the card behind it. */
export interface Drag {
  readonly id: string;
  readonly slot: number;
}

/** A card as it lies on the screen. */
export interface Lying {
  readonly index: number;
  readonly top: number;
  readonly bottom: number;
}

/** The gap at a height: in front of the first card whose middle is below it. */
export function slotAt(cards: readonly Lying[], y: number): number {
  const below = cards.find((card) => (card.top + card.bottom) / 2 > y);
  return below?.index ?? (cards.at(-1)?.index ?? -1) + 1;
}

/** The segment whose place a dragged one takes in that gap; undefined where it lies already. */
export function dropTarget(ids: readonly string[], id: string, slot: number): string | undefined {
  const from = ids.indexOf(id);
  if (from < 0 || slot === from || slot === from + 1) return undefined;
  return ids[slot > from ? slot - 1 : slot];
}

/** How fast the page scrolls by itself, in pixels a frame, with the pointer at a height of the window. */
export function scrollSpeed(y: number, windowHeight: number): number {
  const edge = 96;
  const fastest = 18;
  if (y < edge) return -Math.ceil(((edge - y) / edge) * fastest);
  if (y > windowHeight - edge) return Math.ceil(((y - windowHeight + edge) / edge) * fastest);
  return 0;
}

interface DragWishes {
  readonly list: RefObject<HTMLElement | null>;
  /** Follows the pointer. */
  readonly ghost: RefObject<HTMLElement | null>;
  readonly onDrop: (id: string, slot: number) => void;
}

export type Grab = (id: string, event: PointerEvent) => void;

/** Dragging cards up and down with a pointer. Escape lets go without moving anything. */
export function useDragOrder({ list, ghost, onDrop }: DragWishes): { drag: Drag | undefined; grab: Grab } {
  const [drag, setDrag] = useState<Drag>();
  const end = useRef<() => void>(undefined);
  const drop = useRef(onDrop);
  drop.current = onDrop;
  useEffect(() => () => end.current?.(), []);

  const grab = useCallback(
    (id: string, { clientX, clientY, pointerId }: PointerEvent) => {
      end.current?.();
      const pointer = { x: clientX, y: clientY };
      let slot: number | undefined;
      let frame = 0;
      const leaving = new AbortController();
      const follow = () => {
        const speed = scrollSpeed(pointer.y, window.innerHeight);
        if (speed !== 0) window.scrollBy(0, speed);
        const now = slotAt(lyingCards(list.current), pointer.y);
        if (now !== slot) {
          slot = now;
          setDrag({ id, slot });
        }
        if (ghost.current) ghost.current.style.transform = `translate(${pointer.x}px, ${pointer.y}px)`;
        frame = requestAnimationFrame(follow);
      };
      end.current = () => {
        leaving.abort();
        cancelAnimationFrame(frame);
        setDrag(undefined);
        end.current = undefined;
      };
      const { signal } = leaving;
      window.addEventListener(
        "pointermove",
        (event) => {
          if (event.pointerId === pointerId) Object.assign(pointer, { x: event.clientX, y: event.clientY });
        },
        { signal },
      );
      window.addEventListener(
        "pointerup",
        () => {
          end.current?.();
          if (slot !== undefined) drop.current(id, slot);
        },
        { signal },
      );
      window.addEventListener("pointercancel", () => end.current?.(), { signal });
      window.addEventListener("keydown", (event) => event.key === "Escape" && end.current?.(), { signal });
      follow();
    },
    [list, ghost],
  );
  return { drag, grab };
}

function lyingCards(list: HTMLElement | null): Lying[] {
  const cards = [...(list?.querySelectorAll<HTMLElement>("[data-index]") ?? [])];
  return cards
    .map((card) => {
      const { top, bottom } = card.getBoundingClientRect();
      return { index: Number(card.dataset.index), top, bottom };
    })
    .sort((one, other) => one.index - other.index);
}

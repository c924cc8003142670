import { useEffect, useLayoutEffect, useRef } from "react";

interface PlacedItem {
  readonly index: number;
  /** In pixels from the top of the page. */
  readonly start: number;
  readonly end: number;
}

/** A list of which only the items near the window exist. */
export interface WindowedList {
  readonly scrollOffset: number | null;
  readonly getVirtualItems: () => readonly PlacedItem[];
}

export type Align = "center" | "start";

interface Place {
  readonly index: number;
  readonly align: Align;
}

interface KeptPlace {
  readonly list: WindowedList;
  /** Of the list, in pixels; undefined until the page is laid out. */
  readonly width: number | undefined;
  /** The covered height at the top of the window, in pixels. */
  readonly cover: number;
  /** The index of the current item, or -1. */
  readonly currentIndex: () => number;
  readonly scrollTo: (index: number, align: Align) => void;
}

/**
 * Where the window becomes wider or narrower, as when a phone is turned, all lines break anew, and another text would
 * come into sight. The reader's place stays: the current text if it was in sight, otherwise the first one that was.
 */
export function useKeptPlace({ list, width, cover, currentIndex, scrollTo }: KeptPlace): void {
  const place = useRef<Place>(undefined);
  const drawnWidth = useRef(width);
  const latest = useRef(scrollTo);
  latest.current = scrollTo;
  useLayoutEffect(() => {
    const wasKnown = drawnWidth.current !== undefined;
    if (drawnWidth.current === width) return;
    drawnWidth.current = width;
    if (wasKnown && place.current) latest.current(place.current.index, place.current.align);
  }, [width]);
  // After each drawing; the drawn items may lag behind the place of the window, and then they tell of no place.
  useEffect(() => {
    if (width === undefined) return;
    if (Math.abs((list.scrollOffset ?? 0) - window.scrollY) > 1) return;
    place.current = placeIn(list.getVirtualItems(), cover, currentIndex());
  });
}

/** Undefined while the beginning of the list is in sight: a page that was not scrolled stays so. */
function placeIn(items: readonly PlacedItem[], cover: number, current: number): Place | undefined {
  const top = window.scrollY + cover;
  const bottom = window.scrollY + window.innerHeight;
  const inSight = items.filter(({ start, end }) => end > top + 1 && start < bottom);
  const first = inSight[0];
  if (!first || (first.index === 0 && first.start >= top)) return undefined;
  return inSight.some(({ index }) => index === current)
    ? { index: current, align: "center" }
    : { index: first.index, align: "start" };
}

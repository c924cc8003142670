import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";

export interface ListPlace {
  /** In pixels from the top of the page. */
  readonly top: number;
  readonly width: number;
  /** Until then both are a guess. */
  readonly isMeasured: boolean;
}

/**
 * How far from the top of the page the list begins, as the parts above it may grow; and how wide it is. A reader who is
 * past its beginning keeps their place when they do: the browser alone does not see to that while the page comes up.
 * `cover` is the covered height at the top of the window, in pixels.
 */
export function useListPlace(list: RefObject<HTMLElement | null>, cover: () => number): ListPlace {
  const [place, setPlace] = useState<ListPlace>({ top: 0, width: 800, isMeasured: false });
  const scrolledTo = useScrolledTo();
  const latest = useRef(place);
  const coverNow = useRef(cover);
  coverNow.current = cover;
  useLayoutEffect(() => {
    const measure = () => {
      const box = list.current?.getBoundingClientRect();
      const next = { top: (box?.top ?? 0) + window.scrollY, width: box?.width ?? 0, isMeasured: true };
      const known = latest.current;
      if (known.isMeasured && known.top === next.top && known.width === next.width) return;
      latest.current = next;
      setPlace(next);
      const isPast = known.isMeasured && known.top < window.scrollY + coverNow.current();
      // Where the window has moved already, the browser kept the place, or the list is on its way to one.
      if (isPast && window.scrollY === scrolledTo.current) window.scrollBy(0, next.top - known.top);
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (list.current?.parentElement) observer.observe(list.current.parentElement);
    return () => observer.disconnect();
  }, [list, scrolledTo]);
  return place;
}

/** Where the window stood when this frame began. */
function useScrolledTo(): RefObject<number> {
  const scrolledTo = useRef(window.scrollY);
  useEffect(() => {
    const note = () => {
      scrolledTo.current = window.scrollY;
    };
    window.addEventListener("scroll", note, { passive: true });
    return () => window.removeEventListener("scroll", note);
  }, []);
  return scrolledTo;
}

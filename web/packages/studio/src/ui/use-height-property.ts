import { type RefObject, useEffect, useRef } from "react";

/** In pixels, as it was told last; 0 where nothing has that name. */
export const toldHeight = (name: `--${string}`): number =>
  Number.parseFloat(document.documentElement.style.getPropertyValue(name)) || 0;

/** Tells the whole page, by the CSS property of this name, how high the element is that gets the reference. */
export function useHeightProperty<Element extends HTMLElement>(
  name: `--${string}`,
): RefObject<Element | null> {
  const element = useRef<Element>(null);
  useEffect(() => {
    const measured = element.current;
    if (!measured || typeof ResizeObserver === "undefined") return;
    const root = document.documentElement;
    const observer = new ResizeObserver(() => root.style.setProperty(name, `${measured.offsetHeight}px`));
    observer.observe(measured);
    return () => {
      observer.disconnect();
      root.style.removeProperty(name);
    };
  }, [name]);
  return element;
}

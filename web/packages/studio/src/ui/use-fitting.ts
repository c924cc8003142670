import { type RefObject, useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";

/**
 * How many steps a row has to give way for all of it to fit, from 0 to `most`: its parts are shortened one after the
 * other, by their classes. Begins anew when the row becomes wider or narrower, and when `words`, what it says, changes.
 */
export function useFitting(row: RefObject<HTMLElement | null>, most: number, words: string): number {
  const [fit, setFit] = useState({ words, steps: 0 });
  const steps = fit.words === words ? fit.steps : 0;
  // After each drawing, before the reader sees it.
  useLayoutEffect(() => {
    const element = row.current;
    if (element && steps < most && element.scrollWidth > element.clientWidth)
      setFit({ words, steps: steps + 1 });
  });
  useLayoutEffect(() => {
    const element = row.current;
    if (!element || typeof ResizeObserver === "undefined") return;
    // Words that a part changes by itself, such as a name that has just arrived, are measured too.
    const said = new MutationObserver(() => flushSync(() => setFit((last) => ({ ...last }))));
    said.observe(element, { childList: true, characterData: true, subtree: true });
    let width = element.clientWidth;
    const observer = new ResizeObserver(() => {
      if (element.clientWidth === width) return;
      width = element.clientWidth;
      // Before the row is drawn in its new width.
      flushSync(() => setFit((last) => ({ ...last, steps: 0 })));
    });
    observer.observe(element);
    return () => {
      said.disconnect();
      observer.disconnect();
    };
  }, [row]);
  return steps;
}

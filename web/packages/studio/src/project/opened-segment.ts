import { useEffect, useSyncExternalStore } from "react";
import { useDesk } from "./project-context";

/**
 * Lays out the controls of the current segment. They take room, and a press must not see its target move: while a
 * pointer is down nothing opens or closes, and then only when the click is over.
 */
export function useOpening(): void {
  const { current, opened } = useDesk();
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    let isDown = false;
    let timer: number | undefined;
    const follow = () => {
      if (!isDown) opened.set(current.get());
    };
    const down = () => {
      window.clearTimeout(timer);
      isDown = true;
    };
    const up = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        isDown = false;
        follow();
      });
    };
    window.addEventListener("pointerdown", down, { signal, capture: true });
    window.addEventListener("pointerup", up, { signal, capture: true });
    window.addEventListener("pointercancel", up, { signal, capture: true });
    const forget = current.subscribe(follow);
    follow();
    return () => {
      leaving.abort();
      forget();
      window.clearTimeout(timer);
    };
  }, [current, opened]);
}

export function useIsOpened(segmentId: string): boolean {
  const { opened } = useDesk();
  return useSyncExternalStore(opened.subscribe, () => opened.get() === segmentId);
}

import type { Segment } from "@storyflow/client";
import { useEffect, useLayoutEffect, useRef } from "react";
import { useDesk } from "./project-context";
import { ReadingPlaces } from "./reading-places";

const places = new ReadingPlaces(browserStorage());
const restMs = 400;

/** Begins where the reader was the last time, and remembers where they are. */
export function useReadingPlace(segments: readonly Segment[], scrollTo: (index: number) => void): void {
  const { projectId, seen, current, reveal } = useDesk();
  const latest = useRef({ segments, scrollTo });
  latest.current = { segments, scrollTo };

  /** The window is on its way to the place: until then the card in sight is not where the reader is. */
  const isComing = useRef(false);

  useLayoutEffect(() => {
    // The browser knows of heights, and those are estimates here.
    history.scrollRestoration = "manual";
    const place = places.get(projectId);
    const indexOf = (id: string | undefined) => latest.current.segments.findIndex((each) => each.id === id);
    if (place !== undefined && reveal.get() === undefined) {
      if (indexOf(place.current) >= 0) current.set(place.current);
      const at = indexOf(place.seen);
      if (at > 0) {
        isComing.current = true;
        latest.current.scrollTo(at);
      }
    }
    return () => {
      history.scrollRestoration = "auto";
    };
  }, [projectId, current, reveal]);

  useEffect(() => {
    let timer: number | undefined;
    const note = () => {
      window.clearTimeout(timer);
      timer = undefined;
      const first = seen.get();
      if (first === undefined || isComing.current) return;
      const here = current.get();
      // The way out of a story is at its top: a reader who goes there was at the current segment.
      const isAtTop = first === latest.current.segments[0]?.id;
      places.put(projectId, { seen: isAtTop ? (here ?? first) : first, current: here });
    };
    const noteLater = () => {
      timer ??= window.setTimeout(note, restMs);
    };
    const forgetSeen = seen.subscribe(noteLater);
    const forgetCurrent = current.subscribe(noteLater);
    const hasCome = () => {
      isComing.current = false;
    };
    window.addEventListener("scroll", hasCome, { once: true });
    window.addEventListener("pagehide", note);
    return () => {
      forgetSeen();
      forgetCurrent();
      window.removeEventListener("scroll", hasCome);
      window.removeEventListener("pagehide", note);
      if (timer !== undefined) note();
    };
  }, [projectId, seen, current]);
}

/** Private windows may refuse storage. */
function browserStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

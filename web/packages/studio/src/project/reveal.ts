import type { Segment } from "@storyflow/client";
import { type RefObject, useEffect, useRef } from "react";
import { type Reveal, useDesk } from "./project-context";

type ScrollTo = (index: number, align: "center" | "auto") => void;

/** What lies above and below the part of the window where a card can be read. */
const headRoom = 72;
const footRoom = 140;
/** A card far away has to be made first, which takes the list a few frames. */
const framesOfPatience = 10;

/** Brings a segment into sight when someone wishes for it, and gives it the keyboard. */
export function useReveal(
  segments: readonly Segment[],
  list: RefObject<HTMLElement | null>,
  scrollTo: ScrollTo,
): void {
  const { reveal, current } = useDesk();
  const latest = useRef({ segments, scrollTo });
  latest.current = { segments, scrollTo };
  useEffect(() => {
    let frame = 0;
    const show = (wish: Reveal, framesLeft: number) => {
      const index = latest.current.segments.findIndex((segment) => segment.id === wish.id);
      const card = list.current?.querySelector<HTMLElement>(`[data-segment="${wish.id}"]`);
      if (index < 0 || !card) {
        if (index >= 0) latest.current.scrollTo(index, "center");
        if (framesLeft > 0) frame = requestAnimationFrame(() => show(wish, framesLeft - 1));
        return;
      }
      const box = card.getBoundingClientRect();
      const isInSight = box.top >= headRoom && box.bottom <= window.innerHeight - footRoom;
      if (!isInSight) latest.current.scrollTo(index, "center");
      if (wish.focus === "text") card.querySelector("textarea")?.focus({ preventScroll: true });
      else if (wish.focus === "card") card.focus({ preventScroll: true });
    };
    const onWish = () => {
      const wish = reveal.get();
      if (!wish) return;
      current.set(wish.id);
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => show(wish, framesOfPatience));
    };
    const unsubscribe = reveal.subscribe(onWish);
    return () => {
      unsubscribe();
      cancelAnimationFrame(frame);
    };
  }, [reveal, current, list]);
}

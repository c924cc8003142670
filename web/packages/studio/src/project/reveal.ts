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
    const cardOf = (id: string) => list.current?.querySelector<HTMLElement>(`[data-segment="${id}"]`);
    /** A card that is about to move in the page loses the keyboard on the way, and gets it back. */
    const keepFocus = (wish: Reveal, framesLeft: number) => {
      if (document.activeElement === document.body) focusCard(cardOf(wish.id), wish.focus);
      if (framesLeft > 0) frame = requestAnimationFrame(() => keepFocus(wish, framesLeft - 1));
    };
    const show = (wish: Reveal, framesLeft: number) => {
      const index = latest.current.segments.findIndex((segment) => segment.id === wish.id);
      const card = cardOf(wish.id);
      if (index < 0 || !card) {
        if (index >= 0) latest.current.scrollTo(index, "center");
        if (framesLeft > 0) frame = requestAnimationFrame(() => show(wish, framesLeft - 1));
        return;
      }
      const box = card.getBoundingClientRect();
      const isInSight = box.top >= headRoom && box.bottom <= window.innerHeight - footRoom;
      if (!isInSight) latest.current.scrollTo(index, "center");
      focusCard(card, wish.focus);
      if (reveal.get() === wish) reveal.set(undefined);
      if (wish.focus !== "nothing") frame = requestAnimationFrame(() => keepFocus(wish, framesOfPatience));
    };
    const onWish = () => {
      const wish = reveal.get();
      if (!wish) return;
      current.set(wish.id);
      cancelAnimationFrame(frame);
      show(wish, framesOfPatience);
    };
    const unsubscribe = reveal.subscribe(onWish);
    // The wish may be older than the list.
    onWish();
    return () => {
      unsubscribe();
      cancelAnimationFrame(frame);
    };
  }, [reveal, current, list]);
}

function focusCard(card: HTMLElement | null | undefined, focus: Reveal["focus"]): void {
  if (focus === "text") card?.querySelector("textarea")?.focus({ preventScroll: true });
  else if (focus === "card") card?.focus({ preventScroll: true });
}

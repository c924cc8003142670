import type { Segment } from "@storyflow/client";
import { type RefObject, useEffect, useRef } from "react";
import { isUnread } from "../server/story-texts";
import { type Reveal, useDesk } from "./project-context";

type ScrollTo = (index: number, align: "center" | "start") => void;

/** The covered heights above and below the part of the window where a card can be read. */
const headRoom = (): number => roomAt("scrollPaddingTop") || 72;
const footRoom = (): number => roomAt("scrollPaddingBottom") || 140;
const roomAt = (edge: "scrollPaddingTop" | "scrollPaddingBottom"): number =>
  Number.parseFloat(getComputedStyle(document.documentElement)[edge]);
/** A card far away has to be made first, which takes the list a few frames. */
const framesOfPatience = 10;
/** Where its text was not read yet, that is waited for about a second; a server that is away must not keep the reader. */
const framesUntilRead = 60;
const textsAround = 30;

/** Brings a segment into sight when someone wishes for it, and gives it the keyboard. */
export function useReveal(
  segments: readonly Segment[],
  list: RefObject<HTMLElement | null>,
  scrollTo: ScrollTo,
): void {
  const { reveal, current, texts } = useDesk();
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
    const show = (wish: Reveal, framesLeft: number, framesToRead = framesUntilRead) => {
      const index = latest.current.segments.findIndex((segment) => segment.id === wish.id);
      const segment = latest.current.segments[index];
      // A card in sight must not move when its text comes.
      if (segment && isUnread(segment) && framesToRead > 0) {
        texts.want(segment.sequence_index - textsAround, segment.sequence_index + textsAround);
        frame = requestAnimationFrame(() => show(wish, framesLeft, framesToRead - 1));
        return;
      }
      const align = wish.align ?? "center";
      const card = cardOf(wish.id);
      if (index < 0 || !card) {
        if (index >= 0) latest.current.scrollTo(index, align);
        if (framesLeft > 0) frame = requestAnimationFrame(() => show(wish, framesLeft - 1, 0));
        return;
      }
      const box = card.getBoundingClientRect();
      const isInSight = box.top >= headRoom() && box.bottom <= window.innerHeight - footRoom();
      if (!isInSight || align === "start") latest.current.scrollTo(index, align);
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
  }, [reveal, current, texts, list]);
}

function focusCard(card: HTMLElement | null | undefined, focus: Reveal["focus"]): void {
  if (focus === "text") card?.querySelector("textarea")?.focus({ preventScroll: true });
  else if (focus === "card") card?.focus({ preventScroll: true });
}

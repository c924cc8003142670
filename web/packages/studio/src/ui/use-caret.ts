import { type RefObject, useCallback, useLayoutEffect, useRef } from "react";

/** Where a place in a text is after the text was changed before it, around it or behind it. */
export function placeAfter(place: number, before: string, after: string): number {
  const shorter = Math.min(before.length, after.length);
  let front = 0;
  while (front < shorter && before[front] === after[front]) front += 1;
  if (place <= front) return place;
  let back = 0;
  while (back < shorter - front && before.at(-1 - back) === after.at(-1 - back)) back += 1;
  return Math.max(front, after.length - Math.min(back, before.length - place));
}

/**
 * Keeps the caret of a field between the same words when its text is changed from elsewhere: browsers set it behind the
 * last letter. Returns what the field is to call when the selection moves.
 */
export function useCaret(field: RefObject<HTMLTextAreaElement | null>, text: string): () => void {
  const known = useRef({ text, start: 0, end: 0 });
  const note = useCallback(() => {
    if (field.current === null) return;
    const { value, selectionStart, selectionEnd } = field.current;
    known.current = { text: value, start: selectionStart, end: selectionEnd };
  }, [field]);
  useLayoutEffect(() => {
    const shown = field.current;
    const { text: before, start, end } = known.current;
    if (shown === null || before === text) return;
    if (document.activeElement === shown)
      shown.setSelectionRange(placeAfter(start, before, text), placeAfter(end, before, text));
    note();
  }, [field, text, note]);
  return note;
}

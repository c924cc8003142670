import { useEffect, useRef } from "react";
import { groundOf } from "./key-ground";

export type Keys = Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">;

/** Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y. In a text they are the browser's, for the letters. */
export function changeOf({ key, altKey, ctrlKey, metaKey, shiftKey }: Keys): "undo" | "redo" | undefined {
  if (altKey || !(ctrlKey || metaKey)) return undefined;
  if (key.toLowerCase() === "z") return shiftKey ? "redo" : "undo";
  return key.toLowerCase() === "y" && !shiftKey ? "redo" : undefined;
}

export interface UndoSteps {
  /** Undefined while there is nothing: then the keys are the browser's. */
  readonly undo: (() => void) | undefined;
  readonly redo?: (() => void) | undefined;
}

/** The keys of pages that have no others. Open sheets and menus keep theirs. */
export function useUndoKeys(steps: UndoSteps): void {
  const latest = useRef(steps);
  latest.current = steps;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector("dialog[open], [popover]:popover-open")) return;
      const step = groundOf(event.target) === "text" ? undefined : changeOf(event);
      const run = step && latest.current[step];
      if (run === undefined) return;
      event.preventDefault();
      run();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

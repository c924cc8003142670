import { useEffect } from "react";
import { commandOf } from "../project/shortcuts";
import { groundOf } from "../ui/key-ground";
import type { Preview } from "./preview";

const nudgeSeconds = 5;

/** The keys of the film page, the same as in the text: the space bar plays and pauses, left and right go five seconds. */
export function useFilmKeys(preview: Preview | undefined, isOpen: boolean): void {
  useEffect(() => {
    if (!preview || !isOpen) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector("dialog[open], [popover]:popover-open")) return;
      const ground = groundOf(event.target);
      const command = ground === "free" ? commandOf(event, ground) : undefined;
      if (command === "toggle") preview.toggle();
      else if (command === "back") preview.seek(preview.position - nudgeSeconds);
      else if (command === "forward") preview.seek(preview.position + nudgeSeconds);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [preview, isOpen]);
}

import type { Segment } from "@storyflow/client";
import { useEffect, useRef } from "react";
import { Preference } from "../ground/preference";
import { type ProjectDesk, useDesk } from "./project-context";
import type { Playback } from "./use-playback";
import type { SegmentActions } from "./use-segment-actions";

export type Command =
  | "toggle"
  | "previous"
  | "next"
  | "back"
  | "forward"
  | "moveUp"
  | "moveDown"
  | "narrate"
  | "lock"
  | "edit"
  | "leave"
  | "help";

/** Single keys can be in the way of dictation and of other aids: they can be switched off. */
export const singleKeys = new Preference<"on" | "off">(
  "single-keys",
  (value) => value === "on" || value === "off",
  () => "on",
);

type Keys = Pick<KeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey">;

/** Where the keyboard is: in a text, on something with keys of its own, or free. */
export type Ground = "text" | "control" | "free";

const plainKeys: Readonly<Record<string, Command>> = {
  ArrowUp: "previous",
  ArrowDown: "next",
  ArrowLeft: "back",
  ArrowRight: "forward",
  l: "lock",
  L: "lock",
  e: "edit",
  E: "edit",
  "?": "help",
};

/** What a key means. */
export function commandOf(keys: Keys, ground: Ground): Command | undefined {
  if (keys.ctrlKey || keys.metaKey) return undefined;
  if (ground === "text") return keys.key === "Escape" ? "leave" : undefined;
  if (keys.altKey) return { ArrowUp: "moveUp", ArrowDown: "moveDown" }[keys.key] as Command | undefined;
  if (keys.key === " " || keys.key === "Enter") {
    if (ground === "control") return undefined;
    return keys.key === " " ? "toggle" : "narrate";
  }
  return plainKeys[keys.key];
}

export function groundOf(target: EventTarget | null): Ground {
  if (!(target instanceof HTMLElement)) return "free";
  if (
    target.matches(
      "textarea, input:not([type=range]):not([type=radio]):not([type=checkbox]), [contenteditable]",
    )
  )
    return "text";
  return target.closest("button, a, input, select, [role=slider], [role=menu]") ? "control" : "free";
}

interface Reach {
  readonly segments: readonly Segment[];
  readonly actions: SegmentActions;
  readonly playback: Playback;
  readonly onHelp: () => void;
}

const nudgeSeconds = 5;

/** The keys of the project page. Open sheets and menus have their own. */
export function useShortcuts(reach: Reach): void {
  const desk = useDesk();
  const latest = useRef(reach);
  latest.current = reach;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector("dialog[open], [popover]:popover-open")) return;
      const command = commandOf(event, groundOf(event.target));
      if (command === undefined || (singleKeys.get() === "off" && /^[a-z?]$/i.test(event.key))) return;
      if (perform(command, desk, latest.current)) event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [desk]);
}

/** False when there was nothing to do: then the key keeps its meaning for the browser. */
function perform(
  command: Command,
  desk: ProjectDesk,
  { segments, actions, playback, onHelp }: Reach,
): boolean {
  const at = segments.findIndex((segment) => segment.id === desk.current.get());
  const here = segments[at];
  const neighbour = segments[command === "previous" || command === "moveUp" ? at - 1 : at + 1];
  switch (command) {
    case "toggle":
      playback.toggle();
      return true;
    case "help":
      onHelp();
      return true;
    case "back":
    case "forward":
      playback.nudge(command === "back" ? -nudgeSeconds : nudgeSeconds);
      return true;
    case "previous":
    case "next":
      if (neighbour) desk.reveal.set({ id: neighbour.id, focus: "card" });
      return neighbour !== undefined;
    case "moveUp":
    case "moveDown":
      if (here && neighbour) void actions.move(here.id, neighbour.id);
      return here !== undefined;
    case "narrate":
      if (here && !here.is_locked) void actions.narrate(here.id);
      return here !== undefined;
    case "lock":
      if (here) void actions.lock(here.id, !here.is_locked);
      return here !== undefined;
    case "edit":
    case "leave":
      if (here) desk.reveal.set({ id: here.id, focus: command === "edit" ? "text" : "card" });
      return here !== undefined;
  }
}

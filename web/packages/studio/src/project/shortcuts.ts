import type { Segment } from "@storyflow/client";
import { useEffect, useRef } from "react";
import { Preference } from "../ground/preference";
import { type Ground, groundOf } from "../ui/key-ground";
import { changeOf, type Keys } from "../ui/undo-keys";
import { type ProjectDesk, useDesk } from "./project-context";
import type { History } from "./use-history";
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
  | "inspect"
  | "leave"
  | "mark"
  | "markUp"
  | "markDown"
  | "markAll"
  | "clearMarks"
  | "first"
  | "last"
  | "find"
  | "palette"
  | "undo"
  | "redo"
  | "help";

/** Single keys can be in the way of dictation and of other aids: they can be switched off. */
export const singleKeys = new Preference<"on" | "off">(
  "single-keys",
  (value) => value === "on" || value === "off",
  () => "on",
);

const plainKeys: Readonly<Record<string, Command>> = {
  ArrowUp: "previous",
  ArrowDown: "next",
  ArrowLeft: "back",
  ArrowRight: "forward",
  l: "lock",
  L: "lock",
  e: "edit",
  i: "inspect",
  I: "inspect",
  E: "edit",
  x: "mark",
  X: "mark",
  Escape: "clearMarks",
  Home: "first",
  End: "last",
  "?": "help",
};

/** These mean the same everywhere, also in a text. */
const commandKeys: Readonly<Record<string, Command>> = { f: "find", F: "find", k: "palette", K: "palette" };

/** The command of a key. */
export function commandOf(keys: Keys, ground: Ground): Command | undefined {
  if (keys.ctrlKey || keys.metaKey) {
    if (/^a$/i.test(keys.key) && ground === "free") return "markAll";
    const change = ground === "text" ? undefined : changeOf(keys);
    return change ?? (keys.altKey ? undefined : commandKeys[keys.key]);
  }
  if (ground === "text") return keys.key === "Escape" ? "leave" : undefined;
  if (ground === "choice") return undefined;
  if (keys.altKey) return { ArrowUp: "moveUp", ArrowDown: "moveDown" }[keys.key] as Command | undefined;
  if (keys.shiftKey && ground === "free") {
    const marking = { ArrowUp: "markUp", ArrowDown: "markDown" }[keys.key];
    if (marking) return marking as Command;
  }
  if (keys.key === " " || keys.key === "Enter") {
    if (ground === "control") return undefined;
    return keys.key === " " ? "toggle" : "narrate";
  }
  return plainKeys[keys.key];
}

const isSwitchedOff = (keys: Keys): boolean =>
  singleKeys.get() === "off" && /^[a-z?]$/i.test(keys.key) && !keys.ctrlKey && !keys.metaKey;

interface Reach {
  readonly segments: readonly Segment[];
  readonly actions: SegmentActions;
  readonly playback: Playback;
  readonly history: History;
  readonly onHelp: () => void;
  readonly onFind: () => void;
  readonly onPalette: () => void;
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
      if (command === undefined || isSwitchedOff(event)) return;
      if (perform(command, desk, latest.current)) event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [desk]);
}

const upwards: ReadonlySet<Command> = new Set(["previous", "moveUp", "markUp"]);

/** False when there was nothing to do: then the key keeps its meaning for the browser. */
function perform(
  command: Command,
  desk: ProjectDesk,
  { segments, actions, playback, history, onHelp, onFind, onPalette }: Reach,
): boolean {
  const at = segments.findIndex((segment) => segment.id === desk.current.get());
  const here = segments[at];
  const neighbour = segments[upwards.has(command) ? at - 1 : at + 1];
  switch (command) {
    case "toggle":
      playback.toggle();
      return true;
    case "help":
      onHelp();
      return true;
    case "find":
      onFind();
      return true;
    case "palette":
      onPalette();
      return true;
    case "first":
    case "last": {
      const end = segments.at(command === "first" ? 0 : -1);
      if (end) desk.reveal.set({ id: end.id, focus: "card" });
      return end !== undefined;
    }
    case "undo":
    case "redo":
      void history[command]();
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
    case "mark":
      if (here) actions.toggleMark(here.id);
      return here !== undefined;
    case "markUp":
    case "markDown":
      if (neighbour) {
        actions.markTo(neighbour.id);
        desk.reveal.set({ id: neighbour.id, focus: "card" });
      }
      return neighbour !== undefined;
    case "markAll":
      actions.markAll();
      return true;
    case "clearMarks":
      actions.clearMarks();
      return true;
    case "narrate":
      if (here && !here.is_locked) void actions.narrate(here.id);
      return here !== undefined;
    case "lock":
      if (here) void actions.lock(here.id, !here.is_locked);
      return here !== undefined;
    case "inspect": {
      const control = document.querySelector<HTMLElement>("[data-inspector] :is(button, input):enabled");
      control?.focus();
      return control !== null;
    }
    case "edit":
    case "leave":
      if (here) desk.reveal.set({ id: here.id, focus: command === "edit" ? "text" : "card" });
      return here !== undefined;
  }
}

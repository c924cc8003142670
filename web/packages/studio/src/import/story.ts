/** A story as it was read from what someone pasted or dropped: what would become segments, and what is wrong where. */
export interface Story {
  /** The one that it brings along; empty when it brings none. */
  readonly title: string;
  readonly entries: readonly StoryEntry[];
}

export type StoryEntry = Piece | Fault;

/** Will be one segment. */
export interface Piece {
  readonly kind: "piece";
  readonly text: string;
  readonly prompt: string;
}

export type FaultReason =
  | "jsonSyntax"
  | "jsonShape"
  | "jsonEmpty"
  | "pieceShape"
  | "pieceBlank"
  | "promptShape"
  | "blockWithoutText"
  | "blockBlank";

/** Stands where the piece would stand; `line` counts from 1, `number` is that of the piece. */
export interface Fault {
  readonly kind: "fault";
  readonly reason: FaultReason;
  readonly line: number | undefined;
  readonly number: number | undefined;
}

export const piece = (text: string, prompt = ""): Piece => ({ kind: "piece", text, prompt });

export const fault = (reason: FaultReason, place: { line?: number; number?: number } = {}): Fault => ({
  kind: "fault",
  reason,
  line: place.line,
  number: place.number,
});

export const piecesOf = (story: Story): Piece[] => story.entries.filter((entry) => entry.kind === "piece");
export const faultsOf = (story: Story): Fault[] => story.entries.filter((entry) => entry.kind === "fault");

/** What to call a story: its own title, or else its first words. */
export const titleOf = (story: Story): string => story.title || titleFrom(piecesOf(story)[0]?.text ?? "");

const titleLimit = 80;

/** A title for a story that brings none: its first words, cut at a word. */
export function titleFrom(text: string): string {
  const firstLine = text.trim().split(/\n|(?<=[.!?…]["”’»]?)\s/u)[0] ?? "";
  const line = firstLine.replace(/\s+/g, " ").trim();
  if (line.length <= titleLimit) return line.replace(/[.,;:]$/, "");
  const cut = line.slice(0, titleLimit);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), titleLimit / 2)).trim()}…`;
}

/** `moby_dick.epub` is called `moby dick`. */
export const titleFromFileName = (name: string): string =>
  name
    .replace(/\.[^.]+$/, "")
    .replace(/[_\s]+/g, " ")
    .trim();

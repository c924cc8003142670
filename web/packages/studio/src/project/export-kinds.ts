import type { Loudness, NewExport } from "@storyflow/client";

/** The files that a story can become, in the order in which they are offered. */
export const exportKinds = ["m4b", "mp3", "acx", "opus", "flac", "wav", "epub", "srt", "vtt"] as const;
export type ExportKind = (typeof exportKinds)[number];

export interface ExportWishes {
  readonly kind: ExportKind;
  readonly loudness: Exclude<Loudness, "acx">;
  readonly byChapter: boolean;
}

/** ACX says itself how loud its files must be, and that each holds one chapter. */
export const takesWishes = (kind: ExportKind): boolean => !["acx", "epub", "srt", "vtt"].includes(kind);

/** Measured on a minute and a half of the built-in voice; docs/exports.md has the bit rates. Captions are small. */
const bytesEachSecond: Partial<Record<ExportKind, number>> = {
  m4b: 8_700,
  mp3: 12_000,
  acx: 24_000,
  opus: 5_900,
  flac: 28_000,
  wav: 48_000,
  epub: 8_700,
};

/**
 * About how large the file of so many seconds will be, in two digits; undefined for captions, and while nothing is
 * narrated.
 */
export function expectedBytes(kind: ExportKind, seconds: number): number | undefined {
  const each = bytesEachSecond[kind];
  return each === undefined || seconds === 0 ? undefined : Number((each * seconds).toPrecision(2));
}

/** The order for the server. Wishes that the kind does not take are left out. */
export function orderOf({ kind, loudness, byChapter }: ExportWishes): NewExport {
  if (kind === "acx") return { format: "mp3", by_chapter: true, loudness: "acx" };
  return takesWishes(kind) ? { format: kind, loudness, by_chapter: byChapter } : { format: kind };
}

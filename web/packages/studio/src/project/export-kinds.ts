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

/** The order for the server. Wishes that the kind does not take are left out. */
export function orderOf({ kind, loudness, byChapter }: ExportWishes): NewExport {
  if (kind === "acx") return { format: "mp3", by_chapter: true, loudness: "acx" };
  return takesWishes(kind) ? { format: kind, loudness, by_chapter: byChapter } : { format: kind };
}

/** The entries of the command palette, and those among them that fit the typed words. */

export type EntryKind = "segment" | "action" | "chapter" | "story";

export interface PaletteEntry {
  /** Unique among all entries. */
  readonly id: string;
  readonly kind: EntryKind;
  readonly label: string;
  /** The typed words that lead to it, where the label writes them otherwise. */
  readonly typed?: string;
  /** The keys that do the same. */
  readonly keys?: string;
  readonly run: () => void;
}

/** The most entries that are shown: readers do not look through more. */
export const shownEntries = 50;

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** Entries that have all the words, those first whose label begins with them; the order stays otherwise. */
export function fitting(entries: readonly PaletteEntry[], typed: string): PaletteEntry[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const fit = entries
    .map((entry) => ({ entry, label: plain(`${entry.typed ?? ""} ${entry.label}`).trimStart() }))
    .filter(({ label }) => words.every((word) => label.includes(word)));
  const begins = (label: string) => words[0] !== undefined && label.startsWith(words[0]);
  return [...fit.filter(({ label }) => begins(label)), ...fit.filter(({ label }) => !begins(label))]
    .slice(0, shownEntries)
    .map(({ entry }) => entry);
}

/** The number of a segment that was typed; undefined for other words and for numbers that there are not. */
export function segmentNumber(typed: string, count: number): number | undefined {
  const number = /^\d{1,7}$/.test(typed.trim()) ? Number(typed.trim()) : 0;
  return number >= 1 && number <= count ? number : undefined;
}

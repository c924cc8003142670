import type { NewExport } from "@storyflow/client";

/** So much work for a sound of this length. */
interface Measured {
  readonly sound: number;
  readonly work: number;
}

const name = "storyflow.export-paces";
/** Beyond so many times the sound that was measured, what a file costs besides its length would be multiplied, too. */
const reach = 10;
/** Less work than that is mostly the wait for it. */
const leastWork = 1;

/** How long files took that were made here, in seconds; kept in this browser. */
export class ExportPaces {
  private readonly storage: Pick<Storage, "getItem" | "setItem"> | undefined;
  private readonly known: Map<string, Measured>;

  constructor(storage: Pick<Storage, "getItem" | "setItem"> | undefined) {
    this.storage = storage;
    this.known = new Map(stored(storage));
  }

  /** The latest file of a kind counts: the machine may have become another one. */
  learn(order: NewExport, measured: Measured): void {
    if (measured.work < leastWork || measured.sound <= 0) return;
    this.known.set(kindOf(order), measured);
    try {
      this.storage?.setItem(name, JSON.stringify([...this.known]));
    } catch {
      // A full storage: it is known as long as the page lives.
    }
  }

  /** Undefined where nothing was made that it could be told by. */
  secondsFor(order: NewExport, sound: number): number | undefined {
    const measured = this.known.get(kindOf(order));
    if (measured === undefined || sound <= 0 || sound > measured.sound * reach) return undefined;
    return (measured.work / measured.sound) * sound;
  }
}

/** Files are equally costly that have the same format and are equally loud. */
const kindOf = ({ format, loudness }: NewExport): string => `${format} ${loudness ?? "none"}`;

function stored(storage: Pick<Storage, "getItem"> | undefined): [string, Measured][] {
  try {
    const known: unknown = JSON.parse(storage?.getItem(name) ?? "[]");
    return Array.isArray(known) ? known.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(entry: unknown): entry is [string, Measured] {
  if (!Array.isArray(entry) || typeof entry[0] !== "string") return false;
  const { sound, work } = (entry[1] ?? {}) as Partial<Record<keyof Measured, unknown>>;
  return typeof sound === "number" && typeof work === "number" && sound > 0 && work > 0;
}

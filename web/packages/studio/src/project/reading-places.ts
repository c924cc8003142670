/** Where the reader was in each story, as this browser remembers it: for a reload, for going back, and for another day. */
export interface ReadingPlace {
  /** The first segment in sight. */
  readonly seen: string;
  /** The segment that the keyboard spoke of. */
  readonly current?: string | undefined;
}

const key = "storyflow.reading-places";
/** The story that was left longest ago makes room. */
const rememberedStories = 200;

export class ReadingPlaces {
  private readonly storage: Pick<Storage, "getItem" | "setItem"> | undefined;
  /** Also for browsers that store nothing: as long as the page lives. */
  private readonly here = new Map<string, ReadingPlace>();

  constructor(storage: Pick<Storage, "getItem" | "setItem"> | undefined) {
    this.storage = storage;
  }

  get(projectId: string): ReadingPlace | undefined {
    return this.here.get(projectId) ?? new Map(this.read()).get(projectId);
  }

  put(projectId: string, place: ReadingPlace): void {
    this.here.set(projectId, place);
    const others = this.read().filter(([id]) => id !== projectId);
    const all = [...others, [projectId, place] as const].slice(-rememberedStories);
    try {
      this.storage?.setItem(key, JSON.stringify(all));
    } catch {
      // A full storage forgets the place with the page.
    }
  }

  private read(): [string, ReadingPlace][] {
    try {
      const stored: unknown = JSON.parse(this.storage?.getItem(key) ?? "[]");
      return Array.isArray(stored) ? stored.filter(isPlace) : [];
    } catch {
      return [];
    }
  }
}

function isPlace(entry: unknown): entry is [string, ReadingPlace] {
  if (!Array.isArray(entry) || typeof entry[0] !== "string") return false;
  const place = entry[1] as Partial<Record<keyof ReadingPlace, unknown>> | null;
  const { seen, current } = place ?? {};
  return typeof seen === "string" && (current === undefined || typeof current === "string");
}

/** How far a listener has come in a story. */
export interface StoryPlace {
  readonly segmentId: string;
  readonly seconds: number;
}

export const rememberedStories = 100;
const name = "storyflow.places";

/** Where each story was left, kept in this browser; the stories that were heard last are kept longest. */
export class Places {
  private readonly storage: Storage | undefined;
  private readonly places: Map<string, StoryPlace>;
  private readonly listeners = new Set<() => void>();

  constructor(storage: Storage | undefined) {
    this.storage = storage;
    this.places = new Map(stored(storage));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The same object until it changes. */
  of(storyId: string): StoryPlace | undefined {
    return this.places.get(storyId);
  }

  /** Without a place the story begins at its beginning. */
  keep(storyId: string, place: StoryPlace | undefined): void {
    if (place === undefined && !this.places.has(storyId)) return;
    this.places.delete(storyId);
    if (place !== undefined) this.places.set(storyId, place);
    const [oldest] = this.places.keys();
    if (this.places.size > rememberedStories && oldest !== undefined) this.places.delete(oldest);
    this.write();
    for (const listener of this.listeners) listener();
  }

  private write(): void {
    try {
      this.storage?.setItem(name, JSON.stringify([...this.places]));
    } catch {
      // A full storage: the places live as long as the page.
    }
  }
}

function stored(storage: Storage | undefined): [string, StoryPlace][] {
  try {
    const known: unknown = JSON.parse(storage?.getItem(name) ?? "[]");
    return Array.isArray(known) ? known.filter(isEntry).slice(-rememberedStories) : [];
  } catch {
    return [];
  }
}

function isEntry(entry: unknown): entry is [string, StoryPlace] {
  if (!Array.isArray(entry) || typeof entry[0] !== "string") return false;
  const place: Partial<StoryPlace> | null = entry[1];
  return typeof place?.segmentId === "string" && Number.isFinite(place.seconds);
}

/** Private windows may refuse storage. */
function browserStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

export const places = new Places(browserStorage());

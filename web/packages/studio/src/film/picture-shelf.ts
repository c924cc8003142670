/** A decoded picture. */
export interface Picture {
  readonly image: CanvasImageSource;
  readonly width: number;
  readonly height: number;
  /** Frees its memory. */
  readonly release: () => void;
}

export type LoadPicture = (address: string, signal: AbortSignal) => Promise<Picture>;

interface Entry {
  readonly stop: AbortController;
  picture?: Picture;
  isBroken?: true;
}

const mostPictures = 2;

/** The pictures that a preview needs now: two at the most are decoded or being decoded, whatever the film's length. */
export class PictureShelf {
  private readonly load: LoadPicture;
  private readonly onChange: () => void;
  private readonly entries = new Map<string, Entry>();

  constructor(load: LoadPicture, onChange: () => void) {
    this.load = load;
    this.onChange = onChange;
  }

  /** Keeps these, the first two of them, and frees all others. */
  want(addresses: readonly string[]): void {
    const wanted = addresses.slice(0, mostPictures);
    for (const [address, entry] of this.entries) {
      if (!wanted.includes(address)) this.drop(address, entry);
    }
    for (const address of wanted) {
      if (!this.entries.has(address)) void this.fetch(address);
    }
  }

  get(address: string): Picture | undefined {
    return this.entries.get(address)?.picture;
  }

  /** The server has it not, or it cannot be decoded. */
  isBroken(address: string): boolean {
    return this.entries.get(address)?.isBroken === true;
  }

  clear(): void {
    this.want([]);
  }

  private async fetch(address: string): Promise<void> {
    const entry: Entry = { stop: new AbortController() };
    this.entries.set(address, entry);
    try {
      const picture = await this.load(address, entry.stop.signal);
      if (this.entries.get(address) !== entry) return picture.release();
      entry.picture = picture;
    } catch {
      if (this.entries.get(address) !== entry) return;
      entry.isBroken = true;
    }
    this.onChange();
  }

  private drop(address: string, entry: Entry): void {
    this.entries.delete(address);
    entry.stop.abort();
    entry.picture?.release();
  }
}

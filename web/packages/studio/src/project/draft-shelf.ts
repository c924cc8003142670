/** Where drafts outlive their page: a reload, a crash of the browser, a machine that is switched off. */
import type { TabPresence } from "./tab-presence";

/** A draft as it is kept. */
export interface KeptDraft {
  /** Of the segment. */
  readonly id: string;
  readonly projectId: string;
  readonly text: string;
  /** Of the text that the draft was made on. */
  readonly revision: number;
  /** Texts that were sent before and may be the server's by now. */
  readonly unanswered: readonly string[];
  /** When it was written, in milliseconds. */
  readonly at: number;
}

export interface DraftShelf {
  /** Keeps the draft in place of an older one of the same segment. Without room the older one stays. */
  put(draft: KeptDraft): void;
  remove(id: string): void;
  /** Takes over what tabs that are gone have left: of each wanted segment the newest draft. */
  takeLeft(isWanted: (id: string) => boolean): Promise<KeptDraft[]>;
}

/** The number is that of the form: drafts of another form are left alone. */
const prefix = "storyflow.draft.1/";
/** Of a tab's drafts together. Browsers give an origin some five million. */
export const shelfLetters = 2_000_000;

/** Drafts in the browser's storage, each under the id of its tab, which alone changes it while it lives. */
export class StoredDrafts implements DraftShelf {
  private readonly storage: Storage | undefined;
  private readonly presence: TabPresence;
  private readonly lengths = new Map<string, number>();
  /** Of drafts that were taken over, the keys under which they were left. */
  private readonly left = new Map<string, string>();

  constructor(storage: Storage | undefined, presence: TabPresence) {
    this.storage = storage;
    this.presence = presence;
  }

  put(draft: KeptDraft): void {
    this.tryToPut(draft);
  }

  /** Whether there was room. Where there is none an older text stays: it is better than none, and replaces nothing unasked. */
  private tryToPut(draft: KeptDraft): boolean {
    const { id, ...rest } = draft;
    const length = [draft.text, ...draft.unanswered].reduce((sum, text) => sum + text.length, 0);
    const all = [...this.lengths.values()].reduce((sum, length) => sum + length, 0);
    const others = all - (this.lengths.get(id) ?? 0);
    try {
      if (others + length > shelfLetters) throw new RangeError("The drafts are too long.");
      this.storage?.setItem(this.keyOf(id), JSON.stringify(rest));
      this.lengths.set(id, length);
      this.removeLeft(id);
      return true;
    } catch {
      return false;
    }
  }

  remove(id: string): void {
    this.lengths.delete(id);
    this.removeLeft(id);
    this.removeKey(this.keyOf(id));
  }

  private removeLeft(id: string): void {
    const key = this.left.get(id);
    if (key !== undefined) this.removeKey(key);
    this.left.delete(id);
  }

  private removeKey(key: string): void {
    try {
      this.storage?.removeItem(key);
    } catch {
      // Without storage nothing is there to be removed.
    }
  }

  async takeLeft(isWanted: (id: string) => boolean): Promise<KeptDraft[]> {
    const living = await this.presence.living();
    const newest = new Map<string, { key: string; draft: KeptDraft }>();
    for (const key of this.keys()) {
      const { tab, id } = partsOf(key);
      if (tab === this.presence.tab || living.has(tab) || !isWanted(id)) continue;
      const draft = this.read(key, id);
      const known = newest.get(id);
      if (draft && (known === undefined || known.draft.at < draft.at)) newest.set(id, { key, draft });
    }
    return [...newest.values()].map(({ key, draft }) => {
      // Where there is no room for a second copy, the first one goes with the draft.
      this.left.set(draft.id, key);
      this.tryToPut(draft);
      return draft;
    });
  }

  private keyOf(id: string): string {
    return `${prefix}${this.presence.tab}/${id}`;
  }

  private keys(): string[] {
    try {
      return Object.keys(this.storage ?? {}).filter((key) => key.startsWith(prefix));
    } catch {
      return [];
    }
  }

  private read(key: string, id: string): KeptDraft | undefined {
    try {
      const { projectId, text, revision, unanswered, at } = JSON.parse(this.storage?.getItem(key) ?? "");
      const isDraft =
        [projectId, text, ...unanswered].every((part) => typeof part === "string") &&
        [revision, at].every(Number.isFinite);
      return isDraft ? { id, projectId, text, revision, unanswered, at } : undefined;
    } catch {
      return undefined;
    }
  }
}

function partsOf(key: string): { tab: string; id: string } {
  const [tab = "", id = ""] = key.slice(prefix.length).split("/");
  return { tab, id };
}

/** Which tabs of this browser have the studio open, so that no tab takes what another one still works on. */
export interface TabPresence {
  /** The name of this tab, another one after each load of the page. */
  readonly tab: string;
  /** The names of the other tabs that are open. */
  living(): Promise<ReadonlySet<string>>;
}

const prefix = "storyflow.tab/";

/** Each tab holds a lock with its name, which the browser takes away when the tab is gone, however it went. */
export class LockedPresence implements TabPresence {
  readonly tab: string;
  private readonly locks: LockManager;

  constructor(locks: LockManager, tab: string) {
    this.locks = locks;
    this.tab = tab;
    void locks.request(prefix + tab, () => new Promise(() => undefined)).catch(() => undefined);
  }

  async living(): Promise<ReadonlySet<string>> {
    const { held = [] } = await this.locks.query();
    const names = held.map(({ name = "" }) => name).filter((name) => name.startsWith(prefix));
    return new Set(names.map((name) => name.slice(prefix.length)));
  }
}

/** Tabs in the background get their turn once a minute only. */
export const signMs = 10_000;
export const lifeMs = 150_000;

/**
 * Each tab signs the time again and again: for pages from another machine over plain HTTP, which may not have locks.
 * A tab that crashed counts as gone when its last time is old.
 */
export class SignedPresence implements TabPresence {
  readonly tab: string;
  private readonly storage: Storage;
  private readonly now: () => number;

  constructor(storage: Storage, tab: string, now: () => number) {
    this.storage = storage;
    this.tab = tab;
    this.now = now;
    this.sign();
  }

  sign(): void {
    try {
      this.storage.setItem(prefix + this.tab, String(this.now()));
    } catch {
      // Where nothing can be stored no draft is kept that could be taken.
    }
  }

  signOff(): void {
    try {
      this.storage.removeItem(prefix + this.tab);
    } catch {
      // As above.
    }
  }

  async living(): Promise<ReadonlySet<string>> {
    const living = new Set<string>();
    for (const key of Object.keys(this.storage).filter((name) => name.startsWith(prefix))) {
      const age = this.now() - Number(this.storage.getItem(key));
      // A time in the future was signed by a clock that has been put back since.
      if (Math.abs(age) < lifeMs) living.add(key.slice(prefix.length));
      else this.storage.removeItem(key);
    }
    return living;
  }
}

/** A page without storage is alone: it has nothing to share. */
export class LonePresence implements TabPresence {
  readonly tab: string;

  constructor(tab: string) {
    this.tab = tab;
  }

  async living(): Promise<ReadonlySet<string>> {
    return new Set();
  }
}

/**
 * Things that were removed here and can still come back: hidden at once, removed on the server unless the reader has
 * them back within some seconds, or when the page goes away.
 */
export interface RemovalTimers {
  readonly setTimer: (run: () => void, ms: number) => number;
  readonly clearTimer: (timer: number) => void;
}

export const undoSeconds = 6;

export interface Removal {
  readonly remove: () => Promise<void>;
  /** It did not work, and the thing is there again. */
  readonly onFailure: (failure: unknown) => void;
  /** Of things that were removed together, and come back together. */
  readonly group?: string | undefined;
}

export class Removals {
  private readonly timers: RemovalTimers;
  private readonly pending = new Map<string, { removal: Removal; timer: number }>();
  private readonly listeners = new Set<() => void>();
  private hidden: ReadonlySet<string> = new Set();

  constructor(timers: RemovalTimers) {
    this.timers = timers;
  }

  /** The ids that are not to be shown. */
  readonly get = (): ReadonlySet<string> => this.hidden;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  begin(id: string, removal: Removal): void {
    if (this.hidden.has(id)) return;
    const timer = this.timers.setTimer(() => void this.finish(id), undoSeconds * 1000);
    this.pending.set(id, { removal, timer });
    this.show(new Set(this.hidden).add(id));
  }

  undo(id: string): void {
    const entry = this.pending.get(id);
    if (entry === undefined) return;
    this.timers.clearTimer(entry.timer);
    this.pending.delete(id);
    this.reveal(id);
  }

  /**
   * Undoes the latest removal that the server does not know of yet, with all of its group. False when there is none
   * among these ids.
   */
  undoLatest(isMeant: (id: string) => boolean): boolean {
    const id = [...this.pending.keys()].reverse().find(isMeant);
    if (id === undefined) return false;
    for (const each of this.togetherWith(id)) this.undo(each);
    return true;
  }

  private togetherWith(id: string): readonly string[] {
    const group = this.pending.get(id)?.removal.group;
    if (group === undefined) return [id];
    return [...this.pending].filter(([, { removal }]) => removal.group === group).map(([each]) => each);
  }

  /** Removes now what still could have come back. */
  async finish(id: string): Promise<void> {
    const entry = this.pending.get(id);
    if (entry === undefined) return;
    this.timers.clearTimer(entry.timer);
    this.pending.delete(id);
    try {
      await entry.removal.remove();
    } catch (failure) {
      this.reveal(id);
      entry.removal.onFailure(failure);
    }
  }

  async finishAll(): Promise<void> {
    await Promise.all([...this.pending.keys()].map((id) => this.finish(id)));
  }

  /** Shows it again, if it is there. */
  reveal(id: string): void {
    const rest = new Set(this.hidden);
    rest.delete(id);
    this.show(rest);
  }

  private show(hidden: ReadonlySet<string>): void {
    this.hidden = hidden;
    for (const listener of this.listeners) listener();
  }
}

export const removals = new Removals({
  setTimer: (run, ms) => window.setTimeout(run, ms),
  clearTimer: (timer) => window.clearTimeout(timer),
});

/**
 * Texts that were typed here and are not safely on the server yet. The reader's own draft always wins: an answer of the
 * server never changes what stands in the field, it only settles that it is saved.
 */
export interface Draft {
  readonly text: string;
  readonly phase: DraftPhase;
}

/** `settled`: saved, and only kept so that the field does not change under the cursor. */
export type DraftPhase =
  | { readonly kind: "typing" }
  | { readonly kind: "saving" }
  | { readonly kind: "waiting" }
  | { readonly kind: "refused"; readonly why: unknown }
  | { readonly kind: "settled" };

export interface DraftPorts {
  /** Stores the text; rejects with what went wrong. */
  readonly save: (id: string, text: string) => Promise<void>;
  /** Whether a failure may be over by itself: then it is tried again. */
  readonly isTemporary: (failure: unknown) => boolean;
  readonly setTimer: (run: () => void, ms: number) => number;
  readonly clearTimer: (timer: number) => void;
}

const restMs = 700;
const firstRetryMs = 1000;
const longestRetryMs = 20_000;

interface Entry {
  draft: Draft;
  timer: number | undefined;
  sending: Promise<void> | undefined;
  failures: number;
}

export class Drafts {
  private readonly ports: DraftPorts;
  private readonly entries = new Map<string, Entry>();
  private readonly listeners = new Set<() => void>();

  constructor(ports: DraftPorts) {
    this.ports = ports;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get(id: string): Draft | undefined {
    return this.entries.get(id)?.draft;
  }

  hasUnsaved(): boolean {
    return [...this.entries.values()].some((entry) => entry.draft.phase.kind !== "settled");
  }

  type(id: string, text: string): void {
    const entry = this.entries.get(id) ?? {
      draft: { text, phase: typing },
      timer: undefined,
      sending: undefined,
      failures: 0,
    };
    this.entries.set(id, entry);
    entry.failures = 0;
    this.put(entry, { text, phase: entry.sending ? saving : typing });
    this.schedule(id, entry, restMs);
  }

  /** The field was left: what is settled need not be kept any longer. */
  leave(id: string): void {
    const entry = this.entries.get(id);
    if (entry === undefined) return;
    if (entry.draft.phase.kind === "settled") this.drop(id);
    else if (entry.draft.phase.kind === "typing") void this.flush(id);
  }

  discard(id: string): void {
    const entry = this.entries.get(id);
    if (entry) this.stopTimer(entry);
    this.drop(id);
  }

  /** Saves at once. True when the server has the text as it stands. */
  async flush(id: string): Promise<boolean> {
    for (;;) {
      const entry = this.entries.get(id);
      if (entry === undefined || entry.draft.phase.kind === "settled") return true;
      this.stopTimer(entry);
      const before = entry.draft;
      await (entry.sending ?? this.send(id, entry));
      const kind = this.get(id)?.phase.kind;
      if (kind === "waiting" || (kind === "refused" && this.get(id)?.text === before.text)) return false;
    }
  }

  /** All that is unsaved, now: the connection is back, or the page goes away. */
  async flushAll(): Promise<void> {
    const unsaved = [...this.entries].filter(
      ([, { draft }]) => draft.phase.kind !== "settled" && draft.phase.kind !== "refused",
    );
    await Promise.all(unsaved.map(([id]) => this.flush(id)));
  }

  private schedule(id: string, entry: Entry, ms: number): void {
    this.stopTimer(entry);
    entry.timer = this.ports.setTimer(() => {
      entry.timer = undefined;
      if (!entry.sending && this.entries.get(id) === entry) void this.send(id, entry);
    }, ms);
  }

  private send(id: string, entry: Entry): Promise<void> {
    const { text } = entry.draft;
    this.put(entry, { text, phase: saving });
    entry.sending = this.ports.save(id, text).then(
      () => this.saved(id, entry, text),
      (failure: unknown) => this.notSaved(id, entry, failure),
    );
    return entry.sending;
  }

  private saved(id: string, entry: Entry, text: string): void {
    entry.sending = undefined;
    entry.failures = 0;
    if (this.entries.get(id) !== entry) return;
    if (entry.draft.text === text) {
      this.put(entry, { text, phase: { kind: "settled" } });
    } else {
      this.put(entry, { ...entry.draft, phase: typing });
      if (entry.timer === undefined) this.schedule(id, entry, restMs);
    }
  }

  private notSaved(id: string, entry: Entry, failure: unknown): void {
    entry.sending = undefined;
    if (this.entries.get(id) !== entry) return;
    if (!this.ports.isTemporary(failure)) {
      this.put(entry, { ...entry.draft, phase: { kind: "refused", why: failure } });
      return;
    }
    this.put(entry, { ...entry.draft, phase: { kind: "waiting" } });
    this.schedule(id, entry, Math.min(longestRetryMs, firstRetryMs * 2 ** entry.failures));
    entry.failures += 1;
  }

  private put(entry: Entry, draft: Draft): void {
    entry.draft = draft;
    this.tell();
  }

  private drop(id: string): void {
    if (this.entries.delete(id)) this.tell();
  }

  private stopTimer(entry: Entry): void {
    if (entry.timer !== undefined) this.ports.clearTimer(entry.timer);
    entry.timer = undefined;
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

const typing: DraftPhase = { kind: "typing" };
const saving: DraftPhase = { kind: "saving" };

/**
 * Texts that were typed here and are not safely on the server yet: one keeper for all stories, for the life of the
 * page. The reader's own draft always wins: an answer of the server never changes what stands in the field, it only
 * settles that it is saved, or says that the text was changed elsewhere and the reader has to choose.
 */
import type { Segment } from "@storyflow/client";
import type { DraftShelf, KeptDraft } from "./draft-shelf";

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
  /** The text was changed elsewhere since this one was begun. */
  | { readonly kind: "conflict"; readonly theirs: Segment }
  /** The segment was deleted elsewhere. */
  | { readonly kind: "gone" }
  | { readonly kind: "settled" };

export interface UnsavedText {
  readonly id: string;
  readonly projectId: string;
  readonly draft: Draft;
}

/** The outcome of a failure for the text that was sent. */
export type Fate =
  | { readonly kind: "temporary" }
  | { readonly kind: "refused" }
  | { readonly kind: "conflict"; readonly theirs: Segment }
  | { readonly kind: "gone" };

/** The parts of a shown segment that its draft needs when it is begun. */
export type DraftedSegment = Pick<Segment, "id" | "project" | "text_revision">;

export interface DraftPorts {
  /**
   * Stores a text that was made on `revision`; resolves with the revision that it has then. Texts of one group are
   * undone together.
   */
  readonly save: (id: string, text: string, revision: number, group: string | undefined) => Promise<number>;
  readonly fateOf: (failure: unknown) => Fate;
  /** Where drafts outlive the page. */
  readonly shelf: DraftShelf;
  readonly now: () => number;
  readonly setTimer: (run: () => void, ms: number) => number;
  readonly clearTimer: (timer: number) => void;
}

const restMs = 700;
const firstRetryMs = 1000;
const longestRetryMs = 20_000;
/** Longer texts are put on the shelf when the typing rests: writing them takes longer than a keystroke may. */
const eagerLetters = 50_000;

/** So many texts without an answer are remembered: of each one the server may have made its text. */
const rememberedTexts = 8;
/** Beyond the newest two they may be this long together: they are written with each draft. */
const rememberedLetters = 100_000;

interface Entry {
  readonly projectId: string;
  draft: Draft;
  /** The group of texts that were changed together with this one; undefined when it was typed. */
  group: string | undefined;
  /** Of the text that the draft was made on. */
  revision: number;
  /** Texts that were sent and may have arrived, though no answer came; the newest last. */
  unanswered: readonly string[];
  timer: number | undefined;
  sending: Promise<void> | undefined;
  failures: number;
  isOnShelf: boolean;
  /** Thrown away while a request is under way; stays until it is answered, so that no second one overtakes it. */
  isDropped: boolean;
}

export class Drafts {
  private readonly ports: DraftPorts;
  private readonly entries = new Map<string, Entry>();
  private readonly listeners = new Set<() => void>();
  private unsavedTexts: readonly UnsavedText[] = [];

  constructor(ports: DraftPorts) {
    this.ports = ports;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get(id: string): Draft | undefined {
    const entry = this.entries.get(id);
    return entry?.isDropped ? undefined : entry?.draft;
  }

  /** Of the text that the reader sees: the one that the draft was made on, or saved as. Undefined without a draft. */
  revision(id: string): number | undefined {
    const entry = this.entries.get(id);
    return entry?.isDropped ? undefined : entry?.revision;
  }

  /** All texts that the server does not have; the same list until one of them changes. */
  readonly unsaved = (): readonly UnsavedText[] => this.unsavedTexts;

  hasUnsaved(): boolean {
    return this.unsavedTexts.length > 0;
  }

  type(segment: DraftedSegment, text: string, group?: string): void {
    const entry = this.entries.get(segment.id) ?? newEntry(segment.project, segment.text_revision);
    this.entries.set(segment.id, entry);
    entry.group = group;
    entry.isDropped = false;
    entry.failures = 0;
    entry.isOnShelf = false;
    const { phase } = entry.draft;
    const isStuck = phase.kind === "conflict" || phase.kind === "gone";
    this.put(entry, { text, phase: isStuck ? phase : entry.sending ? saving : typing });
    if (text.length <= eagerLetters || isStuck) this.keep(segment.id, entry);
    if (!isStuck) this.schedule(segment.id, entry, restMs);
  }

  /** The field was left: a settled draft need not be kept any longer, and an unsent one is sent. */
  leave(id: string): void {
    const draft = this.get(id);
    if (draft?.phase.kind === "settled") this.drop(id);
    else if (draft?.phase.kind === "typing") void this.flush(id);
  }

  /** The server has this revision of the text: a draft that was settled with an older one makes room for it. */
  arrived(id: string, revision: number): void {
    const entry = this.entries.get(id);
    if (entry?.draft.phase.kind === "settled" && revision > entry.revision) this.drop(id);
  }

  discard(id: string): void {
    this.drop(id);
  }

  /** Ends a conflict: the text of this page is to replace the other one. */
  keepMine(id: string): Promise<boolean> {
    const entry = this.entries.get(id);
    if (entry?.draft.phase.kind === "conflict") {
      entry.revision = entry.draft.phase.theirs.text_revision;
      this.put(entry, { ...entry.draft, phase: typing });
      this.keep(id, entry);
    }
    return this.flush(id);
  }

  /** Saves at once. True when the server has the text as it stands. */
  async flush(id: string): Promise<boolean> {
    for (;;) {
      const entry = this.entries.get(id);
      if (entry === undefined || entry.isDropped || entry.draft.phase.kind === "settled") return true;
      if (isStuck(entry.draft)) return false;
      this.stopTimer(entry);
      const before = entry.draft;
      await (entry.sending ?? this.send(id, entry));
      const now = this.get(id);
      if (now?.phase.kind === "waiting" || (now?.phase.kind === "refused" && now.text === before.text))
        return false;
    }
  }

  /** All that is unsaved, now: the connection is back, or the page goes away. */
  async flushAll(): Promise<void> {
    const due = this.unsavedTexts.filter(({ draft }) => draft.phase.kind !== "refused" && !isStuck(draft));
    await Promise.all(due.map(({ id }) => this.flush(id)));
  }

  /** Takes up what pages that are gone have left, and sends it. A text that is typed here comes first. */
  async takeUp(): Promise<void> {
    const left = await this.ports.shelf.takeLeft((id) => !this.entries.has(id));
    for (const kept of left) this.resume(kept);
  }

  private resume({ id, projectId, text, revision, unanswered }: KeptDraft): void {
    if (this.entries.has(id)) return;
    const entry = newEntry(projectId, revision);
    entry.unanswered = unanswered;
    entry.isOnShelf = true;
    this.entries.set(id, entry);
    this.put(entry, { text, phase: typing });
    void this.flush(id);
  }

  private schedule(id: string, entry: Entry, ms: number): void {
    this.stopTimer(entry);
    entry.timer = this.ports.setTimer(() => {
      entry.timer = undefined;
      if (this.entries.get(id) !== entry) return;
      if (!entry.sending) void this.send(id, entry);
      // The answer may be long in coming.
      else if (!entry.isDropped) this.keep(id, entry);
    }, ms);
  }

  private send(id: string, entry: Entry): Promise<void> {
    const { text } = entry.draft;
    this.put(entry, { text, phase: saving });
    const others = entry.unanswered.filter((other) => other !== text);
    entry.unanswered = remembered([...others, text]);
    this.keep(id, entry);
    entry.sending = this.ports.save(id, text, entry.revision, entry.group).then(
      (revision) => this.saved(id, entry, text, revision),
      (failure: unknown) => this.notSaved(id, entry, text, failure),
    );
    return entry.sending;
  }

  private saved(id: string, entry: Entry, text: string, revision: number): void {
    entry.sending = undefined;
    entry.failures = 0;
    entry.unanswered = [];
    entry.revision = revision;
    if (entry.isDropped) {
      this.entries.delete(id);
    } else if (entry.draft.text === text) {
      this.ports.shelf.remove(id);
      this.put(entry, { text, phase: settled });
    } else {
      this.put(entry, { ...entry.draft, phase: typing });
      this.keep(id, entry);
      if (entry.timer === undefined) this.schedule(id, entry, restMs);
    }
  }

  private notSaved(id: string, entry: Entry, text: string, failure: unknown): void {
    entry.sending = undefined;
    if (entry.isDropped) {
      this.entries.delete(id);
      return;
    }
    if (!entry.isOnShelf) this.keep(id, entry);
    const fate = this.ports.fateOf(failure);
    if (fate.kind === "temporary") {
      this.put(entry, { ...entry.draft, phase: waiting });
      this.schedule(id, entry, Math.min(longestRetryMs, firstRetryMs * 2 ** entry.failures));
      entry.failures += 1;
      return;
    }
    this.stopTimer(entry);
    entry.unanswered = entry.unanswered.filter((other) => other !== text);
    if (fate.kind === "conflict" && isOwn(fate.theirs, entry)) {
      entry.revision = fate.theirs.text_revision;
      void this.send(id, entry);
      return;
    }
    const phase: DraftPhase = fate.kind === "refused" ? { kind: "refused", why: failure } : fate;
    this.put(entry, { ...entry.draft, phase });
  }

  private keep(id: string, entry: Entry): void {
    const { projectId, revision, unanswered, draft } = entry;
    this.ports.shelf.put({ id, projectId, text: draft.text, revision, unanswered, at: this.ports.now() });
    entry.isOnShelf = true;
  }

  private put(entry: Entry, draft: Draft): void {
    entry.draft = draft;
    this.tell();
  }

  private drop(id: string): void {
    const entry = this.entries.get(id);
    if (entry === undefined) return;
    this.stopTimer(entry);
    this.ports.shelf.remove(id);
    if (entry.sending) entry.isDropped = true;
    else this.entries.delete(id);
    this.tell();
  }

  private stopTimer(entry: Entry): void {
    if (entry.timer !== undefined) this.ports.clearTimer(entry.timer);
    entry.timer = undefined;
  }

  private tell(): void {
    this.unsavedTexts = [...this.entries]
      .filter(([, entry]) => !entry.isDropped && entry.draft.phase.kind !== "settled")
      .map(([id, { projectId, draft }]) => ({ id, projectId, draft }));
    for (const listener of this.listeners) listener();
  }
}

const typing: DraftPhase = { kind: "typing" };
const saving: DraftPhase = { kind: "saving" };
const waiting: DraftPhase = { kind: "waiting" };
const settled: DraftPhase = { kind: "settled" };

/** Only the reader can say how it goes on. */
const isStuck = ({ phase }: Draft): boolean => phase.kind === "conflict" || phase.kind === "gone";

/** The other text is one that this page sent, and whose answer was lost. */
const isOwn = (theirs: Segment, { unanswered }: Entry): boolean =>
  unanswered.some((text) => text.trim() === theirs.text_content.trim());

function remembered(texts: readonly string[]): readonly string[] {
  const newest = texts.slice(-rememberedTexts);
  while (newest.length > 2 && newest.reduce((sum, text) => sum + text.length, 0) > rememberedLetters)
    newest.shift();
  return newest;
}

const newEntry = (projectId: string, revision: number): Entry => ({
  projectId,
  draft: { text: "", phase: typing },
  group: undefined,
  revision,
  unanswered: [],
  timer: undefined,
  sending: undefined,
  failures: 0,
  isOnShelf: false,
  isDropped: false,
});

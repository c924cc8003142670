/** Plays narrations one after the other, with two decks: while one sounds, the other has the next one ready. */
export interface Track {
  readonly segmentId: string;
  /** The path of the sound; another revision has another one. */
  readonly path: string;
}

export type Cue =
  | { readonly kind: "play"; readonly track: Track }
  | { readonly kind: "wait"; readonly segmentId: string }
  | { readonly kind: "end" };

export interface PlayerState {
  /** `waiting`: the next segment is still being narrated, and sounds as soon as it is there. */
  readonly phase: "idle" | "playing" | "paused" | "waiting";
  readonly segmentId: string | undefined;
  /** Goes on with the next segment, or stops behind this one. */
  readonly goesOn: boolean;
}

/** The part of an audio element that the player uses. */
export type Deck = Pick<
  HTMLAudioElement,
  | "src"
  | "currentTime"
  | "duration"
  | "paused"
  | "ended"
  | "play"
  | "pause"
  | "load"
  | "addEventListener"
  | "removeAttribute"
>;

export interface PlayerPorts {
  readonly createDeck: () => Deck;
  /** Something that a deck can load, for a path. */
  readonly urlOf: (path: string) => Promise<string>;
  readonly onTrouble: (segmentId: string) => void;
  readonly setTimer: (run: () => void, ms: number) => number;
  readonly clearTimer: (timer: number) => void;
}

/** What there is to play. It may change while it is played. */
export interface Programme {
  /** What comes behind a segment. */
  readonly after: (segmentId: string) => Cue;
  /** What to play at a segment that was waited for. */
  readonly at: (segmentId: string) => Cue;
  /** Silence between two segments. */
  readonly pauseSeconds: number;
}

const nothing: Programme = { after: () => ({ kind: "end" }), at: () => ({ kind: "end" }), pauseSeconds: 0 };
const idle: PlayerState = { phase: "idle", segmentId: undefined, goesOn: false };

export class Player {
  private readonly ports: PlayerPorts;
  private readonly listeners = new Set<() => void>();
  private state: PlayerState = idle;
  private programme: Programme = nothing;
  private deck: Deck;
  private standby: Deck;
  private ready: { path: string; url: string } | undefined;
  private timer: number | undefined;
  private pausedWhileWaiting = false;
  /** Grows with every wish; what was asked for by an older one is dropped when it arrives. */
  private wish = 0;

  constructor(ports: PlayerPorts) {
    this.ports = ports;
    this.deck = this.newDeck();
    this.standby = this.newDeck();
  }

  readonly get = (): PlayerState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Seconds into the present segment. */
  get position(): number {
    return this.deck.currentTime;
  }

  async play(track: Track, { at = 0, goesOn }: { at?: number; goesOn: boolean }): Promise<void> {
    this.hush();
    const wish = ++this.wish;
    this.set({ phase: "playing", segmentId: track.segmentId, goesOn });
    try {
      const url = this.ready?.path === track.path ? this.ready.url : await this.ports.urlOf(track.path);
      if (wish !== this.wish) return;
      this.putOnDeck(track, url);
      this.deck.currentTime = at;
      await this.deck.play();
      if (wish === this.wish) this.prepareNext();
    } catch (failure) {
      if (wish === this.wish) this.onFailure(track.segmentId, failure);
    }
  }

  /** Sounds as soon as the segment is narrated. */
  wait(segmentId: string): void {
    this.hush();
    this.wish += 1;
    this.set({ phase: "waiting", segmentId, goesOn: true });
  }

  toggle(): void {
    if (this.state.phase === "paused") this.resume();
    else if (this.state.phase !== "idle") this.pause();
  }

  pause(): void {
    if (this.state.phase === "idle") return;
    this.deck.pause();
    this.stopTimer();
    this.pausedWhileWaiting = this.state.phase === "waiting";
    this.set({ ...this.state, phase: "paused" });
  }

  resume(): void {
    if (this.state.phase !== "paused" || this.state.segmentId === undefined) return;
    const { segmentId } = this.state;
    if (this.pausedWhileWaiting) this.takeCue(this.programme.at(segmentId));
    else if (this.deck.ended) this.advance(segmentId);
    else this.playOn(segmentId);
  }

  private playOn(segmentId: string): void {
    const wish = ++this.wish;
    this.set({ ...this.state, phase: "playing" });
    this.deck.play().catch((failure: unknown) => wish === this.wish && this.onFailure(segmentId, failure));
  }

  seek(seconds: number): void {
    if (this.state.phase !== "playing" && this.state.phase !== "paused") return;
    const end = Number.isFinite(this.deck.duration) ? this.deck.duration : seconds;
    this.deck.currentTime = Math.min(Math.max(0, seconds), Math.max(0, end - 0.05));
    this.tell();
  }

  stop(): void {
    this.hush();
    this.wish += 1;
    this.set(idle);
  }

  /** The story is, or has become, this one: perhaps what is waited for has come, or something else is next. */
  follow(programme: Programme): void {
    this.programme = programme;
    const { phase, segmentId } = this.state;
    if (phase === "waiting" && segmentId !== undefined) this.takeCue(programme.at(segmentId));
    else if (phase === "playing") this.prepareNext();
  }

  private newDeck(): Deck {
    const deck = this.ports.createDeck();
    deck.addEventListener("ended", () => deck === this.deck && this.onEnded());
    deck.addEventListener("error", () => {
      if (
        deck === this.deck &&
        deck.src &&
        this.state.phase === "playing" &&
        this.state.segmentId !== undefined
      ) {
        this.onFailure(this.state.segmentId, undefined);
      }
    });
    return deck;
  }

  private onEnded(): void {
    const { segmentId, goesOn, phase } = this.state;
    if (phase !== "playing" || segmentId === undefined) return;
    if (goesOn)
      this.timer = this.ports.setTimer(() => this.advance(segmentId), this.programme.pauseSeconds * 1000);
    else this.set(idle);
  }

  private advance(segmentId: string): void {
    this.takeCue(this.programme.after(segmentId));
  }

  private takeCue(cue: Cue): void {
    if (cue.kind === "play") void this.play(cue.track, { goesOn: true });
    else if (cue.kind === "end") this.stop();
    else if (this.state.phase !== "waiting" || this.state.segmentId !== cue.segmentId)
      this.wait(cue.segmentId);
  }

  private prepareNext(): void {
    if (!this.state.goesOn || this.state.segmentId === undefined) return;
    const cue = this.programme.after(this.state.segmentId);
    if (cue.kind !== "play" || cue.track.path === this.ready?.path) return;
    const { path } = cue.track;
    this.ports.urlOf(path).then(
      (url) => {
        this.ready = { path, url };
        this.standby.src = url;
        this.standby.load();
      },
      () => undefined,
    );
  }

  private putOnDeck(track: Track, url: string): void {
    if (this.ready?.path === track.path) {
      [this.deck, this.standby] = [this.standby, this.deck];
      this.ready = undefined;
    } else {
      this.deck.src = url;
    }
  }

  /** A browser that forbids sound until it is asked for leaves us paused, with the button to press. */
  private onFailure(segmentId: string, failure: unknown): void {
    if (failure instanceof DOMException && failure.name === "AbortError") return;
    this.deck.pause();
    if (failure instanceof DOMException && failure.name === "NotAllowedError") {
      this.set({ ...this.state, phase: "paused" });
      return;
    }
    this.stop();
    this.ports.onTrouble(segmentId);
  }

  private hush(): void {
    this.stopTimer();
    this.deck.pause();
  }

  private stopTimer(): void {
    if (this.timer !== undefined) this.ports.clearTimer(this.timer);
    this.timer = undefined;
  }

  private set(state: PlayerState): void {
    this.state = state;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

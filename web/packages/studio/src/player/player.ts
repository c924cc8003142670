/** Plays narrations one after the other, with two decks: while one sounds, the other has the next one ready. */
export interface Track {
  readonly storyId: string;
  readonly segmentId: string;
  /** The path of the sound; another revision has another one. */
  readonly path: string;
}

export type Cue =
  /** `silence`: the seconds of quiet in front of it. */
  | { readonly kind: "play"; readonly track: Track; readonly silence: number }
  | { readonly kind: "wait"; readonly storyId: string; readonly segmentId: string }
  /** A text that has no narration and gets none: the listener decides. */
  | { readonly kind: "gap"; readonly storyId: string; readonly segmentId: string }
  | { readonly kind: "end" };

export interface PlayerState {
  /**
   * `waiting`: the next segment is still being narrated, and sounds as soon as it is there. `gap`: the next one is not
   * narrated, and nothing sounds before the listener has decided.
   */
  readonly phase: "idle" | "playing" | "paused" | "waiting" | "gap";
  readonly storyId: string | undefined;
  readonly segmentId: string | undefined;
  /** Goes on with the next segment, or stops behind this one. */
  readonly goesOn: boolean;
}

/** The part of an audio element that the player uses. */
export type Deck = Pick<
  HTMLAudioElement,
  | "src"
  | "currentTime"
  | "playbackRate"
  | "defaultPlaybackRate"
  | "volume"
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

/** The order in which a story is played. It may change meanwhile. */
export interface Programme {
  /** The cue behind a segment. */
  readonly after: (segmentId: string) => Cue;
  /** The cue at a segment itself. */
  readonly at: (segmentId: string) => Cue;
}

interface PlayWishes {
  /** Seconds into the segment. */
  readonly at?: number;
  readonly goesOn: boolean;
  /** Stands ready there and is silent. */
  readonly isPaused?: boolean;
}

const nothing: Programme = { after: () => ({ kind: "end" }), at: () => ({ kind: "end" }) };
const idle: PlayerState = { phase: "idle", storyId: undefined, segmentId: undefined, goesOn: false };

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
  /** Where the sound that is on its way will begin. */
  private startsAt: number | undefined;
  private rate = 1;
  private volume = 1;
  /** Grows with every wish; a sound that an older wish asked for is dropped when it arrives. */
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
    return this.startsAt ?? this.deck.currentTime;
  }

  /** How fast it sounds, 1 being as it was narrated; pauses shrink with it. */
  setRate(rate: number): void {
    this.rate = rate;
    this.tune();
  }

  /** From 0 to 1. */
  setVolume(volume: number): void {
    this.volume = Math.min(1, Math.max(0, volume));
    this.tune();
  }

  async play(track: Track, { at = 0, goesOn, isPaused = false }: PlayWishes): Promise<void> {
    this.hush();
    const wish = ++this.wish;
    const { storyId, segmentId } = track;
    this.pausedWhileWaiting = false;
    this.startsAt = at;
    this.set({ phase: isPaused ? "paused" : "playing", storyId, segmentId, goesOn });
    try {
      const url = this.ready?.path === track.path ? this.ready.url : await this.ports.urlOf(track.path);
      if (wish !== this.wish) return;
      this.putOnDeck(track, url);
      this.deck.currentTime = at;
      this.startsAt = undefined;
      // A pause that was asked for while the sound was on its way is kept, too.
      if (this.state.phase === "playing") await this.deck.play();
      if (wish === this.wish) this.prepareNext();
      this.tell();
    } catch (failure) {
      if (wish === this.wish) this.onFailure(track.segmentId, failure);
    }
  }

  /** Sounds as soon as the segment is narrated. */
  wait(storyId: string, segmentId: string): void {
    this.halt({ phase: "waiting", storyId, segmentId, goesOn: true });
  }

  /** Says that the segment is not narrated, and goes on when it is, or when the listener says so. */
  showGap(storyId: string, segmentId: string): void {
    this.halt({ phase: "gap", storyId, segmentId, goesOn: true });
  }

  take(cue: Cue): void {
    switch (cue.kind) {
      case "play":
        void this.play(cue.track, { goesOn: true });
        break;
      case "wait":
        this.wait(cue.storyId, cue.segmentId);
        break;
      case "gap":
        this.showGap(cue.storyId, cue.segmentId);
        break;
      case "end":
        this.stop();
    }
  }

  toggle(): void {
    if (this.state.phase === "paused") this.resume();
    else if (this.state.phase === "playing" || this.state.phase === "waiting") this.pause();
  }

  pause(): void {
    if (this.state.phase !== "playing" && this.state.phase !== "waiting") return;
    this.deck.pause();
    this.stopTimer();
    this.pausedWhileWaiting = this.state.phase === "waiting";
    this.set({ ...this.state, phase: "paused" });
  }

  resume(): void {
    if (this.state.phase !== "paused" || this.state.segmentId === undefined) return;
    const { segmentId } = this.state;
    if (this.pausedWhileWaiting) this.take(this.programme.at(segmentId));
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
    this.halt(idle);
  }

  /** The story is, or has become, this one: perhaps the awaited narration has come, or another segment is next. */
  follow(programme: Programme): void {
    this.programme = programme;
    const { phase, segmentId, goesOn } = this.state;
    if (phase === "idle" || segmentId === undefined) return;
    const cue = programme.at(segmentId);
    const isThere = cue.kind === "play" && cue.track.segmentId === segmentId;
    if (phase === "waiting" || phase === "gap") this.takeIfNew(cue);
    else if (!isThere && !this.pausedWhileWaiting) {
      // The segment that sounds, or its narration, was removed.
      if (goesOn && phase === "playing") this.take(cue);
      else this.stop();
    } else if (phase === "playing") this.prepareNext();
  }

  private takeIfNew(cue: Cue): void {
    const { phase, segmentId } = this.state;
    const kept = phase === "waiting" ? "wait" : "gap";
    if (cue.kind !== kept || cue.segmentId !== segmentId) this.take(cue);
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
    if (!goesOn) {
      this.set(idle);
      return;
    }
    const next = this.programme.after(segmentId);
    const silence = next.kind === "play" ? next.silence / this.rate : 0;
    this.timer = this.ports.setTimer(() => this.advance(segmentId), silence * 1000);
  }

  private advance(segmentId: string): void {
    this.take(this.programme.after(segmentId));
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
    this.tune();
  }

  /** A deck forgets its speed with each sound that it loads, unless that is what it begins with. */
  private tune(): void {
    for (const deck of [this.deck, this.standby]) {
      deck.defaultPlaybackRate = this.rate;
      deck.playbackRate = this.rate;
      deck.volume = this.volume;
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

  private halt(state: PlayerState): void {
    this.hush();
    this.wish += 1;
    this.pausedWhileWaiting = false;
    this.startsAt = undefined;
    this.set(state);
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

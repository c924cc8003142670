import { SteadyClock } from "./steady-clock";
import type { HeardSpan } from "./timeline";

/** The part of an audio element that a preview uses. */
export type SoundDeck = Pick<
  HTMLAudioElement,
  "src" | "currentTime" | "ended" | "play" | "pause" | "load" | "addEventListener" | "removeAttribute"
>;

export interface PreviewPorts {
  readonly deck: SoundDeck;
  /** Milliseconds that only grow. */
  readonly now: () => number;
  readonly requestFrame: (run: () => void) => number;
  readonly cancelFrame: (frame: number) => void;
  readonly onTrouble: () => void;
}

/** Plays a film that does not exist yet: the joined sound leads, and each frame of the screen is told where it is. */
export class Preview {
  private readonly ports: PreviewPorts;
  private readonly clock = new SteadyClock();
  private readonly listeners = new Set<() => void>();
  private readonly frameListeners = new Set<(seconds: number) => void>();
  private playing = false;
  private seconds = 0;
  private length = 0;
  /** Where the sound begins and ends in the film. */
  private sound: HeardSpan = { begin: 0, end: Number.POSITIVE_INFINITY };
  /** The sound was asked to play, and has not been stopped. */
  private isSounding = false;
  private frame: number | undefined;

  constructor(ports: PreviewPorts) {
    this.ports = ports;
    ports.deck.addEventListener("error", () => {
      if (!this.playing) return;
      this.pause();
      ports.onTrouble();
    });
  }

  readonly isPlaying = (): boolean => this.playing;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Told of every frame while it plays, and whenever it is moved. */
  readonly onFrame = (listener: (seconds: number) => void): (() => void) => {
    this.frameListeners.add(listener);
    listener(this.seconds);
    return () => this.frameListeners.delete(listener);
  };

  get position(): number {
    return this.seconds;
  }

  /** The film is, or has become, this long; its sound lies there in it. */
  setFilm(seconds: number, sound: HeardSpan): void {
    const isMoved = sound.begin !== this.sound.begin;
    this.length = seconds;
    this.sound = sound;
    if (this.seconds > seconds || isMoved) this.seek(Math.min(this.seconds, seconds));
    else this.tellFrame();
  }

  /** The sound is, or has become, this one. It goes on from the same place. */
  setSound(url: string | undefined): void {
    this.pause();
    if (url === undefined) this.ports.deck.removeAttribute("src");
    else this.ports.deck.src = url;
    this.ports.deck.load();
    this.ports.deck.currentTime = this.placeInSound();
  }

  toggle(): void {
    if (this.playing) this.pause();
    else void this.play();
  }

  async play(): Promise<void> {
    if (this.playing || this.length === 0) return;
    if (this.seconds >= this.length - 0.05) this.seek(0);
    this.setPlaying(true);
    this.clock.set(this.seconds, this.ports.now());
    this.requestFrame();
    if (this.hasSoundNow()) await this.startSound();
  }

  pause(): void {
    this.stopSound();
    if (this.frame !== undefined) this.ports.cancelFrame(this.frame);
    this.frame = undefined;
    this.setPlaying(false);
  }

  seek(seconds: number): void {
    this.seconds = Math.min(Math.max(0, seconds), this.length);
    this.ports.deck.currentTime = this.placeInSound();
    this.clock.set(this.seconds, this.ports.now());
    if (!this.hasSoundNow()) this.stopSound();
    // A sound that had ended stands still until it is asked for again.
    else if (this.playing) void this.startSound();
    this.tellFrame();
  }

  /** Cards, and the pause behind the last narration, have none. */
  private hasSoundNow(): boolean {
    return this.seconds >= this.sound.begin && this.seconds < this.sound.end && !this.ports.deck.ended;
  }

  private placeInSound(): number {
    return Math.max(0, Math.min(this.seconds, this.sound.end) - this.sound.begin);
  }

  private stopSound(): void {
    this.isSounding = false;
    this.ports.deck.pause();
  }

  private async startSound(): Promise<void> {
    this.isSounding = true;
    try {
      await this.ports.deck.play();
    } catch (failure) {
      if (failure instanceof DOMException && failure.name === "AbortError") return;
      this.pause();
      if (!(failure instanceof DOMException && failure.name === "NotAllowedError")) this.ports.onTrouble();
    }
  }

  stop(): void {
    this.pause();
    this.frameListeners.clear();
    this.listeners.clear();
    this.ports.deck.removeAttribute("src");
    this.ports.deck.load();
  }

  private requestFrame(): void {
    this.frame = this.ports.requestFrame(() => this.advance());
  }

  private advance(): void {
    const { deck, now } = this.ports;
    const told = this.isSounding && !deck.ended ? this.sound.begin + deck.currentTime : undefined;
    this.seconds = Math.min(this.length, this.clock.advance(now(), told));
    if (!this.isSounding && this.hasSoundNow()) {
      deck.currentTime = this.placeInSound();
      void this.startSound();
    }
    if (this.seconds >= this.length) this.pause();
    else this.requestFrame();
    this.tellFrame();
  }

  private tellFrame(): void {
    for (const listener of this.frameListeners) listener(this.seconds);
  }

  private setPlaying(playing: boolean): void {
    if (playing === this.playing) return;
    this.playing = playing;
    for (const listener of this.listeners) listener();
  }
}

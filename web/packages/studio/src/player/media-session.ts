/** The actions that media keys of a keyboard, a headset or a lock screen can start. */
export interface MediaActions {
  readonly play: () => void;
  readonly pause: () => void;
  readonly skip: (by: 1 | -1) => void;
  readonly nudge: (seconds: number) => void;
  readonly seekTo: (seconds: number) => void;
}

export interface MediaNews {
  readonly title: string;
  readonly artist: string;
  readonly album: string;
}

export interface MediaPlace {
  readonly isSounding: boolean;
  /** Seconds into the story as a whole. */
  readonly position: number;
  readonly duration: number;
  readonly rate: number;
}

const nudgeSeconds = 15;

/** Tells the system what sounds and where it is; browsers without that know nothing of it. */
export class MediaKeys {
  private readonly session: MediaSession | undefined;

  constructor(session: MediaSession | undefined) {
    this.session = session;
  }

  listen(actions: MediaActions): void {
    this.on("play", actions.play);
    this.on("pause", actions.pause);
    this.on("stop", actions.pause);
    this.on("previoustrack", () => actions.skip(-1));
    this.on("nexttrack", () => actions.skip(1));
    this.on("seekbackward", (details) => actions.nudge(-(details.seekOffset ?? nudgeSeconds)));
    this.on("seekforward", (details) => actions.nudge(details.seekOffset ?? nudgeSeconds));
    this.on("seekto", ({ seekTime }) => {
      if (seekTime !== undefined && seekTime !== null) actions.seekTo(seekTime);
    });
  }

  tell(news: MediaNews): void {
    if (this.session !== undefined && typeof MediaMetadata === "function")
      this.session.metadata = new MediaMetadata({ ...news });
  }

  place({ isSounding, position, duration, rate }: MediaPlace): void {
    if (this.session === undefined) return;
    this.session.playbackState = isSounding ? "playing" : "paused";
    if (duration > 0)
      this.session.setPositionState?.({
        duration,
        position: Math.min(Math.max(0, position), duration),
        playbackRate: rate,
      });
  }

  forget(): void {
    if (this.session === undefined) return;
    for (const action of mediaActions) this.on(action, null);
    this.session.metadata = null;
    this.session.playbackState = "none";
  }

  private on(action: MediaSessionAction, handler: MediaSessionActionHandler | null): void {
    try {
      this.session?.setActionHandler(action, handler);
    } catch {
      // An action that this browser does not know.
    }
  }
}

const mediaActions: readonly MediaSessionAction[] = [
  "play",
  "pause",
  "stop",
  "previoustrack",
  "nexttrack",
  "seekbackward",
  "seekforward",
  "seekto",
];

export const browserMediaKeys = (): MediaKeys =>
  new MediaKeys("mediaSession" in navigator ? navigator.mediaSession : undefined);

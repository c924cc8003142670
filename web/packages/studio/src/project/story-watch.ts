/**
 * Finds out that a story was changed on another machine, of which no event tells: asks now and then when it was changed
 * last, and reads it only when that is not what is shown here.
 */
export interface StoryWatchPorts<Story> {
  /** The story that is shown; another object after each change. */
  readonly shown: () => Story | undefined;
  readonly show: (story: Story) => void;
  /** Whether the server has another story than this one. */
  readonly isChanged: (story: Story) => Promise<boolean>;
  readonly read: () => Promise<Story>;
  /** Whether the page can be seen, the server can be asked, and has been told of all that changed here. */
  readonly isWorthwhile: () => boolean;
  /** Whether segments are being narrated: each one changes the story, and is told of by an event. */
  readonly isNarrating: () => boolean;
  readonly now: () => number;
  readonly setTimer: (run: () => void, ms: number) => number;
  readonly clearTimer: (timer: number) => void;
}

export const lookEveryMs = 10_000;
export const lookWhileNarratingMs = 60_000;
/** A long story is read less often: reading takes a twentieth of the time at most. */
const restsPerReading = 20;

export class StoryWatch<Story> {
  private readonly ports: StoryWatchPorts<Story>;
  private timer: number | undefined;
  private isStopped = false;

  constructor(ports: StoryWatchPorts<Story>) {
    this.ports = ports;
    this.lookIn(this.usualRest());
  }

  stop(): void {
    this.isStopped = true;
    if (this.timer !== undefined) this.ports.clearTimer(this.timer);
  }

  private lookIn(ms: number): void {
    if (!this.isStopped) this.timer = this.ports.setTimer(() => void this.look(), ms);
  }

  private async look(): Promise<void> {
    const begun = this.ports.now();
    // A server that does not answer is told of elsewhere; the next look comes in any case.
    await this.readWhatChanged().catch(() => undefined);
    this.lookIn(Math.max(this.usualRest(), (this.ports.now() - begun) * restsPerReading));
  }

  private usualRest(): number {
    return this.ports.isNarrating() ? lookWhileNarratingMs : lookEveryMs;
  }

  private async readWhatChanged(): Promise<void> {
    const { shown, isWorthwhile, isChanged } = this.ports;
    const first = shown();
    if (first === undefined || !isWorthwhile() || !(await isChanged(first)) || !isWorthwhile()) return;
    const before = shown();
    const read = await this.ports.read();
    // A change made here while the story was read is newer; the next look tells.
    if (!this.isStopped && shown() === before) this.ports.show(read);
  }
}

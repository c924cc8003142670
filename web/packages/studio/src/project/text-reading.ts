import type { Segment, TextOfSegment } from "@storyflow/client";
import { isUnread } from "../server/story-texts";

/**
 * Reads the texts of a long story where the reader looks: a story is opened with the texts of its first segments only.
 * One request at a time; the latest wish comes next.
 */
export interface TextReadingPorts {
  /** The segments as they are known now. */
  readonly segments: () => readonly Segment[];
  readonly read: (from: number, count: number | undefined) => Promise<readonly TextOfSegment[]>;
  readonly take: (texts: readonly TextOfSegment[]) => void;
  readonly setTimer: (run: () => void, ms: number) => number;
  readonly clearTimer: (timer: number) => void;
}

/** Places in the story, both included; 0 is the first one. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** So many texts come with one request at least, since the reader will go on. */
const fewestTexts = 120;
const retryMs = 2000;
const whole: Range = { from: 0, to: Number.POSITIVE_INFINITY };

export class TextReading {
  private readonly ports: TextReadingPorts;
  private wish: Range | undefined;
  private isReading = false;
  private isStopped = false;
  private timer: number | undefined;

  constructor(ports: TextReadingPorts) {
    this.ports = ports;
  }

  /** The texts between these places are to be read, unless they are known. */
  readonly want = (from: number, to: number): void => this.begin({ from, to });

  /** All texts are to be read. */
  readonly wantAll = (): void => this.begin(whole);

  /** Goes on after `stop`, as where a page is shown again. */
  readonly start = (): void => {
    this.isStopped = false;
  };

  readonly stop = (): void => {
    this.isStopped = true;
    this.wish = undefined;
    this.forgetTimer();
  };

  private begin(wish: Range): void {
    if (this.wish !== whole) this.wish = wish;
    if (!this.isReading && this.timer === undefined) void this.readNext();
  }

  private async readNext(): Promise<void> {
    this.timer = undefined;
    const first = this.firstUnread();
    if (first === undefined) {
      this.wish = undefined;
      return;
    }
    this.isReading = true;
    const hasRead = await this.read(first).catch(() => false);
    this.isReading = false;
    if (this.isStopped || this.wish === undefined) return;
    // A place may have moved meanwhile, or the server may be away.
    if (hasRead) void this.readNext();
    else this.timer = this.ports.setTimer(() => void this.readNext(), retryMs);
  }

  /** True when the text at this place is known then. */
  private async read(first: Segment): Promise<boolean> {
    const from = first.sequence_index;
    const { to } = this.wish ?? whole;
    const count = this.wish === whole ? undefined : Math.max(fewestTexts, to - from + 1);
    const texts = await this.ports.read(from, count);
    if (!this.isStopped) this.ports.take(texts);
    return texts.some(({ id }) => id === first.id);
  }

  private firstUnread(): Segment | undefined {
    const { from, to } = this.wish ?? { from: 0, to: -1 };
    return this.ports
      .segments()
      .find((segment) => segment.sequence_index >= from && segment.sequence_index <= to && isUnread(segment));
  }

  private forgetTimer(): void {
    if (this.timer !== undefined) this.ports.clearTimer(this.timer);
    this.timer = undefined;
  }
}

/** How much of a new estimate is believed at once. */
const newsShare = 0.25;

/**
 * How long work still takes, as it is shown. The server's estimates swing with the machine's load; the shown time runs
 * with the clock and leans towards them, so that it goes down evenly and up only when work really is slower.
 */
export class SteadyLeft {
  private seconds: number | undefined;
  private at = 0;

  /** The server says that so many seconds are left; `now` in milliseconds. Returns what to show. */
  told(seconds: number, now: number): number {
    const expected = this.seconds === undefined ? seconds : this.seconds - (now - this.at) / 1000;
    this.seconds = Math.max(0, expected + (seconds - expected) * newsShare);
    this.at = now;
    return this.seconds;
  }
}

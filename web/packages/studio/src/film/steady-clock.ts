/** A sound that says it is further off than this has been moved, or has stalled. */
const jumpSeconds = 0.12;
const catchUpShare = 0.1;

/**
 * Where a sound is, frame by frame. Some browsers tell a sound's place only every few frames; pictures that follow it
 * blindly would stutter, so the clock runs evenly and lets the sound correct it.
 */
export class SteadyClock {
  private seconds = 0;
  private at: number | undefined;

  /** Begins anew at a place; `now` in milliseconds. */
  set(seconds: number, now: number): void {
    this.seconds = seconds;
    this.at = now;
  }

  /** The place now; `told` is what the sound says, undefined where there is none. */
  advance(now: number, told: number | undefined): number {
    const expected = this.seconds + (now - (this.at ?? now)) / 1000;
    this.at = now;
    if (told === undefined) this.seconds = expected;
    else if (Math.abs(told - expected) > jumpSeconds) this.seconds = told;
    else this.seconds = Math.max(this.seconds, expected + (told - expected) * catchUpShare);
    return this.seconds;
  }
}

/** Where a narration is heard in the sound of a film, in seconds. */
export interface HeardSpan {
  readonly begin: number;
  readonly end: number;
}

/** The contents of a film at one time: the picture of a part, and during a crossfade also that of the next part. */
export interface Moment {
  readonly part: number;
  /** 0 to 1 of the time that the part's picture is seen. */
  readonly progress: number;
  /** Of the light, 0 to 1; 0 outside of crossfades. */
  readonly shareOfNext: number;
  readonly progressOfNext: number;
}

/**
 * When which picture is seen, by the same rule as the film (src/film/timeline): a picture changes in the middle of the
 * pause between two narrations; the crossfade is centred there and takes at most half of the shorter part.
 */
export class Timeline {
  /** The length of the film. */
  readonly seconds: number;
  /** One more than parts: the last is the film's end. */
  private readonly begins: number[] = [0];
  private readonly fades: number[] = [];
  private readonly ends: number[] = [];

  constructor(parts: readonly HeardSpan[], seconds: number, transition: number) {
    this.seconds = seconds;
    parts.forEach((part, index) => {
      const before = parts[index - 1];
      if (before) this.begins.push((before.end + part.begin) / 2);
    });
    this.begins.push(seconds);
    parts.forEach((_, index) => {
      this.fades.push(index === parts.length - 1 ? 0 : Math.min(transition, this.shorterAt(index) / 2));
      this.ends.push(this.beginOf(index + 1) + this.transitionBehind(index) / 2);
    });
  }

  /** The second in which a part's picture takes over. */
  beginOf(part: number): number {
    return this.begins[part] ?? this.seconds;
  }

  /** Of the crossfade behind a part, in seconds; 0 behind the last. */
  transitionBehind(part: number): number {
    return this.fades[part] ?? 0;
  }

  at(seconds: number): Moment {
    const part = this.partAt(seconds);
    const fade = this.transitionBehind(part);
    const fading = seconds - (this.beginOf(part + 1) - fade / 2);
    const isFading = fade > 0 && fading > 0;
    return {
      part,
      progress: this.progress(part, seconds),
      shareOfNext: isFading ? Math.min(1, fading / fade) : 0,
      progressOfNext: isFading ? this.progress(part + 1, seconds) : 0,
    };
  }

  private shorterAt(part: number): number {
    return Math.min(
      this.beginOf(part + 1) - this.beginOf(part),
      this.beginOf(part + 2) - this.beginOf(part + 1),
    );
  }

  /** The first part that is still seen. */
  private partAt(seconds: number): number {
    let low = 0;
    let high = Math.max(0, this.ends.length - 1);
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ends[middle] ?? 0) <= seconds) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private progress(part: number, seconds: number): number {
    const begin = this.beginOf(part) - (part === 0 ? 0 : this.transitionBehind(part - 1) / 2);
    const end = this.ends[part] ?? this.seconds;
    return end <= begin ? 0 : Math.min(1, Math.max(0, (seconds - begin) / (end - begin)));
  }
}

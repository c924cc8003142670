import type { HeardSpan } from "./timeline";

// The measures of src/film/music_level.
const depth = 12; // decibels
const wayDown = 0.5; // seconds
const wayUp = 1;
const fadeIn = 1;
const fadeOut = 3;
const shortFilm = 10;

/**
 * How loud background music is at each moment of a film: at its level between the narrations, 12 dB below that while one
 * is heard, and on the way between in straight lines of decibels.
 */
export class MusicLevel {
  private readonly voices: readonly HeardSpan[];
  private readonly seconds: number;
  private readonly level: number;

  /** `voices`: in order, without overlap; `seconds`: the film's length; `level`: decibels. */
  constructor(voices: readonly HeardSpan[], seconds: number, level: number) {
    this.voices = voices;
    this.seconds = seconds;
    this.level = level;
  }

  /** The factor at a second of the film, 0 to 1. */
  at(seconds: number): number {
    return 10 ** ((this.level - depth * this.ducking(seconds)) / 20) * this.fading(seconds);
  }

  /** 0 for not at all, 1 for wholly. */
  private ducking(seconds: number): number {
    let low = 0;
    let high = this.voices.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.voices[middle]?.begin ?? 0) <= seconds) low = middle + 1;
      else high = middle;
    }
    const [before, next] = [this.voices[low - 1], this.voices[low]];
    const ofNext = next === undefined ? 0 : 1 - (next.begin - seconds) / wayDown;
    const ofBefore = before === undefined ? 0 : 1 - (seconds - before.end) / wayUp;
    return Math.min(1, Math.max(0, ofNext, ofBefore));
  }

  private fading(seconds: number): number {
    const scale = Math.min(1, this.seconds / shortFilm);
    const grown = seconds / (fadeIn * scale);
    const left = (this.seconds - seconds) / (fadeOut * scale);
    return Math.min(1, Math.max(0, Math.min(grown, left)));
  }
}

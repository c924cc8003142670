/** The part of an audio element that music uses. */
export type MusicDeck = Pick<
  HTMLAudioElement,
  "currentTime" | "duration" | "volume" | "paused" | "play" | "pause" | "removeAttribute" | "load"
> & { src: string };

/** A deck that is further off than this is put right; smaller steps would be heard more than they help. */
const stray = 0.25;
const longestOverlap = 1;

/** Where one playing of the music is, and how loud of its level. */
export interface Playing {
  /** Which of the two decks it has. */
  readonly deck: 0 | 1;
  readonly at: number;
  readonly gain: number;
}

/**
 * The playings of a piece of music at a second of a film: behind its end it begins again, and both are mixed for a
 * second (or a quarter of a shorter piece), with the same power together (src/film/music_loop).
 */
export function playingsAt(seconds: number, length: number): Playing[] {
  const overlap = Math.min(longestOverlap, length / 4);
  const period = length - overlap;
  if (!(period > 0)) return [];
  const pass = Math.floor(seconds / period);
  const at = seconds - pass * period;
  const deck = pass % 2 === 0 ? 0 : 1;
  if (pass === 0 || at >= overlap) return [{ deck, at, gain: 1 }];
  const progress = at / overlap;
  return [
    { deck, at, gain: Math.sin((progress * Math.PI) / 2) },
    { deck: deck === 0 ? 1 : 0, at: period + at, gain: Math.cos((progress * Math.PI) / 2) },
  ];
}

/** Plays the music of a film that does not exist yet: it follows the preview frame by frame. */
export class MusicBed {
  private readonly decks: readonly [MusicDeck, MusicDeck];
  private url: string | undefined;

  constructor(decks: readonly [MusicDeck, MusicDeck]) {
    this.decks = decks;
  }

  /** The music is, or has become, this one; undefined: there is none. */
  setMusic(url: string | undefined): void {
    if (url === this.url) return;
    this.url = url;
    for (const deck of this.decks) {
      deck.pause();
      if (url === undefined) deck.removeAttribute("src");
      else deck.src = url;
      deck.load();
    }
  }

  /** The film is at this second; `level` is the music's factor there. */
  follow(seconds: number, isPlaying: boolean, level: number): void {
    const [{ duration }] = this.decks;
    const isHeard = isPlaying && this.url !== undefined && Number.isFinite(duration);
    const playings = isHeard ? playingsAt(seconds, duration) : [];
    this.decks.forEach((deck, index) => {
      const playing = playings.find((each) => each.deck === index);
      if (playing === undefined) {
        if (!deck.paused) deck.pause();
        return;
      }
      deck.volume = Math.min(1, Math.max(0, playing.gain * level));
      if (Math.abs(deck.currentTime - playing.at) > stray) deck.currentTime = playing.at;
      // A browser that wants to be asked first plays the film without music.
      if (deck.paused) void deck.play().catch(() => undefined);
    });
  }
}

import { beforeEach, describe, expect, it } from "vitest";
import { MusicBed, type MusicDeck, playingsAt } from "./music-bed";

describe("music that is shorter than the film", () => {
  it("is played from its beginning", () => {
    expect(playingsAt(7, 20)).toEqual([{ deck: 0, at: 7, gain: 1 }]);
  });

  it("begins again a second before its end, and both are mixed with the same power", () => {
    const [again, before] = playingsAt(19.5, 20);
    expect([again?.deck, before?.deck]).toEqual([1, 0]);
    expect(again?.at).toBeCloseTo(0.5);
    expect(before?.at).toBeCloseTo(19.5);
    expect((again?.gain ?? 0) ** 2 + (before?.gain ?? 0) ** 2).toBeCloseTo(1);
    expect(playingsAt(21, 20)).toEqual([{ deck: 1, at: 2, gain: 1 }]);
    expect(playingsAt(39, 20).map(({ deck }) => deck)).toEqual([0]);
  });

  it("is mixed for a quarter of it where it is very short", () => {
    expect(playingsAt(1.6, 2)).toHaveLength(2);
    expect(playingsAt(2.1, 2)).toHaveLength(1);
  });

  it("is silent where it has no length", () => {
    expect(playingsAt(1, 0)).toEqual([]);
    expect(playingsAt(1, Number.NaN)).toEqual([]);
  });
});

class FakeDeck {
  src = "";
  currentTime = 0;
  duration = 20;
  volume = 1;
  paused = true;
  moves = 0;
  play(): Promise<void> {
    this.paused = false;
    return Promise.resolve();
  }
  pause(): void {
    this.paused = true;
  }
  load(): void {}
  removeAttribute(): void {
    this.src = "";
  }
}

describe("the music of a preview", () => {
  let decks: [FakeDeck, FakeDeck];
  let bed: MusicBed;
  beforeEach(() => {
    decks = [new FakeDeck(), new FakeDeck()];
    bed = new MusicBed(decks as unknown as [MusicDeck, MusicDeck]);
    bed.setMusic("/media/music/sea.mp3");
  });

  it("is heard while the film plays, at its place and level, and rests with it", () => {
    bed.follow(7, true, 0.125);
    expect([decks[0].paused, decks[0].currentTime, decks[0].volume]).toEqual([false, 7, 0.125]);
    expect(decks[1].paused).toBe(true);
    bed.follow(7, false, 0.125);
    expect(decks[0].paused).toBe(true);
  });

  it("is not moved for a small difference, which would be heard", () => {
    bed.follow(7, true, 1);
    decks[0].currentTime = 7.15;
    bed.follow(7.02, true, 1);
    expect(decks[0].currentTime).toBe(7.15);
    bed.follow(12, true, 1);
    expect(decks[0].currentTime).toBe(12);
  });

  it("is silent once it is removed", () => {
    bed.follow(7, true, 1);
    bed.setMusic(undefined);
    expect(decks.map(({ src, paused }) => [src, paused])).toEqual([
      ["", true],
      ["", true],
    ]);
    bed.follow(8, true, 1);
    expect(decks[0].paused).toBe(true);
  });
});

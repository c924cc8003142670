import { beforeEach, describe, expect, it, vi } from "vitest";
import { Preview } from "./preview";

/** A sound of five seconds that moves on with the test's clock. */
class FakeDeck extends EventTarget {
  src = "";
  currentTime = 0;
  isPlaying = false;
  refusal: Error | undefined;
  get ended() {
    return this.currentTime >= 5;
  }
  play(): Promise<void> {
    if (this.refusal) return Promise.reject(this.refusal);
    this.isPlaying = true;
    return Promise.resolve();
  }
  pause() {
    this.isPlaying = false;
  }
  load() {}
  removeAttribute() {
    this.src = "";
  }
}

let deck: FakeDeck;
let now = 0;
let frames: (() => void)[] = [];
let preview: Preview;
const onTrouble = vi.fn();

function run(seconds: number): void {
  for (let frame = 0; frame < seconds * 50; frame += 1) {
    now += 20;
    if (deck.isPlaying) deck.currentTime = Math.min(5, deck.currentTime + 0.02);
    for (const each of frames.splice(0)) each();
  }
}

beforeEach(() => {
  deck = new FakeDeck();
  now = 0;
  frames = [];
  onTrouble.mockReset();
  preview = new Preview({
    deck: deck as unknown as HTMLAudioElement,
    now: () => now,
    requestFrame: (each) => frames.push(each),
    cancelFrame: () => {
      frames = [];
    },
    onTrouble,
  });
  preview.setSound("/story.wav");
  preview.setFilm(5.3, { begin: 0, end: 5 });
});

describe("a preview", () => {
  it("tells every frame where the sound is", async () => {
    const told: number[] = [];
    preview.onFrame((seconds) => told.push(seconds));
    await preview.play();
    run(1);
    expect(told.length).toBeGreaterThan(50);
    expect(told.at(-1)).toBeCloseTo(1, 1);
  });

  it("goes on in the pause behind the last narration, and ends with the film", async () => {
    await preview.play();
    run(5.2);
    expect(preview.isPlaying()).toBe(true);
    run(0.4);
    expect(preview.isPlaying()).toBe(false);
    expect(preview.position).toBe(5.3);
    await preview.play();
    run(0.5);
    expect(preview.position).toBeCloseTo(0.5, 1);
  });

  it("pauses, and goes on from there", async () => {
    const told = vi.fn();
    preview.subscribe(told);
    await preview.play();
    run(1);
    preview.pause();
    run(1);
    expect(preview.position).toBeCloseTo(1, 1);
    expect(deck.isPlaying).toBe(false);
    await preview.play();
    run(1);
    expect(preview.position).toBeCloseTo(2, 1);
    expect(told).toHaveBeenCalledTimes(3);
  });

  it("moves to a place within the film, also while it plays", async () => {
    preview.seek(99);
    expect(preview.position).toBe(5.3);
    preview.seek(3);
    expect(deck.currentTime).toBe(3);
    await preview.play();
    preview.seek(1);
    run(0.2);
    expect(preview.position).toBeCloseTo(1.2, 1);
  });

  it("stays at its place when the sound becomes another one, and within a film that became shorter", () => {
    preview.seek(4);
    preview.setSound("/other.wav");
    expect(deck.src).toBe("/other.wav");
    expect(deck.currentTime).toBe(4);
    preview.setFilm(2, { begin: 0, end: 1.7 });
    expect(preview.position).toBe(2);
  });

  it("says when the sound cannot be played, but not when the browser only wants to be asked", async () => {
    deck.refusal = new DOMException("no", "NotSupportedError");
    await preview.play();
    expect(onTrouble).toHaveBeenCalledOnce();
    deck.refusal = new DOMException("ask", "NotAllowedError");
    await preview.play();
    expect(onTrouble).toHaveBeenCalledOnce();
    expect(preview.isPlaying()).toBe(false);
  });

  it("has nothing to play without narrations", async () => {
    preview.setFilm(0, { begin: 0, end: 0 });
    await preview.play();
    expect(preview.isPlaying()).toBe(false);
  });
});

describe("a preview with cards", () => {
  beforeEach(() => preview.setFilm(13.6, { begin: 4.3, end: 9.3 }));

  it("is silent while the title is seen, and then has its sound", async () => {
    await preview.play();
    run(4);
    expect(deck.isPlaying).toBe(false);
    expect(preview.position).toBeCloseTo(4, 1);
    run(1.3);
    expect(deck.isPlaying).toBe(true);
    expect(preview.position).toBeCloseTo(4.3 + deck.currentTime, 1);
    expect(deck.currentTime).toBeCloseTo(1, 0);
  });

  it("goes on silently to the end of the last card", async () => {
    preview.seek(9);
    await preview.play();
    run(4);
    expect(preview.isPlaying()).toBe(true);
    expect(preview.position).toBeCloseTo(13, 1);
    run(1);
    expect(preview.position).toBe(13.6);
    expect(preview.isPlaying()).toBe(false);
  });

  it("has no sound where a card is gone to, also while it plays", async () => {
    preview.seek(6);
    expect(deck.currentTime).toBeCloseTo(1.7);
    await preview.play();
    preview.seek(11);
    expect(deck.isPlaying).toBe(false);
    run(0.5);
    expect(preview.position).toBeCloseTo(11.5, 1);
    preview.seek(1);
    expect(deck.isPlaying).toBe(false);
    preview.seek(5);
    expect(deck.isPlaying).toBe(true);
    expect(deck.currentTime).toBeCloseTo(0.7);
  });
});

import { beforeEach, describe, expect, it } from "vitest";
import { type Cue, type Deck, Player, type Programme, type Track } from "./player";

/** An audio element whose sound is over when the test says so. */
class FakeDeck implements Deck {
  src = "";
  playbackRate = 1;
  defaultPlaybackRate = 1;
  volume = 1;
  currentTime = 0;
  duration = 10;
  paused = true;
  ended = false;
  refusal: Error | undefined;
  private readonly listeners = new Map<string, () => void>();

  async play(): Promise<void> {
    if (this.refusal) throw this.refusal;
    this.paused = false;
    this.ended = false;
  }

  pause(): void {
    this.paused = true;
  }

  load(): void {
    this.currentTime = 0;
  }

  removeAttribute(): void {
    this.src = "";
  }

  addEventListener(type: string, listener: unknown): void {
    this.listeners.set(type, listener as () => void);
  }

  finish(): void {
    this.paused = true;
    this.ended = true;
    this.listeners.get("ended")?.();
  }
}

const track = (segmentId: string, path = `/${segmentId}`): Track => ({ storyId: "s", segmentId, path });
const cue = (segmentId: string, path?: string): Cue => ({
  kind: "play",
  track: track(segmentId, path),
  silence: 0.4,
});
const rest = () => new Promise((resolve) => setTimeout(resolve));

describe("the player", () => {
  let decks: FakeDeck[];
  let timers: { run: () => void; ms: number }[];
  let fetched: string[];
  let troubles: string[];
  let player: Player;
  const order = ["a", "b", "c"];
  const programme = (change: Partial<Programme> = {}): Programme => ({
    after: (id) => {
      const next = order[order.indexOf(id) + 1];
      return next ? cue(next) : { kind: "end" };
    },
    at: (id) => cue(id),
    ...change,
  });
  const sounding = () => decks.filter((deck) => !deck.paused).map((deck) => deck.src);
  const start = (segmentId: string, goesOn = true) => player.play(track(segmentId), { goesOn });

  beforeEach(() => {
    decks = [];
    timers = [];
    fetched = [];
    troubles = [];
    player = new Player({
      createDeck: () => {
        const deck = new FakeDeck();
        decks.push(deck);
        return deck;
      },
      urlOf: async (path) => {
        fetched.push(path);
        return `blob:${path}`;
      },
      onTrouble: (id) => troubles.push(id),
      setTimer: (run, ms) => timers.push({ run, ms }),
      clearTimer: (timer) => {
        timers[timer - 1] = { run: () => undefined, ms: 0 };
      },
    });
    player.follow(programme());
  });

  const finish = async () => {
    decks.find((deck) => !deck.paused)?.finish();
    timers.at(-1)?.run();
    await rest();
  };

  it("has the next segment ready while one sounds, and starts it after the pause", async () => {
    await start("a");
    await rest();
    expect(sounding()).toEqual(["blob:/a"]);
    expect(decks.map((deck) => deck.src).sort()).toEqual(["blob:/a", "blob:/b"]);
    decks.find((deck) => !deck.paused)?.finish();
    expect(timers.at(-1)?.ms).toBe(400);
    timers.at(-1)?.run();
    await rest();
    expect(sounding()).toEqual(["blob:/b"]);
    expect(player.get().segmentId).toBe("b");
    expect(fetched.filter((path) => path === "/b")).toHaveLength(1);
  });

  it("plays to the end and is idle then", async () => {
    await start("a");
    await rest();
    await finish();
    await finish();
    expect(player.get().segmentId).toBe("c");
    await finish();
    expect(player.get()).toEqual({ phase: "idle", storyId: undefined, segmentId: undefined, goesOn: false });
  });

  it("stops behind a segment that was played by itself", async () => {
    await start("a", false);
    decks.find((deck) => !deck.paused)?.finish();
    expect(player.get().phase).toBe("idle");
    expect(timers).toEqual([]);
  });

  it("waits for a segment that is not narrated yet, and plays it when it comes", async () => {
    player.follow(programme({ after: () => ({ kind: "wait", storyId: "s", segmentId: "b" }) }));
    await start("a");
    await rest();
    await finish();
    expect(player.get()).toMatchObject({ phase: "waiting", segmentId: "b" });
    expect(sounding()).toEqual([]);
    player.follow(programme());
    await rest();
    expect(sounding()).toEqual(["blob:/b"]);
  });

  it("can be paused and resumed, in a segment, in the pause behind it and while it waits", async () => {
    await start("a");
    await rest();
    player.toggle();
    expect(sounding()).toEqual([]);
    player.toggle();
    expect(sounding()).toEqual(["blob:/a"]);

    decks.find((deck) => !deck.paused)?.finish();
    player.toggle();
    timers.at(-1)?.run();
    await rest();
    expect(sounding()).toEqual([]);
    player.toggle();
    await rest();
    expect(sounding()).toEqual(["blob:/b"]);

    player.wait("s", "c");
    player.toggle();
    expect(player.get().phase).toBe("paused");
    player.toggle();
    await rest();
    expect(sounding()).toEqual(["blob:/c"]);
  });

  it("plays only the last of several wishes, however late their sounds arrive", async () => {
    void start("a");
    void start("c");
    await rest();
    expect(sounding()).toEqual(["blob:/c"]);
  });

  it("takes another sound when the one that was ready has been narrated anew", async () => {
    await start("a");
    await rest();
    player.follow(programme({ after: () => cue("b", "/b2") }));
    await rest();
    await finish();
    expect(sounding()).toEqual(["blob:/b2"]);
  });

  it("seeks within the segment only", async () => {
    await start("a");
    player.seek(4);
    expect(player.position).toBe(4);
    player.seek(99);
    expect(player.position).toBeLessThan(10);
    player.seek(-3);
    expect(player.position).toBe(0);
  });

  it("is paused, with the button to press, when the browser forbids sound", async () => {
    for (const deck of decks) deck.refusal = new DOMException("", "NotAllowedError");
    await start("a");
    expect(player.get().phase).toBe("paused");
    expect(troubles).toEqual([]);
  });

  it("says so and stops when a sound cannot be played", async () => {
    for (const deck of decks) deck.refusal = new DOMException("", "NotSupportedError");
    await start("a");
    expect(troubles).toEqual(["a"]);
    expect(player.get().phase).toBe("idle");
  });

  it("stands ready at a place without a sound, and sounds from there", async () => {
    await player.play(track("b"), { at: 3, goesOn: true, isPaused: true });
    expect(player.get()).toMatchObject({ phase: "paused", storyId: "s", segmentId: "b" });
    expect(player.position).toBe(3);
    expect(sounding()).toEqual([]);
    player.toggle();
    expect(sounding()).toEqual(["blob:/b"]);
    expect(player.position).toBe(3);
  });

  it("speed and volume hold for every sound, and the pauses shrink with the speed", async () => {
    player.setRate(2);
    player.setVolume(0.5);
    await start("a");
    await rest();
    for (const deck of decks) {
      expect(deck).toMatchObject({ playbackRate: 2, defaultPlaybackRate: 2, volume: 0.5 });
    }
    decks.find((deck) => !deck.paused)?.finish();
    expect(timers.at(-1)?.ms).toBe(200);
  });

  it("says where nothing is narrated, and goes on as soon as it is", async () => {
    const gap: Cue = { kind: "gap", storyId: "s", segmentId: "b" };
    player.follow(programme({ after: () => gap, at: (id) => (id === "b" ? gap : cue(id)) }));
    await start("a");
    await rest();
    await finish();
    expect(player.get()).toMatchObject({ phase: "gap", segmentId: "b" });
    expect(sounding()).toEqual([]);
    player.follow(programme({ at: () => ({ kind: "wait", storyId: "s", segmentId: "b" }) }));
    expect(player.get().phase).toBe("waiting");
    player.follow(programme());
    await rest();
    expect(sounding()).toEqual(["blob:/b"]);
  });

  it("ends when the sounding narration is removed, at the gap that it leaves", async () => {
    await start("a");
    await rest();
    player.follow(programme({ at: () => ({ kind: "gap", storyId: "s", segmentId: "a" }) }));
    expect(player.get()).toMatchObject({ phase: "gap", segmentId: "a" });
    expect(sounding()).toEqual([]);

    player.follow(programme());
    await start("a", false);
    player.follow(programme({ at: () => ({ kind: "gap", storyId: "s", segmentId: "a" }) }));
    expect(player.get().phase).toBe("idle");
  });
});

import { beforeEach, describe, expect, it } from "vitest";
import { type Cue, type Deck, Player, type Programme } from "./player";

/** An audio element whose sound is over when the test says so. */
class FakeDeck implements Deck {
  src = "";
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

const cue = (segmentId: string): Cue => ({ kind: "play", track: { segmentId, path: `/${segmentId}` } });
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
    at: cue,
    pauseSeconds: 0.4,
    ...change,
  });
  const sounding = () => decks.filter((deck) => !deck.paused).map((deck) => deck.src);
  const start = (segmentId: string, goesOn = true) =>
    player.play({ segmentId, path: `/${segmentId}` }, { goesOn });

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
    expect(player.get()).toEqual({ phase: "idle", segmentId: undefined, goesOn: false });
  });

  it("stops behind a segment that was played by itself", async () => {
    await start("a", false);
    decks.find((deck) => !deck.paused)?.finish();
    expect(player.get().phase).toBe("idle");
    expect(timers).toEqual([]);
  });

  it("waits for a segment that is not narrated yet, and plays it when it comes", async () => {
    player.follow(programme({ after: () => ({ kind: "wait", segmentId: "b" }) }));
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

    player.wait("c");
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
    player.follow(programme({ after: () => ({ kind: "play", track: { segmentId: "b", path: "/b2" } }) }));
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
});

import type { Segment } from "@storyflow/client";
import { beforeEach, expect, it } from "vitest";
import { narrated, segment } from "../../test/stories";
import { Places, places } from "../player/places";
import { type Deck, Player } from "../player/player";
import { rememberedSeconds, StoryMover } from "./story-place";
import { type StorySound, storySound } from "./story-sound";

/** An audio element without sound. */
class SilentDeck implements Deck {
  src = "";
  currentTime = 0;
  playbackRate = 1;
  defaultPlaybackRate = 1;
  volume = 1;
  duration = 10;
  paused = true;
  ended = false;
  async play(): Promise<void> {
    this.paused = false;
  }
  pause(): void {
    this.paused = true;
  }
  load(): void {}
  removeAttribute(): void {}
  addEventListener(): void {}
}

const rest = () => new Promise((resolve) => setTimeout(resolve));
const segments: Segment[] = [
  narrated("a", 10),
  segment("b"),
  segment("c"),
  narrated("d", 10),
  narrated("e", 10),
];
let player: Player;
let sound: StorySound;
let here: string | undefined;
let mover: StoryMover;

const soundOf = (of: readonly Segment[], underWay: readonly string[] = []) =>
  storySound(
    { storyId: "p", segments: of, isHidden: () => false, isUnderWay: (id) => underWay.includes(id) },
    () => 1,
  );

beforeEach(() => {
  localStorage.clear();
  places.keep("p", undefined);
  here = undefined;
  sound = soundOf(segments);
  player = new Player({
    createDeck: () => new SilentDeck(),
    urlOf: async (path) => path,
    onTrouble: () => undefined,
    setTimer: () => 0,
    clearTimer: () => undefined,
  });
  mover = new StoryMover(
    player,
    () => sound,
    () => here,
  );
});

it("a story begins at its beginning, where the reader is, or where it was left", async () => {
  mover.toggle();
  expect(player.get()).toMatchObject({ phase: "playing", storyId: "p", segmentId: "a", goesOn: true });
  player.stop();
  here = "e";
  mover.toggle();
  expect(player.get().segmentId).toBe("e");
  player.stop();
  here = undefined;
  places.keep("p", { segmentId: "d", seconds: 4 });
  mover.toggle();
  await rest();
  expect(player.get().segmentId).toBe("d");
  expect(player.position).toBe(4);
  player.stop();
  here = "a";
  mover.toggle();
  expect(player.get().segmentId).toBe("a");
});

it("a story that was heard to its end begins anew", () => {
  const kept = new Places(undefined);
  kept.keep("p", { segmentId: "e", seconds: 9.5 });
  expect(rememberedSeconds(sound, kept)).toBeUndefined();
  kept.keep("p", { segmentId: "e", seconds: 5 });
  expect(rememberedSeconds(sound, kept)).toBe(27);
  kept.keep("p", { segmentId: "gone", seconds: 5 });
  expect(rememberedSeconds(sound, kept)).toBeUndefined();
});

it("seconds are counted over the borders of segments, and a paused story stays silent", async () => {
  mover.toggle();
  await rest();
  player.seek(8);
  mover.nudge(15);
  await rest();
  expect(player.get()).toMatchObject({ phase: "playing", segmentId: "e" });
  expect(player.position).toBe(1);
  player.pause();
  mover.nudge(-15);
  await rest();
  expect(player.get()).toMatchObject({ phase: "paused", segmentId: "a" });
  expect(player.position).toBe(8);
  expect(mover.seconds()).toBe(8);
  mover.seekTo(999);
  expect(player.get()).toMatchObject({ phase: "paused", segmentId: "e" });
});

it("what is not narrated is said, and skipped when the listener wants that", () => {
  mover.toggle();
  mover.skip(1);
  expect(player.get()).toMatchObject({ phase: "gap", segmentId: "b" });
  mover.toggle();
  expect(player.get()).toMatchObject({ phase: "playing", segmentId: "d" });
  mover.skip(-1);
  expect(player.get()).toMatchObject({ phase: "playing", segmentId: "a" });
});

it("what is not narrated sounds as soon as it is", async () => {
  mover.toggle();
  mover.skip(1);
  sound = soundOf(segments, ["b"]);
  player.follow(sound.programme);
  expect(player.get()).toMatchObject({ phase: "waiting", segmentId: "b" });
  sound = soundOf(segments.map((each) => (each.id === "b" ? narrated("b") : each)));
  player.follow(sound.programme);
  expect(player.get()).toMatchObject({ phase: "playing", segmentId: "b" });
});

it("another story is left for this one", async () => {
  await player.play({ storyId: "q", segmentId: "z", path: "/z" }, { goesOn: true });
  mover.skip(1);
  expect(player.get().segmentId).toBe("z");
  expect(mover.seconds()).toBeUndefined();
  mover.seekTo(12);
  expect(player.get()).toMatchObject({ phase: "playing", storyId: "p", segmentId: "d" });
});

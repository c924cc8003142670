import { describe, expect, it } from "vitest";
import { narrated, segment } from "../../test/stories";
import { type Playlist, soundBefore, stepAfter, stepFrom, storyTime } from "./play-order";

const list = (change: Partial<Playlist> = {}): Playlist => ({
  segments: [narrated("a", 2), segment("b"), narrated("c", 3), segment("d"), narrated("e", 5)],
  isHidden: () => false,
  isUnderWay: () => false,
  ...change,
});

const told = (step: ReturnType<typeof stepAfter>) =>
  step.kind === "play" ? `play ${step.segment.id}` : step.kind === "wait" ? `wait ${step.segmentId}` : "end";

describe("playing a story", () => {
  it("passes over what has no sound", () => {
    expect(told(stepAfter(list(), null))).toBe("play a");
    expect(told(stepAfter(list(), "a"))).toBe("play c");
    expect(told(stepAfter(list(), "e"))).toBe("end");
  });

  it("waits for what is being narrated", () => {
    const waiting = list({ isUnderWay: (id) => id === "b" });
    expect(told(stepAfter(waiting, "a"))).toBe("wait b");
    expect(told(stepFrom(waiting, "b"))).toBe("wait b");
  });

  it("goes on with what was waited for, or with the next one when it failed", () => {
    const segments = [narrated("a"), narrated("b"), narrated("c")];
    expect(told(stepFrom(list({ segments }), "b"))).toBe("play b");
    expect(told(stepFrom(list(), "b"))).toBe("play c");
  });

  it("leaves out what was deleted and can still come back", () => {
    const hidden = list({ isHidden: (id) => id === "c", isUnderWay: (id) => id === "c" });
    expect(told(stepAfter(hidden, "a"))).toBe("play e");
  });

  it("finds the sound in front", () => {
    expect(soundBefore(list(), "e")?.id).toBe("c");
    expect(soundBefore(list(), "a")).toBeUndefined();
  });

  it("counts the time of the story with its pauses", () => {
    expect(storyTime(list(), undefined, 0.5)).toEqual({ before: 0, total: 11 });
    expect(storyTime(list(), "a", 0.5)).toEqual({ before: 0, total: 11 });
    expect(storyTime(list(), "c", 0.5)).toEqual({ before: 2.5, total: 11 });
    expect(storyTime(list(), "e", 0.5)).toEqual({ before: 6, total: 11 });
  });
});

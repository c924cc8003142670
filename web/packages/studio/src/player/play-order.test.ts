import { describe, expect, it } from "vitest";
import { narrated, segment } from "../../test/stories";
import { gapAt, hasSound, type Playlist, soundBefore, stepAfter, stepBeyond, stepFrom } from "./play-order";

const list = (change: Partial<Playlist> = {}): Playlist => ({
  storyId: "p",
  segments: [narrated("a", 2), segment("b"), narrated("c", 3), segment("d"), segment("e"), narrated("f", 5)],
  isHidden: () => false,
  isUnderWay: () => false,
  ...change,
});

const told = (step: ReturnType<typeof stepAfter>) =>
  step.kind === "play"
    ? `play ${step.segment.id}`
    : step.kind === "end"
      ? "end"
      : `${step.kind} ${step.segmentId}`;

describe("playing a story", () => {
  it("stops at a text that is not narrated, and passes over what has no text", () => {
    expect(told(stepAfter(list(), null))).toBe("play a");
    expect(told(stepAfter(list(), "a"))).toBe("gap b");
    expect(told(stepAfter(list(), "f"))).toBe("end");
    const segments = [narrated("a"), segment("b", { text_content: " " }), narrated("c")];
    expect(told(stepAfter(list({ segments }), "a"))).toBe("play c");
  });

  it("goes on behind all that is not narrated when it is skipped", () => {
    expect(gapAt(list(), "d").map(({ id }) => id)).toEqual(["d", "e"]);
    expect(told(stepBeyond(list(), "d"))).toBe("play f");
    expect(told(stepBeyond(list({ segments: [segment("a")] }), "a"))).toBe("end");
  });

  it("waits for what is being narrated", () => {
    const waiting = list({ isUnderWay: (id) => id === "b" });
    expect(told(stepAfter(waiting, "a"))).toBe("wait b");
    expect(told(stepFrom(waiting, "b"))).toBe("wait b");
  });

  it("goes on with what was waited for, and says so when it failed", () => {
    const segments = [narrated("a"), narrated("b"), narrated("c")];
    expect(told(stepFrom(list({ segments }), "b"))).toBe("play b");
    expect(told(stepFrom(list(), "b"))).toBe("gap b");
  });

  it("leaves out what was deleted and can still come back", () => {
    const hidden = list({ isHidden: (id) => id !== "f", isUnderWay: (id) => id === "c" });
    expect(told(stepAfter(hidden, "a"))).toBe("play f");
  });

  it("is possible as soon as something sounds or is on its way", () => {
    expect(hasSound(list())).toBe(true);
    expect(hasSound(list({ segments: [segment("a")] }))).toBe(false);
    expect(hasSound(list({ segments: [segment("a")], isUnderWay: () => true }))).toBe(true);
  });

  it("finds the sound in front", () => {
    expect(soundBefore(list(), "f")?.id).toBe("c");
    expect(soundBefore(list(), "a")).toBeUndefined();
  });
});

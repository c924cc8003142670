import { describe, expect, it } from "vitest";
import { Timeline } from "./timeline";

describe("when a picture is seen", () => {
  const parts = [
    { begin: 0, end: 2 },
    { begin: 3, end: 5 },
    { begin: 5.4, end: 5.8 },
  ];

  it("changes in the middle of the pause, with the crossfade centred there", () => {
    const timeline = new Timeline(parts, 6.1, 0.5);
    expect(timeline.beginOf(1)).toBe(2.5);
    expect(timeline.at(2.24)).toMatchObject({ part: 0, shareOfNext: 0 });
    expect(timeline.at(2.5).part).toBe(0);
    expect(timeline.at(2.5).shareOfNext).toBeCloseTo(0.5);
    expect(timeline.at(2.76)).toMatchObject({ part: 1, shareOfNext: 0 });
  });

  it("takes at most half of the shorter part for a crossfade, and none behind the last", () => {
    const timeline = new Timeline(parts, 6.1, 2);
    expect(timeline.transitionBehind(0)).toBeCloseTo(1.25);
    expect(timeline.transitionBehind(1)).toBeCloseTo(0.45);
    expect(timeline.transitionBehind(2)).toBe(0);
  });

  it("moves on without a jump while two pictures are seen", () => {
    const timeline = new Timeline(parts, 6.1, 0.5);
    const during = timeline.at(2.7);
    const behind = timeline.at(2.76);
    expect(during.progressOfNext).toBeGreaterThan(0);
    expect(behind.progress).toBeGreaterThan(during.progressOfNext);
    expect(behind.progress - during.progressOfNext).toBeLessThan(0.05);
    expect(timeline.at(0).progress).toBe(0);
    expect(timeline.at(6.1)).toMatchObject({ part: 2, progress: 1 });
  });

  it("cuts without a transition", () => {
    const timeline = new Timeline(parts, 6.1, 0);
    expect(timeline.at(2.499)).toMatchObject({ part: 0, shareOfNext: 0 });
    expect(timeline.at(2.5)).toMatchObject({ part: 1, shareOfNext: 0, progress: 0 });
  });
});

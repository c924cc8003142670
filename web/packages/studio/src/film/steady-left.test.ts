import { describe, expect, it } from "vitest";
import { SteadyLeft } from "./steady-left";

describe("the time that is left", () => {
  it("begins with the first estimate", () => {
    expect(new SteadyLeft().told(60, 1000)).toBe(60);
  });

  it("goes down with the clock while the estimates agree", () => {
    const left = new SteadyLeft();
    expect([0, 1, 2, 3].map((second) => left.told(60 - second, second * 1000))).toEqual([60, 59, 58, 57]);
  });

  it("takes a quarter of an estimate that swings", () => {
    const left = new SteadyLeft();
    left.told(60, 0);
    expect(left.told(79, 1000)).toBe(64);
    expect(left.told(43, 2000)).toBe(58);
  });

  it("follows work that has become slower", () => {
    const left = new SteadyLeft();
    left.told(10, 0);
    let shown = 0;
    for (let second = 1; second <= 30; second += 1) shown = left.told(100, second * 1000);
    expect(shown).toBeGreaterThan(90);
  });

  it("is never less than nothing", () => {
    const left = new SteadyLeft();
    left.told(2, 0);
    expect(left.told(0, 9000)).toBe(0);
  });
});

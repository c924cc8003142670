import { expect, it } from "vitest";
import { SteadyClock } from "./steady-clock";

it("runs evenly where the sound tells its place only now and then", () => {
  const clock = new SteadyClock();
  clock.set(0, 0);
  let before = 0;
  for (let frame = 1; frame <= 120; frame += 1) {
    const now = (frame * 1000) / 60;
    const told = Math.floor(now / 100) / 10;
    const seconds = clock.advance(now, told);
    expect(seconds - before).toBeGreaterThan(0.005);
    expect(seconds - before).toBeLessThan(0.025);
    expect(Math.abs(seconds - now / 1000)).toBeLessThan(0.1);
    before = seconds;
  }
});

it("follows a sound that is moved or has stalled", () => {
  const clock = new SteadyClock();
  clock.set(3, 0);
  expect(clock.advance(16, 9)).toBe(9);
  expect(clock.advance(1016, 9.01)).toBe(9.01);
});

it("runs on by itself behind the end of the sound", () => {
  const clock = new SteadyClock();
  clock.set(5, 1000);
  expect(clock.advance(1300, undefined)).toBeCloseTo(5.3);
});

import { describe, expect, it } from "vitest";
import { eased, windowAt } from "./camera";

const wide = 16 / 9;

describe("the camera", () => {
  it("stays within the picture, with the frame's shape, and comes no closer than the zoom", () => {
    for (let number = 0; number < 14; number += 1) {
      for (const pictureAspect of [0.3, 0.75, 1, wide, 4, 20]) {
        for (let progress = 0; progress <= 1; progress += 0.125) {
          const window = windowAt({ number, zoom: 1.3, pictureAspect, frameAspect: wide }, progress);
          expect(window.left).toBeGreaterThanOrEqual(-1e-12);
          expect(window.top).toBeGreaterThanOrEqual(-1e-12);
          expect(window.left + window.width).toBeLessThanOrEqual(1 + 1e-12);
          expect(window.top + window.height).toBeLessThanOrEqual(1 + 1e-12);
          expect(window.width * pictureAspect).toBeCloseTo(window.height * wide, 9);
          expect(window.width).toBeGreaterThanOrEqual(Math.min(1, wide / pictureAspect) / 1.3 - 1e-9);
        }
      }
    }
  });

  // Which way the centre moves, and whether the window shrinks (-1) or grows: those of the film's own test.
  it.each([
    [0, 0, 0, -1],
    [1, 1, 1, -1],
    [2, -1, -1, 1],
    [3, -1, 1, -1],
    [4, 1, -1, 1],
    [5, -1, -1, -1],
    [6, 1, 1, -1],
  ])("goes route %i its way", (number, x, y, size) => {
    const shot = { number, zoom: 1.3, pictureAspect: wide, frameAspect: wide };
    const begin = windowAt(shot, 0);
    const end = windowAt(shot, 1);
    const sign = (value: number) => (Math.abs(value) < 1e-9 ? 0 : Math.sign(value));
    expect(sign(end.left + end.width / 2 - begin.left - begin.width / 2)).toBe(x);
    expect(sign(end.top + end.height / 2 - begin.top - begin.height / 2)).toBe(y);
    expect(sign(end.width - begin.width)).toBe(size);
  });

  it("begins and ends slowly", () => {
    expect([eased(-1), eased(0), eased(0.5), eased(1), eased(2)]).toEqual([0, 0, 0.5, 1, 1]);
    expect(eased(0.01)).toBeLessThan(0.001);
    expect(eased(0.99)).toBeGreaterThan(0.999);
  });

  it("shows the whole picture of a film without zoom", () => {
    const window = windowAt({ number: 3, zoom: 1, pictureAspect: wide, frameAspect: wide }, 0.7);
    expect(window).toEqual({ left: 0, top: 0, width: 1, height: 1 });
  });
});

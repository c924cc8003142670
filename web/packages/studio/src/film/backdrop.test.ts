import { expect, it } from "vitest";
import { backdropSize, fittedPlace, subdue } from "./backdrop";

const film = { width: 1920, height: 1080 };

it("covers an eighth of the frame in the picture's shape", () => {
  expect(backdropSize({ width: 300, height: 400 }, film)).toEqual({ width: 240, height: 320, radius: 6 });
  expect(backdropSize({ width: 8000, height: 1000 }, film)).toMatchObject({ height: 135, width: 960 });
  expect(backdropSize({ width: 1, height: 1 }, { width: 8, height: 8 })).toEqual({
    width: 1,
    height: 1,
    radius: 1,
  });
});

it("is half as bright as a plain picture, and as opaque", () => {
  const pixels = new Uint8ClampedArray(Array.from({ length: 30 }, () => [200, 80, 40, 255]).flat());
  subdue(pixels, { width: 6, height: 5 }, 2);
  expect(new Set(pixels)).toEqual(new Set([100, 40, 20, 255]));
});

it("makes a slope of an edge, the same in both directions", () => {
  const side = 40;
  const edge = (isBright: (x: number, y: number) => boolean) => {
    const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
    for (let at = 0; at < side * side; at += 1)
      if (!isBright(at % side, Math.floor(at / side))) pixels.fill(0, at * 4, at * 4 + 3);
    subdue(pixels, { width: side, height: side }, 3);
    return pixels;
  };
  const across = edge((x) => x < side / 2);
  const down = edge((_, y) => y < side / 2);
  const red = (pixels: Uint8ClampedArray, x: number, y: number) => pixels[(y * side + x) * 4] ?? -1;
  const slope = Array.from({ length: side }, (_, x) => red(across, x, 20));
  expect(slope[0]).toBe(128);
  expect(slope[side - 1]).toBe(0);
  for (let x = 1; x < side; x += 1) {
    expect(slope[x]).toBeLessThanOrEqual(slope[x - 1] ?? 0);
    expect((slope[x - 1] ?? 0) - (slope[x] ?? 0)).toBeLessThan(20);
    expect(red(down, 20, x)).toBe(slope[x]);
  }
});

it("a whole picture lies in the middle of the frame and touches two of its edges", () => {
  expect(fittedPlace({ width: 500, height: 1000 }, film)).toEqual({
    left: 690,
    top: 0,
    width: 540,
    height: 1080,
  });
  expect(fittedPlace({ width: 400, height: 100 }, { width: 100, height: 100 })).toEqual({
    left: 0,
    top: 37.5,
    width: 100,
    height: 25,
  });
});

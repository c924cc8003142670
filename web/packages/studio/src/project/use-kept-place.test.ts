import { renderHook } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { useKeptPlace } from "./use-kept-place";

const rowHeight = 100;
const listTop = 300;

/** Rows of 100 px around the window, which is 768 px high. */
function listAt(scrollY: number) {
  vi.stubGlobal("scrollY", scrollY);
  const first = Math.max(0, Math.floor((scrollY - listTop) / rowHeight) - 2);
  return {
    scrollOffset: scrollY,
    getVirtualItems: () =>
      Array.from({ length: 14 }, (_, offset) => {
        const start = listTop + (first + offset) * rowHeight;
        return { index: first + offset, start, end: start + rowHeight };
      }),
  };
}

function reader(scrollY: number, current: number) {
  const scrollTo = vi.fn();
  const props = (list: ReturnType<typeof listAt>, width: number) => ({
    list,
    width,
    cover: 56,
    currentIndex: () => current,
    scrollTo,
  });
  const { rerender } = renderHook(useKeptPlace, { initialProps: props(listAt(scrollY), 800) });
  return {
    scrollTo,
    drawnAt: (at: number, width: number) => rerender(props(listAt(at), width)),
    drawnBehind: (at: number, width: number) => {
      const list = listAt(at);
      rerender(props({ ...list, scrollOffset: at - 500 }, width));
    },
  };
}

afterEach(() => vi.unstubAllGlobals());

describe("when the list becomes narrower", () => {
  it("the current row that was in sight comes to rest in the middle", () => {
    const { scrollTo, drawnAt } = reader(5000, 50);
    drawnAt(5000, 400);
    expect(scrollTo.mock.calls).toEqual([[50, "center"]]);
  });

  it("the first row in sight stays the first where the current one is far away", () => {
    const { scrollTo, drawnAt } = reader(5000, 3);
    drawnAt(5000, 400);
    expect(scrollTo.mock.calls).toEqual([[47, "start"]]);
  });

  it("the place is the last one that was drawn where the window was", () => {
    const { scrollTo, drawnAt, drawnBehind } = reader(5000, 3);
    drawnAt(6000, 800);
    drawnBehind(9000, 800);
    drawnAt(9000, 400);
    expect(scrollTo.mock.calls).toEqual([[57, "start"]]);
  });

  it("a page that was not scrolled stays at its top", () => {
    const { scrollTo, drawnAt } = reader(0, 1);
    drawnAt(0, 400);
    expect(scrollTo).not.toHaveBeenCalled();
  });
});

it("a list whose width has just become known is left where it is", () => {
  const scrollTo = vi.fn();
  const known = { list: listAt(5000), cover: 56, currentIndex: () => 50, scrollTo };
  const { rerender } = renderHook(useKeptPlace, {
    initialProps: { ...known, width: undefined as number | undefined },
  });
  rerender({ ...known, width: 800 });
  expect(scrollTo).not.toHaveBeenCalled();
});

it("as long as the width is the same the window is left alone", () => {
  const { scrollTo, drawnAt } = reader(5000, 50);
  drawnAt(6000, 800);
  drawnAt(7000, 800);
  expect(scrollTo).not.toHaveBeenCalled();
});

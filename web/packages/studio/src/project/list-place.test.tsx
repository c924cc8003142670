import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type ListPlace, useListPlace } from "./list-place";

const scrollBy = vi.spyOn(window, "scrollBy").mockImplementation(() => undefined);
let grow: () => void;
/** From the top of the page. */
let top = 300;
let place: { readonly current: ListPlace };

function scrollTo(y: number) {
  vi.stubGlobal("scrollY", y);
  window.dispatchEvent(new Event("scroll"));
}
function listMovesTo(there: number) {
  top = there;
  act(() => grow());
}

beforeEach(() => {
  scrollBy.mockClear();
  top = 300;
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(run: () => void) {
        grow = run;
      }
      observe() {}
      disconnect() {}
    },
  );
  vi.stubGlobal("scrollY", 0);
  const list = document.createElement("ol");
  list.getBoundingClientRect = () => ({ top: top - window.scrollY, width: 700 }) as DOMRect;
  place = renderHook(() => useListPlace({ current: list }, () => 56)).result;
});
afterEach(() => vi.unstubAllGlobals());

it("tells where the list begins on the page, wherever the window is", () => {
  expect(place.current).toEqual({ top: 300, width: 700, isMeasured: true });
  scrollTo(5000);
  listMovesTo(300);
  expect(place.current.top).toBe(300);
  expect(scrollBy).not.toHaveBeenCalled();
});

it("a reader past the beginning keeps their place when a part above the list comes or goes", () => {
  scrollTo(5000);
  listMovesTo(360);
  expect(place.current.top).toBe(360);
  expect(scrollBy).toHaveBeenCalledExactlyOnceWith(0, 60);
  scrollTo(5060);
  listMovesTo(300);
  expect(scrollBy).toHaveBeenLastCalledWith(0, -60);
});

it("a reader who sees the beginning sees it move", () => {
  scrollTo(200);
  listMovesTo(360);
  expect(scrollBy).not.toHaveBeenCalled();
});

it("a place that the browser kept is not moved a second time", () => {
  scrollTo(5000);
  vi.stubGlobal("scrollY", 5060);
  listMovesTo(360);
  expect(place.current.top).toBe(360);
  expect(scrollBy).not.toHaveBeenCalled();
});

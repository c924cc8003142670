import { act, render } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { toldHeight, useHeightProperty } from "./use-height-property";

function Stack() {
  return <div ref={useHeightProperty<HTMLDivElement>("--stack")} />;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it("a height is told to the whole page whenever it changes, and forgotten with its element", () => {
  let tell = () => {};
  const disconnect = vi.fn();
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(onChange: () => void) {
        tell = onChange;
      }
      observe() {}
      disconnect = disconnect;
    },
  );
  const height = vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(52);
  expect(toldHeight("--stack")).toBe(0);
  const { unmount } = render(<Stack />);
  act(tell);
  expect(toldHeight("--stack")).toBe(52);
  height.mockReturnValue(0);
  act(tell);
  expect(toldHeight("--stack")).toBe(0);
  height.mockReturnValue(31);
  act(tell);
  unmount();
  expect(toldHeight("--stack")).toBe(0);
  expect(disconnect).toHaveBeenCalledOnce();
});

it("a browser that measures nothing is told nothing", () => {
  vi.stubGlobal("ResizeObserver", undefined);
  render(<Stack />);
  expect(toldHeight("--stack")).toBe(0);
});

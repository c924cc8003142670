import { act, render, screen } from "@testing-library/react";
import { useRef } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { useFitting } from "./use-fitting";

/** The width that the row would need at each step, and the width that there is. */
let needed: readonly number[] = [];
let width = 0;
let resize: () => void = () => undefined;

vi.stubGlobal(
  "ResizeObserver",
  class {
    constructor(tell: () => void) {
      resize = tell;
    }
    observe() {}
    disconnect() {}
  },
);

function Row({ words }: { words: string }) {
  const row = useRef<HTMLDivElement>(null);
  const steps = useFitting(row, needed.length - 1, words);
  return (
    <div
      data-testid="row"
      ref={(element) => {
        row.current = element;
        if (!element) return;
        Object.defineProperty(element, "scrollWidth", { configurable: true, get: () => needed[steps] });
        Object.defineProperty(element, "clientWidth", { configurable: true, get: () => width });
      }}
    >
      <span data-testid="steps" data-steps={steps}>
        {words}
      </span>
    </div>
  );
}

const steps = () => Number(screen.getByTestId("steps").dataset.steps);

afterEach(() => {
  width = 0;
});

it("a row gives way by as many steps as it needs to fit, and no more", () => {
  needed = [500, 400, 300, 200];
  width = 350;
  render(<Row words="All of it" />);
  expect(steps()).toBe(2);
});

it("a row that can give way no more stays at its last step", () => {
  needed = [500, 400];
  width = 100;
  render(<Row words="All of it" />);
  expect(steps()).toBe(1);
});

it("a row takes its words back when there is room again, and when they are shorter", () => {
  needed = [500, 400, 300];
  width = 350;
  const { rerender } = render(<Row words="Long words" />);
  expect(steps()).toBe(2);
  width = 450;
  act(() => resize());
  expect(steps()).toBe(1);
  needed = [200, 150, 100];
  rerender(<Row words="Short" />);
  expect(steps()).toBe(0);
});

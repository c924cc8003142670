import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useUnmoved } from "./use-unmoved";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it("a value is unmoved only after it has been the same for that long, also when it comes back", () => {
  const { result, rerender } = renderHook(({ value }) => useUnmoved(value, 1000), {
    initialProps: { value: "one" },
  });
  expect(result.current).toBe(false);
  act(() => vi.advanceTimersByTime(1000));
  expect(result.current).toBe(true);
  rerender({ value: "two" });
  rerender({ value: "one" });
  expect(result.current).toBe(false);
  act(() => vi.advanceTimersByTime(1000));
  expect(result.current).toBe(true);
});

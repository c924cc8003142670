import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useLateChange } from "./use-late-change";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const start = (send: (value: number) => Promise<unknown>) =>
  renderHook(({ value }) => useLateChange(value, send), { initialProps: { value: 1 } });

it("what is chosen is shown at once, and only where it rests is sent", async () => {
  const send = vi.fn(() => Promise.resolve());
  const { result, rerender } = start(send);
  act(() => result.current[1](2));
  act(() => result.current[1](3));
  expect(result.current[0]).toBe(3);
  expect(send).not.toHaveBeenCalled();
  rerender({ value: 3 });
  await act(() => vi.runAllTimersAsync());
  expect(send.mock.calls).toEqual([[3]]);
  rerender({ value: 5 });
  expect(result.current[0]).toBe(5);
});

it("a choice that is refused goes back to what holds", async () => {
  const { result } = start(() => Promise.reject(new Error("no")));
  act(() => result.current[1](2));
  await act(() => vi.runAllTimersAsync());
  expect(result.current[0]).toBe(1);
});

it("a choice that has not rested yet is sent when its place goes away", () => {
  const send = vi.fn(() => Promise.resolve());
  const { result, unmount } = start(send);
  act(() => result.current[1](4));
  unmount();
  expect(send.mock.calls).toEqual([[4]]);
});

import { act, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { SavedMark, savedSettings } from "./saved-mark";

afterEach(() => vi.useRealTimers());

it("what is saved is said for a moment, and nothing before", () => {
  vi.useFakeTimers();
  render(<SavedMark />);
  expect(screen.queryByText("Saved")).toBeNull();
  act(() => savedSettings.set(savedSettings.get() + 1));
  expect(screen.getByText("Saved")).toBeVisible();
  act(() => vi.advanceTimersByTime(3000));
  expect(screen.queryByText("Saved")).toBeNull();
});

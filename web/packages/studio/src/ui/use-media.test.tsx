import { act, renderHook } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { useMedia } from "./use-media";

afterEach(() => {
  vi.unstubAllGlobals();
});

it("follows the window", () => {
  const listeners = new Set<() => void>();
  const media = {
    matches: false,
    addEventListener: (_: string, tell: () => void) => listeners.add(tell),
    removeEventListener: (_: string, tell: () => void) => listeners.delete(tell),
  };
  vi.stubGlobal("matchMedia", () => media);
  const { result, unmount } = renderHook(() => useMedia("(min-width: 80rem)"));
  expect(result.current).toBe(false);
  media.matches = true;
  act(() => {
    for (const tell of listeners) tell();
  });
  expect(result.current).toBe(true);
  unmount();
  expect(listeners.size).toBe(0);
});

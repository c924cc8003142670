import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { doubt } from "../server/doubt";
import type { Batch } from "./batch";
import { BatchStrip } from "./batch-strip";
import type { BatchDesk } from "./use-batch";

const deskAt = (current: number, secondsLeft: number): BatchDesk => ({
  batch: {
    taskIds: ["t"],
    current,
    total: 48,
    percentage: Math.floor((current / 48) * 100),
    secondsLeft,
    isStopping: false,
  } satisfies Batch,
  outcome: undefined,
  isStarting: false,
  start: async () => undefined,
  stop: async () => undefined,
  dismiss: () => undefined,
});
const strip = (desk: BatchDesk) => (
  <QueryClientProvider client={new QueryClient()}>
    <BatchStrip desk={desk} />
  </QueryClientProvider>
);

beforeEach(() => {
  vi.useFakeTimers();
  doubt.set(false);
});
afterEach(() => {
  vi.useRealTimers();
});

it("an estimate that does not move is withdrawn, the server is asked, and a step brings a new one", () => {
  const { rerender } = render(strip(deskAt(6, 9)));
  act(() => vi.advanceTimersByTime(10_000));
  expect(screen.getByText(/about 9 s left/)).toBeVisible();
  expect(doubt.get()).toBe(false);
  act(() => vi.advanceTimersByTime(10_000));
  expect(screen.getByText("6 of 48 (12 %)")).toBeVisible();
  expect(screen.queryByText(/left/)).toBeNull();
  expect(doubt.get()).toBe(true);
  rerender(strip(deskAt(7, 8)));
  expect(screen.getByText(/about 8 s left/)).toBeVisible();
});

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Outcome } from "../server/batch-outcome";
import { doubt } from "../server/doubt";
import type { Batch } from "./batch";
import { BatchStrip } from "./batch-strip";
import { type ProjectDesk, ProjectDeskProvider, useDesk } from "./project-context";
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
  outcomes: [],
  isStarting: false,
  start: async () => undefined,
  stop: async () => undefined,
  dismiss: () => undefined,
});
let desk: ProjectDesk;
function Probe() {
  desk = useDesk();
  return null;
}
const strip = (batchDesk: BatchDesk) => (
  <QueryClientProvider client={new QueryClient()}>
    <ProjectDeskProvider projectId="p">
      <Probe />
      <BatchStrip desk={batchDesk} />
    </ProjectDeskProvider>
  </QueryClientProvider>
);

const dismiss = vi.fn();
const start = vi.fn(async () => undefined);
const deskAfter = (outcome: Partial<Outcome>): BatchDesk => ({
  ...deskAt(0, 0),
  batch: undefined,
  outcomes: [{ taskId: "t", narrated: 3, failed: [], left: 0, wasStopped: false, ...outcome }],
  start,
  dismiss,
});

beforeEach(() => {
  vi.useFakeTimers();
  doubt.set(false);
  dismiss.mockClear();
  start.mockClear();
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

it("good news goes by itself, and a stopped batch stays until it is answered", () => {
  const { rerender } = render(strip(deskAfter({})));
  expect(screen.getByRole("status")).toHaveTextContent("3");
  expect(screen.queryByRole("button", { name: "Resume" })).toBeNull();
  act(() => vi.advanceTimersByTime(10_000));
  expect(dismiss).toHaveBeenCalledOnce();
  dismiss.mockClear();
  rerender(strip(deskAfter({ wasStopped: true, left: 5 })));
  act(() => vi.advanceTimersByTime(60_000));
  expect(dismiss).not.toHaveBeenCalled();
  expect(screen.getByRole("status")).toHaveTextContent("5 are still to come");
});

it("what a stopped batch had still to do is resumed, whatever it was that it did", () => {
  render(strip(deskAfter({ wasStopped: true, left: 5 })));
  fireEvent.click(screen.getByRole("button", { name: "Resume" }));
  expect(start).toHaveBeenCalledWith({ continues: "t" });
});

it("those that failed are walked through, one after the other and round", () => {
  render(strip(deskAfter({ failed: ["a", "b"] })));
  act(() => vi.advanceTimersByTime(60_000));
  expect(dismiss).not.toHaveBeenCalled();
  const next = screen.getByRole("button", { name: /show/i });
  const shown: (string | undefined)[] = [];
  for (let step = 0; step < 3; step += 1) {
    act(() => {
      fireEvent.click(next);
      shown.push(desk.reveal.get()?.id);
      desk.current.set(desk.reveal.get()?.id);
    });
  }
  expect(shown).toEqual(["a", "b", "a"]);
});

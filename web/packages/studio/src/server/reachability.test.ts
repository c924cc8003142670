import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Reachability, reachability } from "./reachability";

let timers: (() => void)[];
let knock: ReturnType<typeof vi.fn<() => Promise<unknown>>>;
let server: Reachability;

/** Lets the time until the next knock pass. */
async function pass(): Promise<void> {
  timers.shift()?.();
  await new Promise((done) => setTimeout(done));
}

beforeEach(() => {
  timers = [];
  knock = vi.fn(async () => "here");
  server = new Reachability({ knock, setTimer: (run) => timers.push(run) });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it("a server is there until a request finds nobody, and is left in peace", () => {
  server.heard();
  expect(server.get()).toBe(true);
  expect(timers).toHaveLength(0);
});

it("a server that is away is knocked at until it is back, one knock at a time", async () => {
  knock.mockRejectedValueOnce(new TypeError("nobody"));
  server.missed();
  server.missed();
  expect(server.get()).toBe(false);
  expect(timers).toHaveLength(1);
  await pass();
  expect(server.get()).toBe(false);
  await pass();
  expect(server.get()).toBe(true);
  expect(timers).toHaveLength(0);
  server.missed();
  expect(timers).toHaveLength(1);
});

it("any other answer ends the knocking", async () => {
  server.missed();
  server.heard();
  expect(server.get()).toBe(true);
  await pass();
  expect(knock).not.toHaveBeenCalled();
  expect(timers).toHaveLength(0);
});

it("a doubted server is asked at once, and is away only when it gives no sign", async () => {
  server.doubted();
  await pass();
  expect(knock).toHaveBeenCalledOnce();
  expect(server.get()).toBe(true);
  expect(timers).toHaveLength(0);

  knock.mockRejectedValueOnce(new TypeError("nobody"));
  server.doubted();
  await pass();
  expect(server.get()).toBe(false);
  await pass();
  expect(server.get()).toBe(true);
});

it("a knock that is taken and never answered is given up, and another one follows", async () => {
  vi.useFakeTimers();
  const late = new AbortController();
  vi.spyOn(AbortSignal, "timeout").mockReturnValueOnce(late.signal);
  const fetch = vi.fn(
    (_path: string, init: RequestInit) =>
      new Promise((_answer, fail) => init.signal?.addEventListener("abort", () => fail(init.signal?.reason))),
  );
  vi.stubGlobal("fetch", fetch);
  reachability.missed();
  await vi.advanceTimersByTimeAsync(2000);
  expect(fetch).toHaveBeenCalledOnce();
  late.abort(new DOMException("late", "TimeoutError"));
  await vi.advanceTimersByTimeAsync(2000);
  expect(fetch).toHaveBeenCalledTimes(2);
  vi.useRealTimers();
});

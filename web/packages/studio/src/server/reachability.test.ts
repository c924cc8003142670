import { beforeEach, expect, it, vi } from "vitest";
import { Reachability } from "./reachability";

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

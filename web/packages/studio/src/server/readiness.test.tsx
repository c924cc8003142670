import type { Readiness } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { doubt } from "./doubt";
import { readinessQuery } from "./queries";
import { hindranceIn, useDoubt, useHindrance } from "./readiness";
import { sendWithKey } from "./sending";
import { storyflow } from "./storyflow";

const ready: Readiness = { status: "ready", checks: [{ name: "data_folder", ok: true, message: "" }] };
const refusal = (name: Readiness["checks"][number]["name"], message: string): Readiness => ({
  status: "not_ready",
  checks: [
    { name: "engine", ok: false, message: "No voices." },
    { name, ok: false, message },
  ],
});

beforeEach(() => {
  vi.useFakeTimers();
  doubt.set(false);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it("what is in the way is the first check that failed, but never the engine", () => {
  expect(hindranceIn(ready)).toBeUndefined();
  expect(hindranceIn(null)).toBeUndefined();
  expect(hindranceIn(refusal("engine", "No voices."))).toBeUndefined();
  expect(hindranceIn(refusal("data_folder", "The disk is full."))?.kind).toBe("disk");
  expect(hindranceIn(refusal("media_folder", "No space left on device"))?.kind).toBe("disk");
  expect(hindranceIn(refusal("database", "It takes no changes: its disk is full."))?.kind).toBe("disk");
  const full = { name: "media_folder", ok: false, message: "The media folder is full: 0 MB free." } as const;
  const both = refusal("database", "It takes no changes now.");
  expect(hindranceIn({ ...both, checks: [...both.checks, full] })).toEqual({
    kind: "disk",
    why: full.message,
  });
  expect(hindranceIn(refusal("media_folder", "It may not be written."))).toEqual({
    kind: "folder",
    why: "It may not be written.",
  });
  expect(hindranceIn(refusal("database", "It takes no changes now."))?.kind).toBe("database");
});

const wrapper = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
);
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

it("the server is asked only in doubt, until nothing is in the way any more", async () => {
  const readiness = vi
    .spyOn(storyflow.system, "readiness")
    .mockResolvedValue(refusal("data_folder", "The disk is full."));
  const client = new QueryClient();
  const { result } = renderHook(() => useHindrance(), {
    wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  });
  await pass(60_000);
  expect(readiness).not.toHaveBeenCalled();

  act(() => doubt.set(true));
  await pass(100);
  expect(result.current?.kind).toBe("disk");
  readiness.mockResolvedValue(ready);
  await pass(6000);
  expect(result.current).toBeUndefined();
  expect(doubt.get()).toBe(false);
  const asked = readiness.mock.calls.length;
  await pass(60_000);
  expect(readiness.mock.calls.length).toBe(asked);

  // And again, with the old answer still known.
  readiness.mockResolvedValue(refusal("data_folder", "The disk is full."));
  act(() => doubt.set(true));
  await pass(100);
  expect(result.current?.kind).toBe("disk");
});

it("a server that does not know of readiness has nothing in the way", async () => {
  vi.spyOn(storyflow.system, "readiness").mockResolvedValue(undefined);
  const { result } = renderHook(() => useHindrance(), { wrapper });
  act(() => doubt.set(true));
  await pass(100);
  expect(result.current).toBeUndefined();
  expect(doubt.get()).toBe(false);
});

it("a refused save and work that does not move raise doubt, a refused read does not", async () => {
  vi.stubGlobal("fetch", async () => new Response("{}", { status: 503 }));
  await sendWithKey(new Request("http://localhost/api/settings/"));
  expect(doubt.get()).toBe(false);
  await sendWithKey(new Request("http://localhost/api/segments/a/", { method: "PATCH" }));
  expect(doubt.get()).toBe(true);

  doubt.set(false);
  const { rerender, unmount } = renderHook(({ isStalled }) => useDoubt(isStalled), {
    initialProps: { isStalled: false },
  });
  expect(doubt.get()).toBe(false);
  rerender({ isStalled: true });
  expect(doubt.get()).toBe(true);
  doubt.set(false);
  await pass(5100);
  expect(doubt.get()).toBe(true);
  unmount();
});

it("what another part of the page has found in the way goes when it is over", async () => {
  const readiness = vi.spyOn(storyflow.system, "readiness").mockResolvedValue(ready);
  const client = new QueryClient();
  const { result } = renderHook(() => useHindrance(), {
    wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  });
  act(() => client.setQueryData(readinessQuery.queryKey, refusal("data_folder", "The disk is full.")));
  await pass(0);
  expect(readiness).toHaveBeenCalled();
  await pass(6000);
  expect(result.current).toBeUndefined();
  expect(doubt.get()).toBe(false);
});

import type { ModelFiles } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { VoiceFetch } from "./voice-fetch";

const files = (change: Partial<ModelFiles>): ModelFiles => ({
  phase: "idle",
  missing: 327_000_000,
  received: 0,
  total: 0,
  fault: null,
  ...change,
});

afterEach(() => vi.restoreAllMocks());

function show(now: ModelFiles | null) {
  vi.spyOn(storyflow.system, "models").mockImplementation(async () => now as ModelFiles);
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 10_000, retry: false } } });
  queryClient.setQueryData(keys.models, now);
  render(
    <QueryClientProvider client={queryClient}>
      <VoiceFetch />
    </QueryClientProvider>,
  );
  return queryClient;
}

it("the voices are fetched with one press, which says how much that is, and can be stopped", async () => {
  const running = files({ phase: "running", missing: 0, received: 100_000_000, total: 327_000_000 });
  vi.spyOn(storyflow.system, "fetchModels").mockResolvedValue(running);
  const stop = vi.spyOn(storyflow.system, "stopFetchingModels").mockResolvedValue(files({}));
  show(files({}));
  await userEvent.click(screen.getByRole("button", { name: "Get the voices (327\u00a0MB)" }));
  expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "31");
  expect(screen.getByText("100 MB of 327 MB")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Stop" }));
  expect(stop).toHaveBeenCalledOnce();
});

it("what was interrupted goes on, and what went wrong is said", () => {
  show(files({ phase: "failed", received: 5, total: 10, fault: "No network." }));
  expect(screen.getByText("The voices could not be fetched: No network.")).toBeVisible();
  expect(screen.getByRole("button", { name: "Get the rest (327\u00a0MB)" })).toBeVisible();
});

it("nothing is offered where all is there, or where the server fetches nothing", () => {
  show(files({ missing: 0 }));
  expect(screen.queryByRole("button")).toBeNull();
  show(null);
  expect(screen.queryByRole("button")).toBeNull();
});

it("when the voices are there the engines are looked at again", () => {
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 10_000 } } });
  const invalidate = vi.spyOn(queryClient, "invalidateQueries");
  queryClient.setQueryData(keys.models, files({ phase: "done", missing: 0 }));
  render(
    <QueryClientProvider client={queryClient}>
      <VoiceFetch />
    </QueryClientProvider>,
  );
  expect(invalidate).toHaveBeenCalledWith({ queryKey: keys.system });
  expect(invalidate).toHaveBeenCalledWith({ queryKey: keys.voices });
});

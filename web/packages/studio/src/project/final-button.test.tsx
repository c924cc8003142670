import type { SystemState } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { keys } from "../server/queries";
import { FinalButton } from "./final-button";
import type { BatchDesk } from "./use-batch";

function show(drafts: number, isKokoroThere: boolean): BatchDesk {
  const desk = {
    batch: undefined,
    outcomes: [],
    isStarting: false,
    start: vi.fn(async () => undefined),
    stop: vi.fn(async () => undefined),
    dismiss: vi.fn(),
  };
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 10_000, retry: false } } });
  const engines = [
    { name: "kokoro", available: isKokoroThere },
    { name: "hibari", available: true },
  ];
  queryClient.setQueryData(keys.system, { engines } as unknown as SystemState);
  render(
    <QueryClientProvider client={queryClient}>
      <FinalButton drafts={drafts} batch={desk} />
    </QueryClientProvider>,
  );
  return desk;
}

it("drafts are narrated by Kokoro with one press", async () => {
  const desk = show(3, true);
  await userEvent.click(screen.getByRole("button", { name: "Narrate 3 drafts with the natural voices" }));
  expect(desk.start).toHaveBeenCalledWith({ finally: true });
});

it("nothing is offered without drafts or without Kokoro", () => {
  show(0, true);
  show(3, false);
  expect(screen.queryByRole("button")).toBeNull();
});

import { ApiError } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { segment } from "../../test/stories";
import { reachability } from "../server/reachability";
import { storyflow } from "../server/storyflow";
import { draftKeeperOf } from "./draft-keeper";
import { DraftWatch } from "./draft-watch";

vi.mock("../server/reachability", async () => {
  const { Reachability } =
    await vi.importActual<typeof import("../server/reachability")>("../server/reachability");
  return { reachability: new Reachability({ knock: () => new Promise(() => undefined), setTimer: () => 0 }) };
});

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

it("what could not be saved goes out as soon as the server is back, whatever page is shown", async () => {
  const queryClient = new QueryClient();
  const { drafts } = draftKeeperOf(queryClient);
  render(
    <QueryClientProvider client={queryClient}>
      <DraftWatch />
    </QueryClientProvider>,
  );
  const update = vi.spyOn(storyflow.segments, "update");
  update.mockRejectedValueOnce(new ApiError("nobody", { status: 0 }));
  act(() => reachability.missed());
  act(() => drafts.type(segment("a"), "Mine"));
  await act(() => drafts.flush("a"));
  expect(drafts.get("a")?.phase.kind).toBe("waiting");
  update.mockResolvedValue(segment("a", { text_content: "Mine", text_revision: 2 }));
  await act(async () => reachability.heard());
  expect(update).toHaveBeenCalledTimes(2);
  expect(drafts.hasUnsaved()).toBe(false);
});

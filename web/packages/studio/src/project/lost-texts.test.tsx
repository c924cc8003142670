import { ApiError } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { project, segment } from "../../test/stories";
import { keys } from "../server/queries";
import { reachability } from "../server/reachability";
import { storyflow } from "../server/storyflow";
import { NoticesProvider } from "../ui/notices";
import { draftKeeperOf } from "./draft-keeper";
import { LostTexts } from "./lost-texts";
import { soughtText } from "./sought-text";

vi.mock("../server/reachability", async () => {
  const { Reachability } =
    await vi.importActual<typeof import("../server/reachability")>("../server/reachability");
  return { reachability: new Reachability({ knock: () => new Promise(() => undefined), setTimer: () => 0 }) };
});

let queryClient: QueryClient;

beforeEach(() => {
  localStorage.clear();
  queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 10_000, retry: false } } });
  queryClient.setQueryData(keys.project("p"), project([segment("a"), segment("b")]));
  vi.spyOn(storyflow.segments, "update").mockRejectedValue(new ApiError("Not found.", { status: 404 }));
});
afterEach(() => {
  act(() => reachability.heard());
  vi.restoreAllMocks();
});

/** Types into a segment that was deleted elsewhere. */
async function lose(text: string) {
  const { drafts } = draftKeeperOf(queryClient);
  render(
    <QueryClientProvider client={queryClient}>
      <NoticesProvider>
        <LostTexts projectId="p" canPutBack />
      </NoticesProvider>
    </QueryClientProvider>,
  );
  act(() => drafts.type(segment("b"), text));
  await act(() => drafts.flush("b"));
  expect(screen.getByText(/^This segment was deleted elsewhere/)).toBeVisible();
}

it("that a lost text could not be put back for want of the server is told while it is away", async () => {
  vi.spyOn(storyflow.segments, "create").mockRejectedValue(new ApiError("nobody", { status: 0 }));
  await lose("Mine");
  act(() => reachability.missed());
  await userEvent.click(screen.getByRole("button", { name: "Put it back as a new segment" }));
  expect(screen.getByText(/^That needs the server/)).toBeVisible();
  act(() => reachability.heard());
  expect(screen.queryByText(/^That needs the server/)).toBeNull();
  expect(draftKeeperOf(queryClient).drafts.hasUnsaved()).toBe(true);
});

it("a story that still shows the deleted segment is read anew", async () => {
  const invalidate = vi.spyOn(queryClient, "invalidateQueries");
  await lose("Mine");
  expect(invalidate).toHaveBeenCalledWith({ queryKey: keys.project("p") });
});

it("a lost text that is sought comes into sight", async () => {
  await lose("Mine");
  const scroll = vi.fn();
  Element.prototype.scrollIntoView = scroll;
  act(() => soughtText.set({ projectId: "p", id: "b" }));
  expect(scroll).toHaveBeenCalledOnce();
  soughtText.set(undefined);
});

it("a lost text is put back once, however often it is asked for", async () => {
  const create = vi.spyOn(storyflow.segments, "create").mockReturnValue(new Promise(() => undefined));
  await lose("Mine");
  const button = screen.getByRole("button", { name: "Put it back as a new segment" });
  await userEvent.click(button);
  expect(button).toBeDisabled();
  await userEvent.click(button);
  expect(create).toHaveBeenCalledOnce();
});

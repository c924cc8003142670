import { ApiError, type ProjectDetail } from "@storyflow/client";
import { QueryClient, useQuery } from "@tanstack/react-query";
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { onDesk } from "../../test/desk";
import { narrated, project, segment } from "../../test/stories";
import { keys } from "../server/queries";
import { removals } from "../server/removals";
import { storyflow } from "../server/storyflow";
import { MarkedBar } from "./marked-bar";
import { type ProjectDesk, useDesk } from "./project-context";
import { type SegmentActions, useSegmentActions } from "./use-segment-actions";

const story = project([segment("a"), segment("b"), narrated("c", 2, { is_locked: true }), segment("d")]);

let queryClient: QueryClient;
let desk: ProjectDesk;
let actions: SegmentActions;

function Page() {
  desk = useDesk();
  actions = useSegmentActions();
  const { data } = useQuery<ProjectDetail>({
    queryKey: keys.project("p"),
    queryFn: () => story,
    enabled: false,
  });
  return <MarkedBar segments={data?.segments ?? []} actions={actions} />;
}

const known = (id: string) =>
  queryClient.getQueryData<ProjectDetail>(keys.project("p"))?.segments.find((each) => each.id === id);

beforeEach(() => {
  localStorage.clear();
  queryClient = new QueryClient();
  queryClient.setQueryData(keys.project("p"), story);
  vi.spyOn(storyflow.segments, "update").mockImplementation((id, change) =>
    Promise.resolve({ ...(known(id) ?? segment(id)), ...change } as never),
  );
  render(<Page />, { wrapper: onDesk(queryClient) });
  act(() => {
    actions.toggleMark("a");
    actions.markTo("c");
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

it("is there while segments are marked, and says how many", async () => {
  expect(screen.getByText("3 marked")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Take all marks away" }));
  expect(screen.queryByRole("region", { name: "Marked segments" })).toBeNull();
});

it("locks those that are not locked yet, with one notice", async () => {
  await userEvent.click(screen.getByRole("button", { name: "Lock" }));
  expect(await screen.findByText("2 segments are locked.")).toBeVisible();
  expect(["a", "b", "c", "d"].map((id) => known(id)?.is_locked)).toEqual([true, true, true, false]);
  expect(storyflow.segments.update).toHaveBeenCalledTimes(2);
});

it("stops at the first one that the server refuses, and tells how many were done", async () => {
  const update = vi.mocked(storyflow.segments.update).getMockImplementation();
  vi.mocked(storyflow.segments.update).mockImplementation((id, ...rest) =>
    id === "b"
      ? Promise.reject(new ApiError("The disk is full.", { status: 507 }))
      : (update as NonNullable<typeof update>)(id, ...rest),
  );
  await userEvent.click(screen.getByRole("button", { name: "Lock" }));
  expect(await screen.findByText("1 segment is locked.")).toBeVisible();
  expect(known("b")?.is_locked).toBe(false);
});

it("narrates those that are not locked", async () => {
  const generate = vi
    .spyOn(storyflow, "generateSegmentAudio")
    .mockImplementation((id) => Promise.resolve({ task_id: `t-${id}` } as never));
  vi.spyOn(storyflow.settings, "get").mockResolvedValue({
    default_voice_id: "af_heart",
    tts_speed: 1,
  } as never);
  vi.spyOn(storyflow.projects, "update").mockResolvedValue(story as never);
  await userEvent.click(screen.getByRole("button", { name: "Narrate" }));
  expect(await screen.findByText("2 segments are being narrated.")).toBeVisible();
  expect(generate.mock.calls.map(([id]) => id)).toEqual(["a", "b"]);
});

it("deletes them all, and one press brings all back", async () => {
  await userEvent.click(screen.getByRole("button", { name: "Delete" }));
  expect([...removals.get()].toSorted()).toEqual(["a", "b", "c"]);
  expect(desk.marked.get().ids.size).toBe(0);
  await userEvent.click(screen.getByRole("button", { name: "Undo" }));
  await waitFor(() => expect(removals.get().size).toBe(0));
});

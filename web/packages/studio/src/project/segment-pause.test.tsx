import type { Segment } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { segment } from "../../test/stories";
import { keys } from "../server/queries";
import { PauseFields } from "./segment-pause";
import type { SegmentActions } from "./use-segment-actions";

const setPause = vi.fn(() => Promise.resolve(true));

function show(of: Segment) {
  setPause.mockClear();
  const queryClient = new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } },
  });
  queryClient.setQueryData(keys.settings, {
    inter_segment_silence: 0.3,
    scene_silence: 1.5,
    chapter_silence: 2.5,
  });
  render(
    <QueryClientProvider client={queryClient}>
      <PauseFields segment={of} actions={{ setPause } as unknown as SegmentActions} />
    </QueryClientProvider>,
  );
}

it("the usual pause is that of what begins there", () => {
  show(segment("a"));
  expect(screen.getByText("0.3 s (usual)")).toBeInTheDocument();
  show(segment("b", { scene_break: true }));
  expect(screen.getByText("1.5 s (usual)")).toBeInTheDocument();
  show(segment("c", { scene_break: true, chapter: { title: "One" } }));
  expect(screen.getByText("2.5 s (usual)")).toBeInTheDocument();
});

it("a scene begins, and the pause stays as it was chosen", async () => {
  show(segment("a", { pause_before: 4 }));
  await userEvent.click(screen.getByRole("checkbox"));
  expect(screen.getByRole("checkbox")).toBeChecked();
  await waitFor(() => expect(setPause).toHaveBeenCalledWith("a", { scene_break: true, pause_before: 4 }));
});

it("a pause of its own is set, and left to the settings again", async () => {
  show(segment("a", { pause_before: 4 }));
  fireEvent.change(screen.getByRole("slider"), { target: { value: "2" } });
  expect(screen.getByText("2 s")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Use the usual pause" }));
  expect(screen.queryByRole("button")).toBeNull();
  expect(screen.getByRole("slider")).toHaveFocus();
  await waitFor(() => expect(setPause).toHaveBeenCalledOnce());
  expect(setPause).toHaveBeenCalledWith("a", { scene_break: false, pause_before: null });
});

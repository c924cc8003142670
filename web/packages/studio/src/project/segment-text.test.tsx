import { ApiError, type Segment } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createRef } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { project, segment } from "../../test/stories";
import { PlayerProvider } from "../player/player-context";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { ProjectDeskProvider } from "./project-context";
import { SegmentText } from "./segment-text";
import { useSegmentActions } from "./use-segment-actions";

let queryClient: QueryClient;

function Card({ of }: { of: Segment }) {
  const actions = useSegmentActions();
  return <SegmentText segment={of} number={1} actions={actions} fieldRef={createRef()} />;
}

function page(of: Segment) {
  return (
    <QueryClientProvider client={queryClient}>
      <ProjectDeskProvider projectId="p">
        <PlayerProvider>
          <Card of={of} />
        </PlayerProvider>
      </ProjectDeskProvider>
    </QueryClientProvider>
  );
}

const field = () => screen.getByLabelText("Text of segment 1");

beforeEach(() => {
  queryClient = new QueryClient();
  queryClient.setQueryData(keys.project("p"), project([segment("a", { text_content: "Once" })]));
  vi.spyOn(HTMLMediaElement.prototype, "pause").mockReturnValue(undefined);
});

afterEach(() => {
  vi.restoreAllMocks();
});

it("a text that the server trims stays as it was typed while the cursor is in it", async () => {
  vi.spyOn(storyflow.segments, "update").mockResolvedValue(segment("a", { text_content: "Once upon" }));
  const { rerender } = render(page(segment("a", { text_content: "Once" })));
  await userEvent.type(field(), " upon ");
  await act(async () => {
    await vi.waitFor(() => expect(storyflow.segments.update).toHaveBeenCalled(), { timeout: 2000 });
  });
  rerender(page(segment("a", { text_content: "Once upon" })));
  expect(field()).toHaveValue("Once upon ");
  expect(storyflow.segments.update).toHaveBeenCalledWith("a", { text_content: "Once upon " });
  fireEvent.blur(field());
  expect(field()).toHaveValue("Once upon");
});

it("a refused text stays, with the reason and a way back", async () => {
  const refusal = new ApiError("Cannot edit a locked segment. Unlock it first.", { status: 400 });
  vi.spyOn(storyflow.segments, "update").mockRejectedValue(refusal);
  render(page(segment("a", { text_content: "Once" })));
  await userEvent.type(field(), "!");
  fireEvent.blur(field());
  expect(await screen.findByRole("alert")).toHaveTextContent("Cannot edit a locked segment.");
  expect(field()).toHaveValue("Once!");
  await userEvent.click(screen.getByRole("button", { name: "Discard my change" }));
  expect(field()).toHaveValue("Once");
});

it("the page warns before it is left only while something is not saved", async () => {
  let answer: (saved: Segment) => void = () => undefined;
  vi.spyOn(storyflow.segments, "update").mockReturnValue(new Promise((resolve) => (answer = resolve)));
  render(page(segment("a", { text_content: "Once" })));
  const leave = () => {
    const event = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(leave()).toBe(false);
  await userEvent.type(field(), "!");
  expect(leave()).toBe(true);
  fireEvent.blur(field());
  await act(async () => answer(segment("a", { text_content: "Once!" })));
  expect(leave()).toBe(false);
});

it("a locked text cannot be changed", () => {
  render(page(segment("a", { is_locked: true })));
  expect(field()).toHaveAttribute("readonly");
});

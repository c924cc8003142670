import type { Segment } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { narrated, segment } from "../../test/stories";
import { PlayerProvider } from "../player/player-context";
import { type ProjectDesk, ProjectDeskProvider, useDesk } from "./project-context";
import { SegmentMargin } from "./segment-margin";
import { type SegmentState, stateOf } from "./segment-state";
import type { SegmentActions } from "./use-segment-actions";

const narrate = vi.fn();
const grab = vi.fn();
const markTo = vi.fn();
const toggleMark = vi.fn();
let desk: ProjectDesk;

function Probe() {
  desk = useDesk();
  return null;
}

function show(of: Segment, state: SegmentState = stateOf(of)) {
  vi.spyOn(HTMLMediaElement.prototype, "pause").mockReturnValue(undefined);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ProjectDeskProvider projectId="p">
        <Probe />
        <PlayerProvider>
          <SegmentMargin
            segment={of}
            state={state}
            number={7}
            isOpened={false}
            actions={{ narrate, markTo, toggleMark } as unknown as SegmentActions}
            onGrab={grab}
          />
        </PlayerProvider>
      </ProjectDeskProvider>
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  vi.clearAllMocks();
});

it("what stands in the margin is also said in words", () => {
  show(segment("a"));
  expect(screen.getByRole("img", { name: "Not narrated" })).toBeInTheDocument();
});

it("a locked segment that is out of date says both", () => {
  const of = narrated("a", 2, { is_locked: true });
  show(of, { kind: "stale", duration: 2, reasons: ["text"] });
  expect(screen.getByRole("img", { name: "Out of date, Locked" })).toBeInTheDocument();
});

it("a text without a narration can be narrated from there, and one that is being narrated cannot", async () => {
  show(segment("a"));
  await userEvent.click(screen.getByRole("button", { name: "Narrate segment 7" }));
  expect(narrate).toHaveBeenCalledWith("a");
  show(segment("b"), { kind: "narrating" });
  expect(screen.getByRole("img", { name: "Being narrated" })).toBeInTheDocument();
  expect(screen.getAllByRole("button")).toHaveLength(1);
});

it("a narration is played from there", () => {
  show(narrated("a"));
  expect(screen.getByRole("button", { name: "Play segment 7" })).toBeEnabled();
});

it("the number is where a pointer takes the segment", () => {
  show(segment("a"));
  fireEvent.pointerDown(screen.getByTitle("Drag to move"), { button: 0 });
  expect(grab).toHaveBeenCalledWith("a", expect.anything());
});

it("a press with Shift marks up to there, one with Ctrl only this, and neither drags", () => {
  show(segment("a"));
  const grip = screen.getByTitle("Drag to move");
  fireEvent.pointerDown(grip, { button: 0, shiftKey: true });
  expect(markTo).toHaveBeenCalledWith("a");
  fireEvent.pointerDown(grip, { button: 0, ctrlKey: true });
  expect(toggleMark).toHaveBeenCalledWith("a");
  expect(grab).not.toHaveBeenCalled();
});

it("a marked segment says so", () => {
  show(segment("a"));
  act(() => desk.marked.set({ ids: new Set(["a"]), anchor: "a" }));
  expect(screen.getByRole("img", { name: "Not narrated, marked" })).toBeInTheDocument();
});

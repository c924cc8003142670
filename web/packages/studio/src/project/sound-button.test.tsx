import type { Segment } from "@storyflow/client";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { narrated, segment } from "../../test/stories";
import type { SegmentState } from "./segment-state";
import { SoundButton } from "./sound-button";
import type { SegmentActions } from "./use-segment-actions";

const player = vi.hoisted(() => ({
  play: vi.fn(async () => undefined),
  toggle: vi.fn(),
  state: { segmentId: undefined as string | undefined, phase: "idle" },
}));

vi.mock("../player/player-context", () => ({
  usePlayer: () => player,
  usePlayerState: (choose: (state: typeof player.state) => unknown) => choose(player.state),
}));

const narrate = vi.fn(async () => undefined);

beforeEach(() => {
  vi.clearAllMocks();
  player.state = { segmentId: undefined, phase: "idle" };
});

function show(of: Segment, state: SegmentState) {
  render(
    <SoundButton segment={of} state={state} number={7} actions={{ narrate } as unknown as SegmentActions} />,
  );
}

const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

it("a text without a sound is narrated, one that failed is tried again", async () => {
  show(segment("a"), { kind: "silent" });
  await press("Narrate segment 7");
  show(segment("b"), { kind: "failed", reason: undefined });
  await press("Try segment 7 again");
  expect(narrate.mock.calls).toEqual([["a"], ["b"]]);
});

it("a blank text and a locked one cannot be narrated", () => {
  show(segment("a", { text_content: "" }), { kind: "blank" });
  expect(screen.getByRole("button")).toBeDisabled();
  show(segment("b", { is_locked: true }), { kind: "silent" });
  for (const button of screen.getAllByRole("button")) expect(button).toBeDisabled();
});

it("a sound is played alone, also one that is out of date", async () => {
  show(narrated("a"), { kind: "stale", duration: 2, reasons: ["text"] });
  await press("Play segment 7");
  expect(player.play).toHaveBeenCalledWith(expect.objectContaining({ segmentId: "a" }), { goesOn: false });
});

it("the old sound can be heard while a new one is made; before the first there is no button", async () => {
  show(narrated("a"), { kind: "queued", position: 1 });
  expect(screen.getByRole("button", { name: "Play segment 7" })).toBeEnabled();
  show(segment("b"), { kind: "narrating" });
  expect(screen.getAllByRole("button")).toHaveLength(1);
});

it("what sounds is paused, and goes on with the next press", async () => {
  player.state = { segmentId: "a", phase: "playing" };
  show(narrated("a"), { kind: "ready", duration: 2 });
  await press("Pause segment 7");
  expect(player.toggle).toHaveBeenCalledOnce();
});

it("a player that rests at this text is resumed, one that waits for its narration plays it", async () => {
  player.state = { segmentId: "a", phase: "paused" };
  show(narrated("a"), { kind: "ready", duration: 2 });
  await press("Play segment 7");
  expect(player.toggle).toHaveBeenCalledOnce();
  player.state = { segmentId: "b", phase: "gap" };
  show(narrated("b"), { kind: "ready", duration: 2 });
  await userEvent.click(screen.getAllByRole("button")[1] as HTMLElement);
  expect(player.play).toHaveBeenCalledOnce();
});

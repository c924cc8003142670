import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { narrated, segment } from "../../test/stories";
import { places } from "../player/places";
import type { PlayerState } from "../player/player";
import { PlayerBar } from "./player-bar";
import { type ProjectDesk, ProjectDeskProvider, useDesk } from "./project-context";
import { useStoryState } from "./story-place";
import { storySound } from "./story-sound";
import type { Playback } from "./use-playback";

vi.mock("./story-place", async (original) => ({
  ...(await original<typeof import("./story-place")>()),
  useStoryState: vi.fn(),
}));
vi.mock("../player/story-slider", () => ({
  StorySlider: ({ start, rest }: { start: number; rest: number }) => <p>{`bar at ${start}, rest ${rest}`}</p>,
}));
vi.mock("../player/sound-menu", () => ({ SoundMenu: () => null }));

/** "a" and "d" can be heard; "b" is not narrated, "c" neither, and locked. */
const segments = [
  narrated("a", 4, { chapter: { title: "The Lamp", level: 1 } }),
  segment("b"),
  segment("c", { is_locked: true }),
  narrated("d", 6),
];
const sound = storySound({ storyId: "p", segments, isHidden: () => false, isUnderWay: () => false }, () => 0);
const playback = {
  canPlay: true,
  toggle: vi.fn(),
  skip: vi.fn(),
  skipGap: vi.fn(),
  nudge: vi.fn(),
  seekTo: vi.fn(),
} satisfies Playback;
const onNarrate = vi.fn();
const onHelp = vi.fn();
let desk: ProjectDesk;

function Probe() {
  desk = useDesk();
  return null;
}

function show(phase: PlayerState["phase"], segmentId?: string, change: Partial<Playback> = {}) {
  vi.mocked(useStoryState).mockReturnValue({ phase, segmentId });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ProjectDeskProvider projectId="p">
        <Probe />
        <PlayerBar
          sound={sound}
          playback={{ ...playback, ...change }}
          onHelp={onHelp}
          onNarrate={onNarrate}
        />
      </ProjectDeskProvider>
    </QueryClientProvider>,
  );
}
const button = (name: string | RegExp) => screen.getByRole("button", { name });

beforeEach(() => {
  localStorage.clear();
  vi.clearAllMocks();
});
afterEach(() => {
  places.keep("p", undefined);
});

it("where nothing sounds one can only begin", async () => {
  show("idle");
  expect(screen.getByText("Ready")).toBeVisible();
  for (const name of ["Previous segment", "15 seconds back", "15 seconds forward", "Next segment"]) {
    expect(button(name)).toBeDisabled();
  }
  await userEvent.click(button("Play the story"));
  expect(playback.toggle).toHaveBeenCalledOnce();
});

it("without any narration there is nothing to play, and that is said", () => {
  show("idle", undefined, { canPlay: false });
  expect(screen.getByText("Nothing to play yet")).toBeVisible();
  expect(button("Play the story")).toBeDisabled();
});

it("what sounds is told with its chapter and number, and leads there", async () => {
  show("playing", "d");
  expect(screen.getByText("The Lamp · Segment 4")).toBeVisible();
  expect(screen.getByText("bar at 4, rest 0")).toBeVisible();
  await userEvent.click(screen.getByText("Text of d."));
  expect(desk.reveal.get()).toEqual({ id: "d", focus: "card" });
});

it("the steps go by segments and by fifteen seconds", async () => {
  show("playing", "d");
  await userEvent.click(button("Previous segment"));
  await userEvent.click(button("Next segment"));
  expect(playback.skip.mock.calls).toEqual([[-1], [1]]);
  await userEvent.click(button("15 seconds back"));
  await userEvent.click(button("15 seconds forward"));
  expect(playback.nudge.mock.calls).toEqual([[-15], [15]]);
  await userEvent.click(button("Pause"));
  expect(playback.toggle).toHaveBeenCalledOnce();
});

it("a segment that is being narrated is waited for, which is said", () => {
  show("waiting", "b");
  expect(screen.getByText("Segment 2 is being narrated…")).toBeVisible();
  expect(button("Pause")).toBeEnabled();
});

it("in front of a gap what is missing is offered: to be narrated, but for what is locked, or to be passed", async () => {
  show("gap", "b");
  expect(screen.getByText("Segments 2 and 3 are not narrated.")).toBeVisible();
  await userEvent.click(button("Narrate them"));
  expect(onNarrate).toHaveBeenCalledWith(["b"]);
  await userEvent.click(button("Skip"));
  expect(playback.skipGap).toHaveBeenCalledOnce();
});

it("where the story was left is told, and gone on from", () => {
  places.keep("p", { segmentId: "d", seconds: 2 });
  show("idle");
  expect(button("Play on where you stopped")).toBeEnabled();
  expect(screen.getByText("bar at 6, rest 6")).toBeVisible();
});

import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { onDesk } from "../../test/desk";
import { segment } from "../../test/stories";
import { storyflow } from "../server/storyflow";
import { type ProjectDesk, useDesk } from "./project-context";
import { StoryPalette } from "./story-palette";
import type { BatchDesk } from "./use-batch";
import type { Playback } from "./use-playback";
import type { SegmentActions } from "./use-segment-actions";

const actions = { narrate: vi.fn(), lock: vi.fn(), insert: vi.fn() };
const ways = { onSheet: vi.fn(), onFind: vi.fn(), onHelp: vi.fn(), onClose: vi.fn() };
const toggle = vi.fn();
const start = vi.fn();
const stop = vi.fn();
let desk: ProjectDesk;

function Palette({ isBusy, current }: { isBusy: boolean; current: string | undefined }) {
  desk = useDesk();
  // Known before the palette is made, as on the page.
  desk.current.set(current);
  const segments = [segment("a"), segment("b", { is_locked: true }), segment("c")];
  return (
    <StoryPalette
      segments={segments}
      actions={actions as unknown as SegmentActions}
      playback={{ toggle } as unknown as Playback}
      batch={{ batch: isBusy ? {} : undefined, start, stop } as unknown as BatchDesk}
      {...ways}
    />
  );
}

function show(current?: string, isBusy = false) {
  return render(<Palette isBusy={isBusy} current={current} />, { wrapper: onDesk() });
}

beforeEach(() => {
  vi.clearAllMocks();
  vi.spyOn(storyflow.projects, "list").mockResolvedValue({ next: null, results: [] } as never);
});
afterEach(() => vi.restoreAllMocks());

const labels = () =>
  screen.getAllByRole("option", { hidden: true }).map((option) => option.textContent ?? "");
/** The chosen entry runs when the sheet has gone. */
async function choose(name: RegExp) {
  await userEvent.click(screen.getByText(name));
  await act(() => new Promise((done) => requestAnimationFrame(() => done(undefined))));
}

it("without a current segment there is what can be done with the story", async () => {
  show();
  expect(labels().some((label) => label.startsWith("Play the story"))).toBe(true);
  expect(labels().some((label) => /Lock segment|Insert below/.test(label))).toBe(false);
  await choose(/^Narrate all/);
  expect(start).toHaveBeenCalledWith();
});

it("a current segment can be narrated, locked and followed by another one", async () => {
  show("c");
  await choose(/^Narrate segment 3/);
  expect(actions.narrate).toHaveBeenCalledWith("c");
});

it("a locked one is only unlocked", async () => {
  show("b");
  expect(labels().some((label) => /Narrate segment/.test(label))).toBe(false);
  await choose(/^Unlock segment 2/);
  expect(actions.lock).toHaveBeenCalledWith("b", false);
});

it("a new segment comes behind the last one", async () => {
  show();
  await choose(/^Add a segment/);
  expect(actions.insert).toHaveBeenCalledWith("c");
});

it("while the story is narrated, that is stopped", async () => {
  show(undefined, true);
  expect(labels().some((label) => label.startsWith("Narrate all"))).toBe(false);
  await choose(/^Stop/);
  expect(stop).toHaveBeenCalledOnce();
});

it("leads to the search and to the sheets of the story", async () => {
  show();
  await choose(/^Find and replace/);
  expect(ways.onFind).toHaveBeenCalledOnce();
  expect(ways.onClose).toHaveBeenCalled();
});

import type { ProjectDetail } from "@storyflow/client";
import { QueryClient } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { onDesk } from "../../test/desk";
import { narrated, project, segment } from "../../test/stories";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { StoryBar, type StorySheet } from "./story-bar";
import type { BatchDesk } from "./use-batch";

const ways = { onSheet: vi.fn(), onFind: vi.fn(), onPalette: vi.fn() };
const start = vi.fn(async () => undefined);

interface Circumstances {
  readonly hasChapters?: boolean;
  readonly sheet?: StorySheet;
  readonly isBusy?: boolean;
}

function show(story: ProjectDetail, { hasChapters = false, sheet, isBusy = false }: Circumstances = {}) {
  const queryClient = new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } },
  });
  queryClient.setQueryData(keys.settings, { default_voice_id: "af_heart", tts_speed: 1 });
  queryClient.setQueryData(keys.voices, [
    { id: "af_heart", name: "Heart" },
    { id: "bf_emma", name: "Emma" },
  ]);
  const batch = { batch: isBusy ? {} : undefined, isStarting: false, start } as unknown as BatchDesk;
  render(<StoryBar project={story} batch={batch} hasChapters={hasChapters} sheet={sheet} {...ways} />, {
    wrapper: onDesk(queryClient),
  });
}

beforeEach(() => {
  vi.clearAllMocks();
  vi.spyOn(storyflow.projects, "list").mockResolvedValue({ next: null, results: [] } as never);
});
afterEach(() => vi.restoreAllMocks());

const voiceButton = () => screen.getByRole("button", { name: /^Voice/ });
const openMenu = () => userEvent.click(screen.getByRole("button", { name: "More for this story" }));

it("says which voice tells the story and how fast: its own, else that of the settings", async () => {
  show({ ...project([segment("a")]), voice_id: "bf_emma", tts_speed: 1.2 });
  expect(voiceButton()).toHaveTextContent("Voice: Emma · 1.2 ×");
  await userEvent.click(voiceButton());
  expect(ways.onSheet).toHaveBeenCalledWith("voice");
});

it("a story without a voice of its own has that of the settings", () => {
  show(project([segment("a")]));
  expect(voiceButton()).toHaveTextContent("Voice: Heart · 1 ×");
});

it("a story without words has nothing to download", () => {
  show(project([segment("a", { text_content: "" })]));
  expect(screen.getByRole("button", { name: "Download" })).toBeDisabled();
});

it("chapters are offered where there are some", async () => {
  show(project([segment("a")]));
  expect(screen.queryByRole("button", { name: "Chapters" })).toBeNull();
  await openMenu();
  expect(screen.queryByRole("menuitem", { name: /Chapters/ })).toBeNull();
});

it("the menu leads to the chapters, the search and the palette", async () => {
  show(project([segment("a", { chapter: { title: "One" } })]), { hasChapters: true });
  await openMenu();
  await userEvent.click(screen.getByRole("menuitem", { name: /Chapters/ }));
  expect(ways.onSheet).toHaveBeenCalledWith("outline");
  await openMenu();
  await userEvent.click(screen.getByRole("menuitem", { name: /Commands/ }));
  expect(ways.onPalette).toHaveBeenCalledOnce();
});

it("everything is narrated again from the menu, unless that goes on or all is locked", async () => {
  show(project([narrated("a")]));
  await openMenu();
  await userEvent.click(screen.getByRole("menuitem", { name: /Narrate everything again/ }));
  expect(start).toHaveBeenCalledWith({ everything: true });
});

it.each([
  ["while the story is narrated", project([narrated("a")]), true],
  ["where all is locked", project([narrated("a", 2, { is_locked: true })]), false],
])("nothing is narrated again %s", async (_when, story, isBusy) => {
  show(story, { isBusy });
  await openMenu();
  const item = screen.getByRole("menuitem", { name: /Narrate everything again/ });
  expect(item.matches(":disabled, [aria-disabled=true]")).toBe(true);
});

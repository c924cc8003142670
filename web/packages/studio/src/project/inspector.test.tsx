import type { Segment } from "@storyflow/client";
import { QueryClient } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { onDesk } from "../../test/desk";
import { project, segment } from "../../test/stories";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { Inspector } from "./inspector";
import { type ProjectDesk, useDesk } from "./project-context";
import type { SegmentActions } from "./use-segment-actions";

const setChapter = vi.fn(() => Promise.resolve(true));
let desk: ProjectDesk;

function Probe() {
  desk = useDesk();
  return null;
}

function show(segments: readonly Segment[]) {
  const queryClient = new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } },
  });
  queryClient.setQueryData(keys.project("p"), { ...project(segments), voice_id: "bf_emma", tts_speed: 1.2 });
  queryClient.setQueryData(keys.settings, { default_voice_id: "af_heart", tts_speed: 1 });
  queryClient.setQueryData(keys.voices, [
    { id: "bf_emma", name: "Emma" },
    { id: "af_bella", name: "Bella" },
  ]);
  render(
    <>
      <Probe />
      <Inspector segments={segments} actions={{ setChapter } as unknown as SegmentActions} />
    </>,
    { wrapper: onDesk(queryClient) },
  );
}

beforeEach(() => {
  setChapter.mockClear();
  vi.spyOn(storyflow.segments, "reading").mockResolvedValue({ pieces: [], voice: "bf_emma" } as never);
});

afterEach(() => {
  vi.restoreAllMocks();
});

it("without a current segment it says how to get one", () => {
  show([segment("a")]);
  expect(
    screen.getByText("Voice, reading, picture and chapter of the text that you are in stand here."),
  ).toBeVisible();
});

it("tells the voice that will be heard, and whether that is the segment's own", () => {
  show([segment("a"), segment("b", { voice_id: "af_bella" })]);
  act(() => desk.opened.set("a"));
  expect(screen.getByRole("heading", { name: "Segment 1" })).toBeVisible();
  expect(screen.getByText("Emma · 1.2 ×")).toBeVisible();
  expect(screen.getByText("As in the story")).toBeVisible();
  act(() => desk.opened.set("b"));
  expect(screen.getByText("Bella · 1.2 ×")).toBeVisible();
  expect(screen.getByText("Its own")).toBeVisible();
});

it("a locked segment keeps voice and picture", () => {
  show([segment("a", { is_locked: true })]);
  act(() => desk.opened.set("a"));
  expect(screen.getByRole("button", { name: "Change voice and speed" })).toBeDisabled();
  expect(screen.getByRole("button", { name: "Add a picture" })).toBeDisabled();
});

it("how the film shows the picture can be chosen where there is one", () => {
  show([segment("a"), segment("b", { image_file: "/media/b.png", image_fit: "fit" })]);
  act(() => desk.opened.set("a"));
  expect(screen.queryByRole("group", { name: "In the film" })).toBeNull();
  act(() => desk.opened.set("b"));
  expect(screen.getByRole("radio", { name: "Show the whole picture" })).toBeChecked();
});

it("the chapter that begins there is told, and can be taken away", async () => {
  show([segment("a", { chapter: { title: "The lamp" } })]);
  act(() => desk.opened.set("a"));
  expect(screen.getByText("The lamp")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Remove the chapter mark" }));
  expect(setChapter).toHaveBeenCalledWith("a", null);
});

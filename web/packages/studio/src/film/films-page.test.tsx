import type { Film } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { storyflow } from "../server/storyflow";
import { FilmsPage } from "./films-page";

afterEach(() => vi.restoreAllMocks());

const film: Film = {
  id: "p",
  title: "The Lamp",
  created_at: "2026-01-01T00:00:00+00:00",
  updated_at: "2026-01-01T00:00:00+00:00",
  resolution_width: 1080,
  resolution_height: 1920,
  framerate: 30,
  segment_count: 2,
  file_size: 4_200_000,
  stream_url: "/api/gallery/p/stream/",
  download_url: "/api/gallery/p/download/",
  duration: 75,
  made_at: "2026-01-02T00:00:00+00:00",
};

function show(films: Film[]) {
  vi.spyOn(storyflow.films, "list").mockResolvedValue(films);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <FilmsPage />
    </QueryClientProvider>,
  );
}

it("each film has its player, its download and the way to its story", async () => {
  show([film]);
  expect(await screen.findByRole("heading", { name: "The Lamp" })).toBeVisible();
  expect(screen.getByText("1:15 · 1080 × 1920 · 4.2 MB")).toBeVisible();
  expect(screen.getByText(/^Made on .*2026$/)).toBeVisible();
  expect(screen.getByRole("button", { name: "Download “The Lamp”" })).toBeEnabled();
  expect(screen.getByRole("link", { name: "To the story “The Lamp”" })).toHaveAttribute(
    "href",
    "/projects/p/film",
  );
  await vi.waitFor(() => expect(document.querySelector("video")?.src).toContain("/api/gallery/p/stream/?v="));
});

it("without films it says how to make one, and leads to the stories", async () => {
  show([]);
  expect(await screen.findByText("No film yet. Open a story, choose “Film”, and make one.")).toBeVisible();
  expect(screen.getByRole("link", { name: "To the library" })).toHaveAttribute("href", "/");
});

it("a film is played in its place, alone, with the browser's own controls", async () => {
  const play = vi.spyOn(HTMLMediaElement.prototype, "play").mockResolvedValue();
  const pause = vi.spyOn(HTMLMediaElement.prototype, "pause").mockReturnValue();
  show([film, { ...film, id: "q", title: "The Sea" }]);
  await userEvent.click(await screen.findByRole("button", { name: "Play “The Sea”" }));
  const [first, second] = document.querySelectorAll("video");
  expect(play.mock.contexts).toEqual([second]);
  expect([first?.controls, second?.controls]).toEqual([false, true]);
  if (second) fireEvent.play(second);
  expect(pause.mock.contexts).toEqual([first]);
});

import { ApiError, type Film, type FilmStatus } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { narrated, project, segment } from "../../test/stories";
import { storyflow } from "../server/storyflow";
import { FilmMaking } from "./film-making";
import { planOf } from "./film-plan";
import type { FilmLook } from "./look";

const status = vi.spyOn(storyflow.films, "status");
const list = vi.spyOn(storyflow.films, "list");
const start = vi.spyOn(storyflow.films, "render");
const cancel = vi.spyOn(storyflow.films, "cancel");

const stands = (change: Partial<FilmStatus>): FilmStatus => ({
  project_id: "p",
  status: "DRAFT",
  progress: null,
  output_url: null,
  error: null,
  render_id: "r1",
  ...change,
});
const film: Film = {
  id: "p",
  title: "The Lamp",
  created_at: "2026-01-01T00:00:00+00:00",
  updated_at: "2026-01-01T00:00:00+00:00",
  resolution_width: 1280,
  resolution_height: 720,
  framerate: 24,
  segment_count: 2,
  file_size: 4_200_000,
  stream_url: "/api/gallery/p/stream/",
  download_url: "/api/gallery/p/download/",
  duration: 4.5,
  made_at: "2026-01-02T00:00:00+00:00",
};
const look: FilmLook = {
  frame: { width: 1920, height: 1080 },
  zoom: 1.3,
  transition: 0.5,
  subtitles: undefined,
  font: undefined,
  logo: undefined,
  cards: { hasTitle: false, end: "", seconds: 4 },
  music: undefined,
};
const pauses = { inter_segment_silence: 0.3, scene_silence: 1, chapter_silence: 2 };
const story = [narrated("a", 2, { image_file: "/media/a.png" }), narrated("b")];

beforeEach(() => {
  status.mockReset().mockResolvedValue(stands({}));
  list.mockReset().mockResolvedValue([]);
  cancel.mockReset().mockResolvedValue(undefined);
  start.mockReset().mockResolvedValue({
    task_id: "render_p",
    project_id: "p",
    status: "PROCESSING",
    total_segments: 2,
    message: "",
    render_id: "r1",
    warnings: [],
  });
});

function setUp(segments = story, holdsPictures = true, lacksEncoder = false) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const onShow = vi.fn();
  const onWatch = vi.fn();
  const onBeforeStart = vi.fn(async () => undefined);
  render(
    <QueryClientProvider client={queryClient}>
      <FilmMaking
        project={project(segments)}
        segments={segments}
        look={look}
        rate={30}
        plan={planOf(segments, pauses, 0.5)}
        holdsPictures={holdsPictures}
        lacksEncoder={lacksEncoder}
        onShow={onShow}
        onWatch={onWatch}
        onBeforeStart={onBeforeStart}
      />
    </QueryClientProvider>,
  );
  return { user: userEvent.setup(), onShow, onWatch, onBeforeStart };
}
const make = () => screen.getByRole("button", { name: "Make the film" });

describe("before a film is made", () => {
  it("its size and length are told, and the settings are saved before it starts", async () => {
    const { user, onBeforeStart } = setUp();
    expect(screen.getByText("0:04 · 1920 × 1080 · 30 fps")).toBeVisible();
    await waitFor(() => expect(make()).toBeEnabled());
    status.mockResolvedValue(stands({ status: "PROCESSING" }));
    await user.click(make());
    expect(onBeforeStart.mock.invocationCallOrder[0]).toBeLessThan(start.mock.invocationCallOrder[0] ?? 0);
    expect(start).toHaveBeenCalledWith("p", { holdPictures: true });
    expect(await screen.findByRole("heading", { name: "Making the film" })).toBeVisible();
  });

  it("what it will not show as expected is told when it is begun", async () => {
    const warnings = ["No font of the machine has 3 letters of the film."];
    start.mockResolvedValue({ ...(await start("p")), warnings });
    const { user } = setUp();
    await waitFor(() => expect(make()).toBeEnabled());
    await user.click(make());
    expect(await screen.findByText("No font of the machine has 3 letters of the film.")).toBeVisible();
  });

  it.each([
    ["a narration", [...story, segment("c", { image_file: "/media/c.png" })], true],
    ["a text", [...story, segment("c", { text_content: "" })], true],
    ["a picture, unless the one before is held", story, false],
  ])("it cannot be started while a segment lacks %s", async (_what, segments, holds) => {
    setUp(segments, holds);
    await waitFor(() => expect(status).toHaveBeenCalled());
    expect(make()).toBeDisabled();
  });
});

it("a film is not begun where no program encodes it", async () => {
  setUp(story, true, true);
  await waitFor(() => expect(status).toHaveBeenCalled());
  expect(make()).toBeDisabled();
});

describe("while a film is made", () => {
  const making = stands({
    status: "PROCESSING",
    progress: {
      current_segment: 1,
      total_segments: 2,
      percentage: 47,
      current_phase: "Rendering",
      seconds_left: 83,
    },
  });

  it("it is told how far it is and how long it takes, also after a reload, and it can be stopped", async () => {
    status.mockResolvedValue(making);
    const { user } = setUp();
    expect(await screen.findByText("47 % · segment 1 of 2 · about 1 min left")).toBeVisible();
    expect(screen.getByRole("progressbar", { name: "Making the film" })).toHaveAttribute(
      "aria-valuenow",
      "47",
    );
    await user.click(screen.getByRole("button", { name: "Stop" }));
    expect(cancel).toHaveBeenCalledWith("p");
    status.mockResolvedValue(
      stands({
        status: "FAILED",
        progress: making.progress && { ...making.progress, current_phase: "Cancelled by user" },
      }),
    );
    expect(await screen.findByText("Stopped. Nothing was changed.", {}, { timeout: 4000 })).toBeVisible();
  });

  it("what is told only grows, though a server that was killed counts from the beginning again", async () => {
    status.mockResolvedValue(making);
    setUp();
    expect(await screen.findByText(/^47 % · segment 1 of 2/)).toBeVisible();
    const again = { current_segment: 0, total_segments: 2, percentage: 0, seconds_left: null };
    status.mockResolvedValue({ ...making, progress: { ...again, current_phase: "Preparing" } });
    expect(await screen.findByText("47 % · segment 1 of 2", {}, { timeout: 4000 })).toBeVisible();
  });

  it("a render that has not told anything yet is being prepared", async () => {
    status.mockResolvedValue(stands({ status: "PROCESSING" }));
    setUp();
    expect(await screen.findByText("Preparing pictures and sound…")).toBeVisible();
  });

  it("the finished film appears with the ways to watch and to download it", async () => {
    status.mockResolvedValue(making);
    const { user, onWatch } = setUp();
    await screen.findByText(/47 %/);
    list.mockResolvedValue([film]);
    status.mockResolvedValue(stands({ status: "COMPLETED", output_url: "/media/p.mp4" }));
    expect(await screen.findByText("The film is ready.", {}, { timeout: 4000 })).toBeVisible();
    expect(await screen.findByText("0:04 · 1280 × 720 · 4.2 MB")).toBeVisible();
    expect(screen.getByRole("button", { name: "Download" })).toBeEnabled();
    await user.click(screen.getByRole("button", { name: "Watch" }));
    expect(onWatch).toHaveBeenCalledWith(film);
  });
});

describe("a film that was not made", () => {
  it("names the segment that is in the way, and leads to it", async () => {
    status.mockResolvedValue(stands({ status: "FAILED", error: "Segment 2, b.png: the picture is broken." }));
    const { user, onShow } = setUp();
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "The film was not finished because of segment 2: the picture is broken.",
    );
    await user.click(screen.getByRole("button", { name: "Show segment 2" }));
    expect(onShow).toHaveBeenCalledWith("b");
    await user.click(make());
    expect(start).toHaveBeenCalled();
  });

  it("says how to get ffmpeg where it is missing", async () => {
    start.mockRejectedValue(
      new ApiError("FFmpeg is required for video rendering but was not found on the system PATH.", {
        status: 500,
      }),
    );
    const { user } = setUp();
    await waitFor(() => expect(make()).toBeEnabled());
    await user.click(make());
    expect(await screen.findByRole("alert")).toHaveTextContent("sudo apt install ffmpeg");
  });

  it("says what is missing when the server knows better", async () => {
    start.mockRejectedValue(
      new ApiError("missing", { status: 400, body: { missing_images: [], missing_audio: ["a", "b"] } }),
    );
    const { user } = setUp();
    await waitFor(() => expect(make()).toBeEnabled());
    await user.click(make());
    expect(await screen.findByRole("alert")).toHaveTextContent("2 segments are not narrated yet.");
  });

  it("leaves the film before it in its place", async () => {
    list.mockResolvedValue([film]);
    status.mockResolvedValue(stands({ status: "FAILED", error: "The disk is full." }));
    setUp();
    expect(await screen.findByText(/The disk is full, so the film was not finished/)).toBeVisible();
    expect(await screen.findByText(/This film was made before/)).toBeVisible();
  });
});

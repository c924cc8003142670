/** The films that the views show: stories with pictures, and what a server would tell of their making. */
import type { Film, FilmStatus, ProjectDetail, StoryFlowClient } from "../../packages/client/src/index.ts";
import { drawn } from "../pictures.ts";
import { expect, narrate, storyOf } from "../studio.ts";
import { narratedStory, paragraphs } from "./made-stories.ts";
import type { Stage } from "./view.ts";

/** A sky over a sea, with a sun that sinks from picture to picture. */
const sunset = (number: number) =>
  drawn(`${number}.png`, 320, 180, (x, y) => {
    if ((x - 60 - 20 * number) ** 2 + (y - 30 - 8 * number) ** 2 < 400 && y < 110) return [250, 200, 120];
    return y < 110 ? [70 + y, 60 + (y >> 1), 120 - (y >> 2)] : [20, 60 + (y >> 2), 80];
  });

export async function addSunset(
  client: StoryFlowClient,
  story: ProjectDetail,
  number: number,
): Promise<void> {
  const { name, buffer, mimeType } = sunset(number);
  const file = new File([new Uint8Array(buffer)], name, { type: mimeType });
  await client.segments.uploadImage(story.segments[number - 1]?.id ?? "", file);
}

/** A light tower on a dark ground with a white border: too high for a wide film. */
const tower = drawn("tower.png", 240, 400, (x, y) => {
  if (x < 6 || y < 6 || x >= 234 || y >= 394) return [245, 245, 240];
  const isTower = Math.abs(x - 120) < 16 + (y >> 4) && y > 70 && y < 340;
  if (isTower) return (y >> 5) % 2 === 0 ? [200, 60, 50] : [235, 230, 220];
  return y < 340 ? [40, 70 + (y >> 3), 130] : [60, 90, 60];
});

/** Gives a segment a picture that is higher than wide. */
export async function addTower(client: StoryFlowClient, segmentId: string): Promise<void> {
  const file = new File([new Uint8Array(tower.buffer)], tower.name, { type: tower.mimeType });
  await client.segments.uploadImage(segmentId, file);
}

/** Narrated, with a picture for each segment. */
export async function storyInPictures(client: StoryFlowClient, texts = paragraphs): Promise<ProjectDetail> {
  const story = await narratedStory(client, texts);
  for (const [index] of story.segments.entries()) await addSunset(client, story, index + 1);
  return client.projects.get(story.id);
}

/** A short film, really made, in a small size. */
export async function madeFilm(
  client: StoryFlowClient,
  title = "The lamp on Gull Rock",
): Promise<ProjectDetail> {
  const story = await storyOf(client, title, ["The lamp went out.", "Nobody noticed."]);
  await narrate(client, story);
  for (const [index] of story.segments.entries()) await addSunset(client, story, index + 1);
  await client.settings.update({ render_width: 720, render_height: 720, render_fps: 24 });
  await client.films.render(story.id);
  await expect
    .poll(async () => (await client.films.status(story.id)).status, { timeout: 120_000 })
    .toBe("COMPLETED");
  return story;
}

export async function openFilm({ page, t }: Stage, id: string): Promise<void> {
  await page.goto(`/projects/${id}/film`);
  await expect(page.getByRole("navigation", { name: t("film.views") })).toBeVisible();
}

/** Waits until the preview can be played and shows its first picture, or the letters of its first card. */
export async function untilPainted({ page, t }: Stage): Promise<void> {
  await expect(page.getByRole("button", { name: t("film.play"), exact: true })).toBeEnabled();
  const preview = page.getByRole("img", { name: t("film.preview") });
  await expect
    .poll(() =>
      preview.evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
        return data?.some((part, index) => index % 4 !== 3 && part > 60);
      }),
    )
    .toBe(true);
}

/** Moves the preview to this place. */
export async function moveTo({ page, t }: Stage, seconds: number): Promise<void> {
  const place = page.getByRole("slider", { name: t("film.place") });
  await place.fill(String(seconds));
  await place.blur();
}

const untold: FilmStatus = {
  project_id: "",
  status: "DRAFT",
  progress: null,
  output_url: null,
  error: null,
  render_id: "render",
};

/** The page hears this of the film's making, until it is told something else by the function that is returned. */
export async function tellOfFilm(
  { page }: Stage,
  story: ProjectDetail,
  first: Partial<FilmStatus>,
): Promise<(change: Partial<FilmStatus>) => void> {
  let told: FilmStatus = { ...untold, project_id: story.id, ...first };
  await page.route("**/api/projects/*/status/", (route) => route.fulfill({ json: told }));
  return (change) => {
    told = { ...told, ...change };
  };
}

/** The page finds these films, and no file of theirs. */
export const tellOfFilms = ({ page }: Stage, films: readonly Film[]): Promise<unknown> =>
  page.route("**/api/gallery/", (route) => route.fulfill({ json: films }));

export const filmOf = ({ id, title, segments }: ProjectDetail): Film => ({
  id,
  title,
  created_at: "2026-01-01T00:00:00+00:00",
  updated_at: "2026-01-01T00:00:00+00:00",
  resolution_width: 1920,
  resolution_height: 1080,
  framerate: 30,
  segment_count: segments.length,
  file_size: 48_300_000,
  stream_url: `/api/gallery/${id}/stream/`,
  download_url: `/api/gallery/${id}/download/`,
  duration: 71.3,
  made_at: "2026-01-02T00:00:00+00:00",
});

export const making = (percentage: number, secondsLeft: number | null): Partial<FilmStatus> => ({
  status: "PROCESSING",
  progress: {
    current_segment: 4,
    total_segments: 10,
    percentage,
    current_phase: "Encoding",
    seconds_left: secondsLeft,
  },
});

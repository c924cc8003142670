/**
 * Each request of the original's web client that its video half makes, from its own origin, against the real program.
 * The client sends what it always sent, and must find in the answers what it looks for.
 */
import { readFile, stat } from "node:fs/promises";
import { OriginalClient, type RenderStatus } from "../original-client.ts";
import { type PictureFile, plain } from "../pictures.ts";
import { test as base, expect, narrate, storyOf } from "../studio.ts";

const test = base.extend<{ original: OriginalClient }>({
  original: async ({ browser, server }, use) => {
    const original = await OriginalClient.open(browser, server.url);
    await use(original);
    await original.close();
  },
});

type Settings = Record<string, string | number | boolean | null>;
type Detail = { status: string; output_path: string | null; segments: { id: string }[] };

interface GalleryFilm {
  id: string;
  title: string;
  created_at: string;
  updated_at: string;
  resolution_width: number;
  resolution_height: number;
  framerate: number;
  segment_count: number;
  file_size: number;
  stream_url: string;
  download_url: string;
}

const texts = ["The lamp went out at ten minutes to twelve.", "Nobody noticed.", "But the sea did."];
const colours = [
  [200, 30, 30],
  [30, 160, 60],
  [30, 60, 200],
] as const;
const isMp4 = (first: readonly number[]): boolean => String.fromCharCode(...first.slice(4, 8)) === "ftyp";

test.beforeEach(async ({ original }) => {
  test.setTimeout(300_000);
  // As small as the client's choices allow, so that the stories do not wait for the encoder.
  const { status } = await original.patch("/settings/", {
    render_width: 720,
    render_height: 720,
    render_fps: 24,
  });
  expect(status).toBe(200);
});

/** A story with pictures and narrations, ready to be rendered. */
async function readyStory(
  original: OriginalClient,
  client: Parameters<typeof storyOf>[0],
  title: string,
  story: string[] = texts,
) {
  const project = await storyOf(client, title, story);
  for (const [index, { id }] of project.segments.entries()) {
    const picture = plain(`${index}.png`, colours[index % colours.length] ?? [0, 0, 0]);
    const { status } = await original.post(`/segments/${id}/upload-image/`, {
      field: "image",
      file: picture,
    });
    expect(status).toBe(200);
  }
  await narrate(client, project);
  return project;
}

test("a render that cannot begin says why in the form that the client shows", async ({
  original,
  client,
}) => {
  const unknown = await original.post<{ detail: string }>(
    "/projects/0b9d7a54-2a3f-4e0c-9d55-7f1e6c8a9b10/render/",
  );
  expect(unknown.status).toBe(404);
  expect(unknown.body.detail).toBeTruthy();

  const empty = await client.projects.create({ title: "Empty" });
  const nothing = await original.post(`/projects/${empty.id}/render/`);
  expect(nothing).toEqual({
    status: 400,
    body: { missing_images: [], missing_audio: [], message: "Project has no segments to render." },
  });

  const bare = await storyOf(client, "Bare", texts);
  const ids = bare.segments.map(({ id }) => id);
  const lacking = await original.post<{ message: string }>(`/projects/${bare.id}/render/`);
  expect(lacking.status).toBe(400);
  expect(lacking.body).toEqual({
    missing_images: ids,
    missing_audio: ids,
    message: "3 segment(s) missing image files; 3 segment(s) missing audio files.",
  });
  const draft = await original.get<RenderStatus>(`/projects/${bare.id}/status/`);
  // Further fields, which that client does not know, are fine.
  expect(draft).toMatchObject({
    status: 200,
    body: { project_id: bare.id, status: "DRAFT", progress: null, output_url: null },
  });
});

test("a story is rendered from the editor, with progress that only grows, and exported", async ({
  original,
  client,
}) => {
  const project = await readyStory(original, client, "The lighthouse");
  const started = await original.post<{ message: string }>(`/projects/${project.id}/render/`);
  expect(started).toMatchObject({
    status: 202,
    body: {
      task_id: `render_${project.id}`,
      project_id: project.id,
      status: "PROCESSING",
      total_segments: 3,
      message: "Video rendering started.",
    },
  });
  const again = await original.post(`/projects/${project.id}/render/`);
  expect(again).toMatchObject({
    status: 409,
    body: { error: "Project is already being rendered.", project_id: project.id, status: "PROCESSING" },
  });

  const looks: NonNullable<RenderStatus["progress"]>[] = [];
  const end = await original.pollRender(project.id, ({ progress }) => progress && looks.push(progress));
  for (const [index, look] of looks.entries()) {
    const before = looks[index - 1];
    expect(look.percentage).toBeGreaterThanOrEqual(before?.percentage ?? 0);
    expect(look.current_segment).toBeGreaterThanOrEqual(before?.current_segment ?? 0);
    expect(look.current_segment).toBeLessThanOrEqual(look.total_segments);
    expect(look.percentage).toBeLessThanOrEqual(100);
    expect(Number.isInteger(look.percentage)).toBe(true);
    expect(look.current_phase).not.toBe("");
  }
  expect(end).toMatchObject({
    status: "COMPLETED",
    progress: { current_segment: 3, total_segments: 3, percentage: 100, current_phase: "Export complete" },
  });

  // The export: the client writes the origin in front of what it was told.
  expect(end.output_url).toMatch(/^\/media\/.+\.mp4/);
  const film = await original.file(end.output_url ?? "");
  expect(film).toMatchObject({ status: 200, type: "video/mp4" });
  expect(isMp4(film.first)).toBe(true);
  // Its store builds the address from the project as well.
  const { body: detail } = await original.get<Detail>(`/projects/${project.id}/`);
  expect(detail.status).toBe("COMPLETED");
  expect((await original.file(`/media/${detail.output_path}`)).size).toBe(film.size);
  expect((await original.file(`/media/${detail.output_path}?t=123`)).size).toBe(film.size);

  const task = await original.get(`/tasks/render_${project.id}/status/`);
  expect(task.body).toMatchObject({ task_id: `render_${project.id}`, status: "COMPLETED" });
});

test("a render is cancelled, and the film before it stays", async ({ original, client }) => {
  const project = await readyStory(original, client, "The sea");
  const early = await original.post(`/projects/${project.id}/cancel-render/`);
  expect(early).toMatchObject({
    status: 409,
    body: { error: "Project is not currently rendering.", project_id: project.id, status: "DRAFT" },
  });
  await original.post(`/projects/${project.id}/render/`);
  const first = await original.pollRender(project.id);
  const before = await original.file(first.output_url ?? "");

  // Large enough that it cannot be done before it is cancelled.
  await original.patch("/settings/", { render_width: 3840, render_height: 2160, render_fps: 60 });
  expect((await original.post(`/projects/${project.id}/render/`)).status).toBe(202);
  const cancelled = await original.post(`/projects/${project.id}/cancel-render/`);
  expect(cancelled).toEqual({
    status: 200,
    body: { project_id: project.id, status: "CANCELLING", message: "Render cancellation requested." },
  });
  const end = await original.pollRender(project.id);
  expect(end).toMatchObject({ status: "FAILED", output_url: null });
  expect(end.progress?.current_phase ?? "Cancelled by user").toBe("Cancelled by user");
  const { body: films } = await original.get<GalleryFilm[]>("/gallery/");
  expect(films.map(({ id }) => id)).toEqual([project.id]);
  expect((await original.file(films[0]?.stream_url ?? "")).size).toBe(before.size);
});

test("several stories are rendered in bulk, one after the other", async ({ original, client }) => {
  const stories = [];
  for (const title of ["One", "Two", "Three"]) {
    stories.push(await readyStory(original, client, title, texts.slice(0, 1)));
  }
  for (const { id } of stories) expect((await original.post(`/projects/${id}/render/`)).status).toBe(202);
  for (const { id } of stories) expect((await original.pollRender(id)).status).toBe("COMPLETED");
  const { body: list } = await original.get<{ results: { status: string }[] }>("/projects/");
  expect(list.results.map(({ status }) => status)).toEqual(["COMPLETED", "COMPLETED", "COMPLETED"]);
  const { body: films } = await original.get<GalleryFilm[]>("/gallery/");
  expect(films.map(({ title }) => title).toSorted()).toEqual(["One", "Three", "Two"]);
});

test("the gallery lists films as their files are, plays them, seeks and downloads", async ({
  original,
  client,
}) => {
  expect((await original.get("/gallery/")).body).toEqual([]);
  const project = await readyStory(original, client, 'The "lamp"\nand the sea');
  await original.post(`/projects/${project.id}/render/`);
  await original.pollRender(project.id);
  // Later settings do not change what the gallery says of a finished film.
  await original.patch("/settings/", { render_width: 1920, render_height: 1080, render_fps: 30 });
  const { status, body: films } = await original.get<GalleryFilm[]>("/gallery/");
  expect(status).toBe(200);
  expect(films).toHaveLength(1);
  const [film] = films as [GalleryFilm];
  expect(film).toMatchObject({
    id: project.id,
    resolution_width: 720,
    resolution_height: 720,
    framerate: 24,
    segment_count: 3,
    stream_url: `/api/gallery/${project.id}/stream/`,
    download_url: `/api/gallery/${project.id}/download/`,
  });
  expect(film.updated_at).toMatch(/\+00:00$/);

  const seen = await original.playAndSeek(film.stream_url);
  expect([seen.width, seen.height]).toEqual([720, 720]);
  expect(seen.duration).toBeGreaterThan(3);
  expect(seen.at / seen.duration).toBeCloseTo(0.75, 1);
  const whole = await original.file(film.stream_url);
  expect(whole).toMatchObject({ status: 200, type: "video/mp4", size: film.file_size });
  expect(await original.file(film.stream_url, "bytes=100-299")).toMatchObject({ status: 206, size: 200 });
  expect(await original.file(film.stream_url, "bytes=-500")).toMatchObject({ status: 206, size: 500 });

  const saved = await original.download(film.download_url);
  expect(saved.name).toMatch(/lamp.*\.mp4$/);
  expect((await stat(saved.path)).size).toBe(film.file_size);
  expect(isMp4([...(await readFile(saved.path)).subarray(0, 16)])).toBe(true);
  const nothing = await original.get<{ error: string }>(
    "/gallery/0b9d7a54-2a3f-4e0c-9d55-7f1e6c8a9b10/stream/",
  );
  expect(nothing).toEqual({ status: 404, body: { error: "Project not found" } });
});

test("logos are uploaded, listed, chosen and deleted", async ({ original }) => {
  const upload = (file: PictureFile) =>
    original.post<{ id: string; file: string; name: string; error?: string }>("/settings/logos/", {
      field: "file",
      file,
    });
  const mark = await upload(plain("mark.png", [255, 200, 0], 40, 20));
  expect(mark.status).toBe(201);
  expect(mark.body.name).toBe("mark");
  expect(mark.body.file).toMatch(/^\/media\/logos\/.+\.png$/);
  expect((await original.file(mark.body.file)).status).toBe(200);
  const second = await upload(plain("mark.png", [0, 200, 255], 40, 20));
  expect(second.status).toBe(201);
  const { body: list } = await original.get<{ id: string }[]>("/settings/logos/");
  expect(list.map(({ id }) => id)).toEqual([second.body.id, mark.body.id]);

  expect((await original.post("/settings/logos/", { json: {} })).status).toBe(400);
  const text = { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("no logo") };
  expect(await upload(text)).toMatchObject({
    status: 400,
    body: { error: "Only .jpeg, .jpg, .png, .webp files are allowed." },
  });
  const large = { name: "big.png", mimeType: "image/png", buffer: Buffer.alloc(5 * 1024 * 1024 + 1) };
  expect(await upload(large)).toMatchObject({
    status: 400,
    body: { error: "Logo file must be under 5 MB." },
  });

  const chosen = await original.patch<Settings>("/settings/", {
    active_logo: mark.body.id,
    logo_enabled: true,
    logo_position: "top-left",
    logo_scale: 0.2,
    logo_opacity: 0.5,
    logo_margin: 40,
  });
  expect(chosen.body).toMatchObject({ active_logo: mark.body.id, logo_enabled: true, logo_scale: 0.2 });
  expect((await original.call("DELETE", `/settings/logos/${mark.body.id}/`)).status).toBe(204);
  const { body: after } = await original.get<Settings>("/settings/");
  expect(after).toMatchObject({ active_logo: null, logo_enabled: false });
  expect((await original.file(mark.body.file)).status).toBe(404);
  expect(await original.call("DELETE", `/settings/logos/${mark.body.id}/`)).toMatchObject({
    status: 404,
    body: { error: "Logo not found." },
  });
});

test("a font is uploaded, and its name is what the client shows", async ({ original }) => {
  const font = new URL("../../../src/film/data/Roboto-Bold.ttf", import.meta.url);
  const upload = (name: string, buffer: Buffer) =>
    original.post<Settings>("/settings/font/upload/", {
      field: "font",
      file: { name, mimeType: "font/ttf", buffer },
    });
  const answer = await upload("My Font.ttf", await readFile(font));
  expect(answer.status).toBe(200);
  expect(answer.body.custom_font_file).toMatch(/^\/media\/fonts\//);
  // The last path component without its extension is what the client shows.
  const shown = String(answer.body.subtitle_font)
    .split("/")
    .at(-1)
    ?.replace(/\.\w+$/, "");
  expect(shown).toMatch(/My.Font/);
  expect(String(answer.body.subtitle_font_family)).toMatch(/My.Font/);
  expect(answer.body).toHaveProperty("render_width");
  expect((await original.file(String(answer.body.custom_font_file))).status).toBe(200);

  expect((await upload("font.exe", Buffer.from("no font"))).body).toMatchObject({
    error: "Invalid font file",
  });
  const large = await upload("big.ttf", Buffer.alloc(10 * 1024 * 1024 + 1));
  expect(large).toMatchObject({ status: 400, body: { error: "File too large" } });
  expect((await original.post("/settings/font/upload/", { json: {} })).status).toBe(400);
});

test("both pages of settings write the same value, whichever of its names they use", async ({ original }) => {
  const pairs = [
    ["subtitle_color", "subtitle_font_color", "#FFCC00", "#00CCFF"],
    ["zoom_intensity", "ken_burns_zoom", 1.4, 1.6],
  ] as const;
  for (const [one, other, first, second] of pairs) {
    const byOne = await original.patch<Settings>("/settings/", { [one]: first });
    expect([byOne.body[one], byOne.body[other]]).toEqual([first, first]);
    const byOther = await original.patch<Settings>("/settings/", { [other]: second });
    expect([byOther.body[one], byOther.body[other]]).toEqual([second, second]);
    const both = await original.patch<Settings>("/settings/", { [one]: first, [other]: second });
    expect([both.body[one], both.body[other]]).toEqual([first, second]);
  }
  const refused = await original.patch<{ render_resolution: string[] }>("/settings/", {
    render_width: 1000,
    render_height: 1000,
  });
  expect(refused.status).toBe(400);
  expect(refused.body.render_resolution).toHaveLength(1);
});

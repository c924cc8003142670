/** From a story to its film: pictures, preview and style. */
import type { Locator, Page } from "@playwright/test";
import type { ProjectDetail, StoryFlowClient } from "../../packages/client/src/index.ts";
import { expectAccess } from "../access.ts";
import { drawn, type PictureFile, plain } from "../pictures.ts";
import { card, expect, narrate, storyOf, test } from "../studio.ts";

const texts = [
  "The lamp went out at ten minutes to twelve.",
  "Nobody noticed it, for nobody looked.",
  "But the sea did, and came a little closer.",
];
const red = plain("1 red.png", [200, 30, 30]);
const green = plain("2 green.png", [30, 160, 60]);
const blue = plain("10 blue.png", [30, 60, 200]);

const cell = (page: Page, number: number): Locator =>
  page
    .getByRole("region", { name: "Pictures" })
    .getByRole("article", { name: `Segment ${number}`, exact: true });

/** Drops files as the browser would tell it. */
async function drop(target: Locator, files: readonly PictureFile[]): Promise<void> {
  const sent = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, bytes: [...buffer] }));
  await target.evaluate((element, carried) => {
    const dataTransfer = new DataTransfer();
    for (const { name, mimeType, bytes } of carried) {
      dataTransfer.items.add(new File([new Uint8Array(bytes)], name, { type: mimeType }));
    }
    element.dispatchEvent(new DragEvent("dragover", { bubbles: true, cancelable: true, dataTransfer }));
    element.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
  }, sent);
}

/** The colour in the middle of the upper half of the preview, where no subtitle is. */
function seen(page: Page): Promise<number[]> {
  return page.getByRole("img", { name: "Preview of the film" }).evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const brush = (canvas as HTMLCanvasElement).getContext("2d");
    return [...(brush?.getImageData(Math.round(width / 2), Math.round(height / 4), 1, 1).data ?? [])].slice(
      0,
      3,
    );
  });
}

async function expectSeen(page: Page, colour: readonly number[]): Promise<void> {
  await expect
    .poll(async () =>
      Math.max(...(await seen(page)).map((part, index) => Math.abs(part - (colour[index] ?? 0)))),
    )
    .toBeLessThan(4);
}

/** The pixels near the place of subtitles that have exactly this colour. */
function pixelsOf(page: Page, colour: readonly number[]): Promise<number> {
  return page.getByRole("img", { name: "Preview of the film" }).evaluate((canvas, [r, g, b]) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const data = (canvas as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
    let found = 0;
    for (let at = 0; at < data.length; at += 4)
      if (data[at] === r && data[at + 1] === g && data[at + 2] === b) found += 1;
    return found;
  }, colour);
}

const moveTo = (page: Page, seconds: number): Promise<void> =>
  page.getByRole("slider", { name: "Place in the film" }).fill(String(seconds));

test("pictures are dropped onto segments, many at once in the order of their names, and seen at once", async ({
  page,
  client,
}) => {
  const project = await storyOf(client, "The lighthouse", texts);
  await narrate(client, project);
  await page.goto(`/projects/${project.id}`);
  await page.getByRole("link", { name: "Film", exact: true }).click();
  await expect(page).toHaveURL(/\/film$/);
  await expect(page.getByText("3 segments have no picture.")).toBeVisible();
  await drop(cell(page, 1), [blue, green, red]);
  await expect(cell(page, 3).getByRole("img", { name: "Picture of segment 3" })).toBeVisible();
  await expect(page.getByText("Good to know")).toBeHidden();
  await expectSeen(page, [200, 30, 30]);
  await cell(page, 2).getByRole("button", { name: "Show segment 2 in the preview" }).click();
  await expectSeen(page, [30, 160, 60]);
  await cell(page, 3).getByRole("button", { name: "Show segment 3 in the preview" }).click();
  await expectSeen(page, [30, 60, 200]);
  const segments = await client.segments.list(project.id);
  expect(segments.every(({ image_file }) => image_file !== null)).toBe(true);
});

/** The colours of the film's exact frame and of the preview at places of the frame (shares of its sides). */
async function seenInBoth(page: Page, projectId: string, places: readonly (readonly [number, number])[]) {
  return page.getByRole("img", { name: "Preview of the film" }).evaluate(
    async (canvas, { address, at }) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const frame = await createImageBitmap(await (await fetch(address)).blob());
      const copy = document.createElement("canvas");
      copy.width = width;
      copy.height = height;
      copy.getContext("2d")?.drawImage(frame, 0, 0, width, height);
      const colours = (from: HTMLCanvasElement) =>
        at.map(([x, y]) => [
          ...(from
            .getContext("2d")
            ?.getImageData(Math.round(x * width), Math.round(y * height), 1, 1)
            .data.slice(0, 3) ?? []),
        ]);
      return { film: colours(copy), preview: colours(canvas as HTMLCanvasElement) };
    },
    { address: `/api/projects/${projectId}/frame/?t=0.2`, at: places },
  );
}

test("a portrait is shown whole over its blurred copy, in the preview as in the film, and fills the frame again on an undo", async ({
  page,
  client,
}) => {
  const project = await storyOf(client, "The lighthouse", texts);
  await narrate(client, project);
  await client.settings.update({ render_width: 1280, render_height: 720 });
  const portrait = drawn("tower.png", 180, 360, (x, y) =>
    x < 12 || y < 12 || x >= 168 || y >= 348 ? [250, 250, 250] : [30, 160, 60],
  );
  const [first] = project.segments;
  const file = new File([new Uint8Array(portrait.buffer)], portrait.name, { type: portrait.mimeType });
  await client.segments.uploadImage(first?.id ?? "", file);
  await page.goto(`/projects/${project.id}/film`);
  await moveTo(page, 0.2);
  await expectSeen(page, [30, 160, 60]);
  const top = [0.5, 0.015] as const;
  const middle = [0.5, 0.3] as const;
  const beside = [0.1, 0.5] as const;
  expect((await seenInBoth(page, project.id, [top])).preview[0]).toEqual([30, 160, 60]);
  await cell(page, 1).getByRole("button", { name: "Show the picture of segment 1 whole" }).click();
  await expect.poll(async () => (await client.segments.list(project.id))[0]?.image_fit).toBe("fit");
  await expect
    .poll(async () => Math.min(...((await seenInBoth(page, project.id, [top])).preview[0] ?? [])))
    .toBeGreaterThan(240);
  const both = await seenInBoth(page, project.id, [top, middle, beside]);
  for (const [index, colour] of both.preview.entries())
    for (const [part, value] of colour.entries())
      expect(Math.abs(value - (both.film[index]?.[part] ?? 0)), `place ${index}`).toBeLessThan(12);
  expect(Math.max(...(both.film[2] ?? []))).toBeLessThan(135);
  expect(Math.max(...(both.film[2] ?? []))).toBeGreaterThan(30);
  await page.goto(`/projects/${project.id}`);
  await page.getByRole("button", { name: "Undo: how the picture of segment 1 is shown" }).click();
  await expect(page.getByText("Undone: how the picture of segment 1 is shown.")).toBeVisible();
  await expect.poll(async () => (await client.segments.list(project.id))[0]?.image_fit).toBe("fill");
  await card(page, 1).getByRole("button", { name: "More for segment 1" }).click();
  await page.getByRole("menuitem", { name: "Show the whole picture in the film" }).click();
  await expect.poll(async () => (await client.segments.list(project.id))[0]?.image_fit).toBe("fit");
  await page.getByRole("button", { name: "Show the whole picture of segment 1" }).click();
  const sheet = page.getByRole("dialog", { name: "Picture of segment 1" });
  await expect(sheet.getByRole("radio", { name: "Show the whole picture" })).toBeChecked();
  await sheet.getByText("Fill the frame").click();
  await expect.poll(async () => (await client.segments.list(project.id))[0]?.image_fit).toBe("fill");
  await expectAccess(page, "how the film shows a picture");
});

test("one picture is chosen with the keyboard, replaced and removed, and the one before is held", async ({
  page,
  client,
}) => {
  const project = await storyOf(client, "The lighthouse", texts);
  await narrate(client, project);
  await page.goto(`/projects/${project.id}/film`);
  const choosing = page.waitForEvent("filechooser");
  await cell(page, 2).getByRole("button", { name: "Choose pictures from segment 2 on" }).focus();
  await page.keyboard.press("Enter");
  await (await choosing).setFiles(red);
  await expect(cell(page, 2).getByRole("img", { name: "Picture of segment 2" })).toBeVisible();
  await expect(cell(page, 3)).toContainText("as before");
  await expect(cell(page, 1)).toContainText("No picture");
  await cell(page, 3).getByRole("button", { name: "Show segment 3 in the preview" }).click();
  await expectSeen(page, [200, 30, 30]);
  const replacing = page.waitForEvent("filechooser");
  await cell(page, 2).getByRole("button", { name: "Replace the picture of segment 2" }).click();
  await (await replacing).setFiles(green);
  await expectSeen(page, [30, 160, 60]);
  await cell(page, 2).getByRole("button", { name: "Remove the picture of segment 2" }).click();
  await expect(page.getByText("3 segments have no picture.")).toBeVisible();
  await expect.poll(async () => (await client.segments.list(project.id))[1]?.image_file).toBeNull();
});

test("what is no picture is refused by name, and what finds no segment is said", async ({ page, client }) => {
  const project = await storyOf(client, "The lighthouse", texts.slice(0, 2));
  await page.goto(`/projects/${project.id}/film`);
  const broken = { name: "1 broken.png", mimeType: "image/png", buffer: Buffer.from("no picture") };
  const text = { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Once.") };
  await drop(cell(page, 1), [broken, green, blue, text]);
  await expect(page.getByText("1 broken.png was not added")).toBeVisible();
  await expect(page.getByText("There was no segment left for 10 blue.png.")).toBeVisible();
  await expect(page.getByText("notes.txt is no PNG, JPEG or WebP picture.")).toBeVisible();
  expect((await client.segments.list(project.id)).map(({ image_file }) => image_file === null)).toEqual([
    true,
    false,
  ]);
});

test("the preview plays the narration with moving pictures and subtitles, and ends by itself", async ({
  page,
  client,
}) => {
  const project = await storyOf(client, "The lighthouse", texts.slice(0, 2));
  await narrate(client, project);
  const [first, second] = project.segments;
  const chequered = drawn("1.png", 160, 90, (x, y) =>
    ((x >> 3) + (y >> 3)) % 2 === 0 ? [250, 250, 250] : [5, 5, 5],
  );
  const upload = (id: string | undefined, { buffer, name }: PictureFile) =>
    client.segments.uploadImage(id ?? "", new File([new Uint8Array(buffer)], name, { type: "image/png" }));
  await upload(first?.id, chequered);
  await upload(second?.id, green);
  await client.settings.update({ subtitle_color: "#FF00FF" });
  await page.goto(`/projects/${project.id}/film`);
  await moveTo(page, 0.5);
  await expect.poll(() => pixelsOf(page, [255, 0, 255])).toBeGreaterThan(50);
  const still = await page.getByRole("img", { name: "Preview of the film" }).screenshot();
  await moveTo(page, 1.4);
  expect((await page.getByRole("img", { name: "Preview of the film" }).screenshot()).equals(still)).toBe(
    false,
  );
  await moveTo(page, 0);
  await page.getByRole("button", { name: "Play the preview" }).click();
  await expect(page.getByRole("button", { name: "Pause the preview" })).toBeVisible();
  await expectSeen(page, [30, 160, 60]);
  await expect(page.getByRole("button", { name: "Play the preview" })).toBeVisible({ timeout: 30_000 });
  const slider = page.getByRole("slider", { name: "Place in the film" });
  expect(Number(await slider.inputValue())).toBeGreaterThan(3);
});

test("the style is seen at once and kept by the settings", async ({ page, client }) => {
  const project = await storyOf(client, "The lighthouse", texts);
  await narrate(client, project);
  await page.goto(`/projects/${project.id}/film`);
  const preview = page.getByRole("img", { name: "Preview of the film" });
  await drop(cell(page, 1), [red]);
  const shape = async () => {
    const box = await preview.boundingBox();
    return (box?.width ?? 0) / (box?.height ?? 1);
  };
  for (const [format, width, height] of [
    ["Square", 1080, 1080],
    ["Wide", 1920, 1080],
    ["Portrait", 1080, 1920],
  ] as const) {
    await page.getByText(format, { exact: true }).click();
    await expect.poll(shape).toBeCloseTo(width / height, 2);
    await expect
      .poll(() => client.settings.get())
      .toMatchObject({ render_width: width, render_height: height });
  }
  await moveTo(page, 0.6);
  await expect.poll(() => pixelsOf(page, [255, 255, 255])).toBeGreaterThan(20);
  const before = await pixelsOf(page, [255, 255, 255]);
  await page.getByRole("slider", { name: "Size of subtitles" }).fill("110");
  await expect.poll(() => pixelsOf(page, [255, 255, 255])).toBeGreaterThan(before * 1.5);
  await page.getByRole("combobox", { name: "Position", exact: true }).selectOption("top");
  await page.getByLabel("Subtitles", { exact: true }).uncheck();
  await expect.poll(() => pixelsOf(page, [255, 255, 255])).toBe(0);
  await page.getByRole("slider", { name: "Movement" }).fill("1");
  await expect
    .poll(async () => await client.settings.get())
    .toMatchObject({
      subtitle_font_size: 110,
      subtitle_position: "top",
      subtitles_enabled: false,
      zoom_intensity: 1,
      ken_burns_zoom: 1,
    });
});

/** A story that can be rendered at once, in a small size. */
async function readyStory(client: StoryFlowClient, title: string, story = texts): Promise<ProjectDetail> {
  const project = await storyOf(client, title, story);
  const pictures = [red, green, blue];
  for (const [index, { id }] of project.segments.entries()) {
    const { buffer, name } = pictures[index % pictures.length] ?? red;
    await client.segments.uploadImage(id, new File([new Uint8Array(buffer)], name, { type: "image/png" }));
  }
  await narrate(client, project);
  await client.settings.update({ render_width: 720, render_height: 720, render_fps: 24 });
  return project;
}

test("a film is made, played, downloaded and found among all films", async ({ page, client }) => {
  test.setTimeout(300_000);
  const project = await readyStory(client, "The lighthouse");
  await page.goto(`/projects/${project.id}/film`);
  await expect(page.getByText(/^0:0\d · 720 × 720 · 24 fps$/)).toBeVisible();
  await page.getByRole("button", { name: "Make the film" }).click();
  await expect(page.getByRole("heading", { name: "Making the film" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "The finished film" })).toBeVisible({ timeout: 240_000 });
  await page.getByRole("button", { name: "Watch" }).click();
  const player = page.getByLabel("The finished film");
  const size = await player.evaluate(async (video: HTMLVideoElement) => {
    if (video.readyState < 1)
      await new Promise((resolve) => video.addEventListener("loadedmetadata", resolve));
    return [video.videoWidth, video.videoHeight];
  });
  expect(size).toEqual([720, 720]);
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Back to the preview" }).click();
  await expect(page.getByRole("img", { name: "Preview of the film" })).toBeVisible();
  await page.getByRole("button", { name: "Download", exact: true }).click();
  expect((await saving).suggestedFilename()).toBe("The lighthouse.mp4");
  await page.getByRole("link", { name: "Films" }).click();
  await expect(page.getByRole("heading", { name: "The lighthouse" })).toBeVisible();
  await page.getByRole("link", { name: "To the story “The lighthouse”" }).click();
  await expect(page.getByRole("heading", { name: "The finished film" })).toBeVisible();
});

test("a film that is stopped leaves the one before it", async ({ page, client }, info) => {
  test.setTimeout(300_000);
  const project = await readyStory(client, "The sea", texts.slice(0, 2));
  await client.films.render(project.id);
  await expect
    .poll(async () => (await client.films.status(project.id)).status, { timeout: 200_000 })
    .toBe("COMPLETED");
  await client.settings.update({ render_width: 3840, render_height: 2160, render_fps: 60 });
  await page.goto(`/projects/${project.id}/film`);
  await page.getByRole("button", { name: "Make the film again" }).click();
  await expect(page.getByText(/^\d+\s% · segment/)).toBeVisible({ timeout: 60_000 });
  const pressed = Date.now();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText("Stopped. Nothing was changed.")).toBeVisible({ timeout: 30_000 });
  info.annotations.push({ type: "stopped after", description: `${Date.now() - pressed} ms` });
  console.log(`stopped after ${Date.now() - pressed} ms`);
  await expect(page.getByText(/^0:0\d · 720\s×\s720 · \d/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Make the film again" })).toBeEnabled();
});

test("the preview and the server's exact frame show the same", async ({ page, client }) => {
  const project = await readyStory(client, "The lighthouse");
  await page.goto(`/projects/${project.id}/film`);
  for (const [segment, colour] of [
    [1, [200, 30, 30]],
    [3, [30, 60, 200]],
  ] as const) {
    await cell(page, segment)
      .getByRole("button", { name: `Show segment ${segment} in the preview` })
      .click();
    await expectSeen(page, colour);
    await page.getByRole("button", { name: "Exact frame" }).click();
    const exact = page.getByRole("img", { name: "Exact frame" });
    await expect(exact).toBeVisible();
    const colourOfExact = await exact.evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      const brush = new OffscreenCanvas(image.naturalWidth, image.naturalHeight).getContext("2d");
      brush?.drawImage(image, 0, 0);
      const [width, height] = [image.naturalWidth, image.naturalHeight];
      return [...(brush?.getImageData(width >> 1, height >> 2, 1, 1).data ?? [])].slice(0, 3);
    });
    for (const [index, part] of colourOfExact.entries())
      expect(Math.abs(part - (colour[index] ?? 0))).toBeLessThan(6);
    await moveTo(page, 0.1);
    await expect(exact).toBeHidden();
  }
});

test("what a film lacks is said with the way out, and pictures may be held", async ({ page, client }) => {
  test.setTimeout(300_000);
  const project = await storyOf(client, "The lighthouse", texts.slice(0, 2));
  await client.settings.update({ render_width: 720, render_height: 720, render_fps: 24 });
  await page.goto(`/projects/${project.id}/film`);
  await expect(page.getByText("2 segments are not narrated yet.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Make the film" })).toBeDisabled();
  await page.getByRole("button", { name: "Narrate the story" }).click();
  await expect(page.getByText("2 segments are not narrated yet.")).toBeHidden({ timeout: 60_000 });
  const hold = page.getByLabel("A segment without a picture keeps the one before it");
  await hold.uncheck();
  await expect(page.getByRole("button", { name: "Make the film" })).toBeDisabled();
  await hold.check();
  await page.getByRole("button", { name: "Make the film" }).click();
  await expect(page.getByText("The film is ready.")).toBeVisible({ timeout: 240_000 });
});

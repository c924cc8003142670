/** The parts of a film's style that are heard and seen as time goes: cards, music, the word that is heard; and its keys. */
import type { Page } from "@playwright/test";
import type { ProjectDetail, StoryFlowClient } from "../../packages/client/src/index.ts";
import { expectAccess } from "../access.ts";
import { plain } from "../pictures.ts";
import { expect, narrate, storyOf, test } from "../studio.ts";
import { tone } from "../tone.ts";

const texts = ["The lamp went out at ten minutes to twelve.", "Nobody noticed it, for nobody looked."];

async function filmOf(client: StoryFlowClient, page: Page, story = texts): Promise<ProjectDetail> {
  const project = await storyOf(client, "The lighthouse", story);
  await narrate(client, project);
  const [first] = project.segments;
  const { name, buffer } = plain("lamp.png", [40, 60, 90]);
  await client.segments.uploadImage(first?.id ?? "", new File([new Uint8Array(buffer)], name));
  await page.goto(`/projects/${project.id}/film`);
  await expect(page.getByRole("button", { name: "Play the preview" })).toBeEnabled();
  return project;
}

const stage = (page: Page) => page.getByRole("img", { name: "Preview of the film" });
const place = (page: Page) => page.getByRole("slider", { name: "Place in the film" });
const at = async (page: Page): Promise<number> => Number(await place(page).inputValue());

/** How many pixels of the preview have exactly this colour. */
function pixelsOf(page: Page, colour: readonly number[]): Promise<number> {
  return stage(page).evaluate((canvas, [r, g, b]) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const data = (canvas as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
    let found = 0;
    for (let index = 0; index < data.length; index += 4)
      if (data[index] === r && data[index + 1] === g && data[index + 2] === b) found += 1;
    return found;
  }, colour);
}

test("a card is seen as soon as it is wanted, and the film is longer by it", async ({ page, client }) => {
  await filmOf(client, page);
  const whole = Number(await place(page).getAttribute("max"));
  await page.getByLabel("Card with the title at the beginning").check();
  await expect.poll(() => pixelsOf(page, [255, 255, 255])).toBeGreaterThan(200);
  await expect.poll(async () => Number(await place(page).getAttribute("max"))).toBeCloseTo(whole + 4.3, 1);
  await page.getByLabel("Card at the end").check();
  await expect.poll(() => at(page)).toBeGreaterThan(whole + 4.3);
  await page.getByLabel("Text at the end").fill("Good night");
  await expect.poll(async () => (await client.settings.get()).end_card).toBe("Good night");
  expect(await client.settings.get()).toMatchObject({ title_card: true, card_seconds: 4 });
});

test("the word that is heard is seen in its colour, and another one later", async ({ page, client }) => {
  await filmOf(client, page);
  await place(page).fill("0.3");
  await expect.poll(() => pixelsOf(page, [255, 255, 255])).toBeGreaterThan(20);
  expect(await pixelsOf(page, [255, 213, 74])).toBe(0);
  await page.getByLabel("Mark the word that is heard").check();
  await expect.poll(() => pixelsOf(page, [255, 213, 74])).toBeGreaterThan(5);
  await page.getByLabel("Colour of the word").fill("#ff00ff");
  await expect.poll(() => pixelsOf(page, [255, 0, 255])).toBeGreaterThan(5);
  await expect
    .poll(() => client.settings.get())
    .toMatchObject({ subtitle_words: true, subtitle_word_color: "#FF00FF" });
});

test("music is uploaded, heard under the voice, and deleted", async ({ page, client }) => {
  await filmOf(client, page);
  await page.getByLabel("Music in the background").check();
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Upload music" }).click();
  await (await choosing).setFiles(tone("sea.wav"));
  await expect(page.getByText("sea.wav")).toBeVisible();
  await expect(page.getByLabel("Listen to the music")).toHaveAttribute("src", /\/media\/music\//);
  await page.getByLabel("Loudness of the music").fill("-6");
  await page.getByRole("button", { name: "Play the preview" }).click();
  const heard = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLAudioElement>("body > audio")]
        .filter(({ src, paused }) => src.includes("/media/music/") && !paused)
        .map(({ volume }) => volume),
    );
  // 12 dB below -6 dB while the voice is heard.
  await expect.poll(heard, { timeout: 20_000, intervals: [50] }).toEqual([expect.closeTo(0.126, 2)]);
  await page.getByRole("button", { name: "Pause the preview" }).click();
  await expect.poll(heard).toEqual([]);
  await expectAccess(page, "film with music");
  await page.getByRole("button", { name: "Delete the music" }).click();
  await expect(page.getByText("sea.wav")).toBeHidden();
  expect(await client.settings.get()).toMatchObject({ music_file: null, music_enabled: false });
});

test("what is no music is refused with the reason", async ({ page, client }) => {
  await filmOf(client, page);
  await page.getByLabel("Music in the background").check();
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Upload music" }).click();
  const buffer = Buffer.from("no sound");
  await (await choosing).setFiles({ name: "sea.mp3", mimeType: "audio/mpeg", buffer });
  await expect(page.getByRole("alert").filter({ hasText: /\w/ })).toBeVisible();
  expect((await client.settings.get()).music_file).toBeNull();
});

test("the preview obeys the space bar and the arrows, wherever the keyboard is free", async ({
  page,
  client,
}) => {
  await filmOf(client, page, [...texts, ...texts, ...texts]);
  await page.getByRole("heading", { name: "The lighthouse" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => at(page)).toBeCloseTo(5, 1);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => at(page)).toBe(0);
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Pause the preview" })).toBeVisible();
  await expect.poll(() => at(page)).toBeGreaterThan(0.5);
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Play the preview" })).toBeVisible();
  // On a control the space bar is the control's.
  await page.getByLabel("Subtitles", { exact: true }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByLabel("Subtitles", { exact: true })).not.toBeChecked();
  await expect(page.getByRole("button", { name: "Play the preview" })).toBeVisible();
});

test("letters for which the server has no font are told before the film is made", async ({
  page,
  client,
}) => {
  await filmOf(client, page, ["灯が消えた。", "The lamp went out."]);
  const { findings } = await client.system.get();
  const lacksJapanese = findings.some(
    ({ subject, explanation }) => subject === "letters of films" && /no font for.*Japanese/.test(explanation),
  );
  const notice = page.getByText(/has no font for some letters of this story/);
  if (lacksJapanese) await expect(notice).toContainText("Japanese");
  else await expect(notice).toBeHidden();
});

test("frames of the preview, and its longest task: told, not judged", async ({ page, client }, info) => {
  await filmOf(client, page, [...texts, ...texts]);
  const told = await page.evaluate(async () => {
    let longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    }).observe({ type: "longtask" });
    const gaps: number[] = [];
    document.querySelector<HTMLButtonElement>('button[aria-label="Play the preview"]')?.click();
    let before = performance.now();
    const end = before + 5000;
    while (before < end) {
      const now = await new Promise<number>(requestAnimationFrame);
      gaps.push(now - before);
      before = now;
    }
    gaps.sort((one, other) => one - other);
    const share = (part: number) => Math.round(gaps[Math.floor(gaps.length * part)] ?? 0);
    return { frames: gaps.length, median: share(0.5), p95: share(0.95), longest: Math.round(longest) };
  });
  expect(told.frames).toBeGreaterThan(0);
  info.annotations.push({ type: "preview for 5 s", description: JSON.stringify(told) });
  console.log(`preview for 5 s: ${JSON.stringify(told)} (ms)`);
});

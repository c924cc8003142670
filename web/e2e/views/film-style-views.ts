/** How films look, set beside the preview; and the page of all films. */
import { readFile } from "node:fs/promises";
import { plain } from "../pictures.ts";
import { expect } from "../studio.ts";
import { tone } from "../tone.ts";
import { filmOf, madeFilm, openFilm, storyInPictures, tellOfFilms, untilPainted } from "./made-films.ts";
import { longTitle, narratedStory, paragraphs } from "./made-stories.ts";
import { press, type Stage, type View } from "./view.ts";

/** The font that films have of themselves: a real one, wherever the tests run. */
const font = (): Promise<Buffer> =>
  readFile(new URL("../../../src/film/data/Roboto-Bold.ttf", import.meta.url));
const fileOf = (name: string, bytes: Buffer): File => new File([new Uint8Array(bytes)], name);

const longName = "Donaudampfschifffahrtsgesellschaftskapitaenskapelle at Gull Rock, second take";

async function openWithEverything(stage: Stage): Promise<void> {
  const { client } = stage;
  const story = await storyInPictures(client, paragraphs.slice(0, 3));
  await client.projects.update(story.id, { author: "Siobhan O’Neill" });
  for (const [name, width] of [
    ["lamp", 40],
    [longName, 120],
  ] as const)
    await client.logos.upload(fileOf(`${name}.png`, plain("logo.png", [250, 200, 40], width, 20).buffer));
  await client.settings.uploadMusic(fileOf(`${longName}.wav`, tone("sea.wav").buffer));
  await client.settings.uploadFont(fileOf(`${longName}.ttf`, await font()));
  await client.settings.update({
    subtitle_words: true,
    title_card: true,
    end_card: "The End, for now.\nThe keeper’s daughter returns in the autumn.",
    logo_enabled: true,
    active_logo: (await client.logos.list())[0]?.id ?? null,
  });
  await openFilm(stage, story.id);
  await untilPainted(stage);
}

/** Gives this file to the place of the page that takes such files. */
const choose = ({ page }: Stage, label: string, name: string, buffer: Buffer): Promise<void> =>
  page
    .locator(`input[type=file][aria-label="${label}"]`)
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer });

async function openRefused(stage: Stage): Promise<void> {
  const { client, page, t } = stage;
  const story = await narratedStory(client, paragraphs.slice(0, 3));
  await openFilm(stage, story.id);
  await page.getByLabel(t("film.music"), { exact: true }).check();
  await page.getByLabel(t("film.logo"), { exact: true }).check();
  await page.getByLabel(t("film.endCard"), { exact: true }).check();
  const noFile = Buffer.from("Once upon a time.");
  await choose(stage, t("film.font.upload"), "lamp.woff2", noFile);
  await choose(stage, t("film.music.upload"), "lamp.mp3", noFile);
  await choose(stage, t("film.logo.upload"), "lamp.png", noFile);
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(3);
  await page.evaluate(() => window.scrollTo(0, 0));
}

/** One film that was really made, and others of which only the list tells. */
async function openFilms(stage: Stage): Promise<void> {
  const { client, page, t } = stage;
  const story = await madeFilm(client);
  const [made] = await client.films.list();
  const titles = [story.title, longTitle, "Sturm", "Nine letters from a house by the sea"];
  const films = titles.map((title, index) => ({
    ...filmOf(story),
    ...made,
    ...(index === 2 ? { resolution_width: 1080, resolution_height: 1920, duration: 7384 } : {}),
    id: `${story.id}-${index}`,
    title,
  }));
  await tellOfFilms(stage, films);
  await page.goto("/films");
  await expect(page.getByRole("list", { name: t("films.title") })).toBeVisible();
  await expect
    .poll(() =>
      page
        .locator("video")
        .evaluateAll((all) => all.every((each) => (each as HTMLVideoElement).readyState >= 2)),
    )
    .toBe(true);
}

export const filmStyleViews: readonly View[] = [
  { name: "film style with everything", isWhole: true, open: openWithEverything },
  { name: "film style refused", isWhole: true, open: openRefused },
  {
    name: "films none",
    open: async ({ page, t }) => {
      await page.goto("/films");
      await expect(page.getByText(t("films.none"))).toBeVisible();
    },
  },
  { name: "films", isWhole: true, open: openFilms },
  {
    name: "films playing",
    open: async (stage) => {
      await openFilms(stage);
      await press(stage.page, stage.t("films.play", { title: "The lamp on Gull Rock" }));
      await expect(stage.page.locator("video").first()).toHaveAttribute("controls", "");
    },
  },
];

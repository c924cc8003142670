/** The film of a story: its needs, its preview, and its making. */
import type { ProjectDetail } from "../../packages/client/src/index.ts";
import { expect, storyOf } from "../studio.ts";
import {
  addSunset,
  addTower,
  filmOf,
  madeFilm,
  making,
  moveTo,
  openFilm,
  storyInPictures,
  tellOfFilm,
  tellOfFilms,
  untilPainted,
} from "./made-films.ts";
import { endlessStory, longTitle, narratedStory, paragraphs, seaside } from "./made-stories.ts";
import { press, type Stage, type View } from "./view.ts";

const strip = ({ page, t }: Stage) => page.getByRole("region", { name: t("film.strip"), exact: true });
const button = ({ page }: Stage, name: string) => page.getByRole("button", { name, exact: true });

async function openInPictures(stage: Stage): Promise<ProjectDetail> {
  const story = await storyInPictures(stage.client);
  await openFilm(stage, story.id);
  await untilPainted(stage);
  return story;
}

const choosePictures = ({ page, t }: Stage, files: ReturnType<typeof seaside>[]): Promise<void> =>
  page
    .locator(`input[type=file][aria-label="${t("film.addPictures")}"]`)
    .first()
    .setInputFiles(files);

/** Some lack a text, a narration or a picture; some are out of date or locked. */
async function storyWithGaps({ client }: Stage): Promise<ProjectDetail> {
  const story = await narratedStory(client);
  for (const number of [2, 3, 6]) await addSunset(client, story, number);
  const idOf = (number: number) => story.segments[number - 1]?.id ?? "";
  await client.segments.update(idOf(3), { is_locked: true });
  await client.segments.removeAudio(idOf(5));
  await client.segments.update(idOf(1), { text_content: "The lamp stayed on." });
  await client.segments.create({ project: story.id, text_content: "" });
  return story;
}

export const filmViews: readonly View[] = [
  {
    name: "film without text",
    open: async (stage) => {
      const { id } = await stage.client.projects.create({ title: longTitle });
      await openFilm(stage, id);
      await expect(stage.page.getByText(stage.t("film.start.noText"))).toBeVisible();
    },
  },
  {
    name: "film of a silent story",
    isWhole: true,
    open: async (stage) => {
      const { id } = await storyOf(stage.client, "The lamp on Gull Rock", paragraphs);
      await openFilm(stage, id);
      await expect(button(stage, stage.t("film.start.narrate"))).toBeVisible();
    },
  },
  {
    name: "film being narrated",
    isWhole: true,
    serverOptions: ["--workers", "1"],
    open: async (stage) => {
      const { id } = await endlessStory(stage.client);
      await openFilm(stage, id);
      await press(stage.page, stage.t("film.start.narrate"));
      await expect(
        stage.page.getByRole("progressbar", { name: stage.t("batch.name") }).first(),
      ).toBeVisible();
    },
  },
  {
    name: "film with gaps",
    isWhole: true,
    open: async (stage) => {
      await openFilm(stage, (await storyWithGaps(stage)).id);
      await expect(stage.page.getByRole("region", { name: stage.t("film.missing") })).toBeVisible();
      await untilPainted(stage);
    },
  },
  { name: "film ready", isWhole: true, open: async (stage) => void (await openInPictures(stage)) },
  {
    name: "film with a picture shown whole",
    isWhole: true,
    open: async (stage) => {
      const story = await storyInPictures(stage.client);
      const first = story.segments[0]?.id ?? "";
      await addTower(stage.client, first);
      await stage.client.segments.update(first, { image_fit: "fit" });
      await openFilm(stage, story.id);
      await untilPainted(stage);
    },
  },
  {
    name: "film playing",
    open: async (stage) => {
      await openInPictures(stage);
      await press(stage.page, stage.t("film.play"));
    },
    again: async (stage) => {
      await moveTo(stage, 3);
      if (await button(stage, stage.t("film.play")).isVisible())
        await press(stage.page, stage.t("film.play"));
      await expect(button(stage, stage.t("film.pause"))).toBeVisible();
    },
  },
  {
    name: "film in portrait with an exact frame",
    open: async (stage) => {
      await stage.client.settings.update({ render_width: 720, render_height: 1280 });
      await openInPictures(stage);
      await moveTo(stage, 4);
      await press(stage.page, stage.t("film.exact"));
      await expect(stage.page.getByRole("img", { name: stage.t("film.exact") })).toBeVisible();
    },
  },
  {
    name: "film with pictures above it",
    open: async (stage) => {
      await openInPictures(stage);
      const data = await stage.page.evaluateHandle(() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File(["1"], "1.png", { type: "image/png" }));
        return transfer;
      });
      await strip(stage).dispatchEvent("dragover", { dataTransfer: data });
      await expect(stage.page.getByText(stage.t("film.drop"))).toBeVisible();
    },
  },
  {
    name: "film taking pictures",
    isWhole: true,
    open: async (stage) => {
      const { page, t } = stage;
      const story = await narratedStory(stage.client);
      await openFilm(stage, story.id);
      await expect(button(stage, t("film.play"))).toBeEnabled();
      let taken = 0;
      await page.route("**/upload-image/", (route) => {
        taken += 1;
        return taken > 2 ? new Promise(() => undefined) : route.fallback();
      });
      await choosePictures(stage, ["1.png", "2.png", "3.png", "4.png"].map(seaside));
      await expect(page.getByText(t("film.placing", { done: 2, total: 4 }))).toBeVisible();
    },
  },
  {
    name: "film with refused pictures",
    open: async (stage) => {
      const { page, t } = stage;
      const story = await narratedStory(stage.client, paragraphs.slice(0, 2));
      await openFilm(stage, story.id);
      await expect(button(stage, t("film.play"))).toBeEnabled();
      await page.clock.install();
      const broken = { ...seaside("1 broken.png"), buffer: Buffer.from("no picture") };
      const text = { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Once.") };
      await choosePictures(stage, [broken, seaside("2.png"), seaside("3.png"), text]);
      await expect(
        page.getByText(t("film.notPictures", { count: 1, names: "notes.txt" })).first(),
      ).toBeVisible();
    },
  },
  {
    name: "film being made",
    isWhole: true,
    open: async (stage) => {
      const { page, t } = stage;
      const story = await storyInPictures(stage.client);
      const tell = await tellOfFilm(stage, story, {});
      await tellOfFilms(stage, [filmOf(story)]);
      const warnings = [
        "No font of this machine has 3 of the letters (灯 消 え), so a film shows boxes instead. On Debian: apt install fonts-noto-cjk",
      ];
      await page.route("**/api/projects/*/render/", (route) => {
        tell(making(42, 95));
        return route.fulfill({ status: 202, json: { warnings } });
      });
      await openFilm(stage, story.id);
      await untilPainted(stage);
      await press(page, t("film.makeAgain"));
      await expect(page.getByRole("heading", { name: t("film.making") })).toBeVisible();
    },
  },
  {
    name: "film stopped",
    isWhole: true,
    open: async (stage) => {
      const { page, t } = stage;
      const story = await storyInPictures(stage.client);
      const tell = await tellOfFilm(stage, story, making(42, null));
      await openFilm(stage, story.id);
      await untilPainted(stage);
      await expect(page.getByRole("heading", { name: t("film.making") })).toBeVisible();
      tell({ status: "FAILED", error: "The render was cancelled." });
      await expect(page.getByText(t("film.stopped"))).toBeVisible();
    },
  },
  {
    name: "film failed",
    isWhole: true,
    open: async (stage) => {
      const { page, t } = stage;
      const story = await storyInPictures(stage.client);
      const error = "Segment 2, 4f1b2c.png: cannot identify it as a PNG, JPEG or WebP image";
      await tellOfFilm(stage, story, { status: "FAILED", error });
      await tellOfFilms(stage, [filmOf(story)]);
      await openFilm(stage, story.id);
      await untilPainted(stage);
      await expect(button(stage, t("film.showSegment", { number: 2 }))).toBeVisible();
      await expect(page.getByText(t("film.older"))).toBeVisible();
    },
  },
  {
    name: "film without its encoder",
    isWhole: true,
    serverEnvironment: { PATH: "/nowhere" },
    open: async (stage) => {
      await openInPictures(stage);
      await expect(stage.page.getByText(stage.t("film.encoder.why"))).toBeVisible();
    },
  },
  {
    name: "film without letters",
    isWhole: true,
    open: async (stage) => {
      const story = await storyInPictures(stage.client, ["灯が消えた。", "انطفأ المصباح.", ...paragraphs]);
      await stage.page.route("**/api/system/", async (route) => {
        const state = await (await route.fetch()).json();
        const explanation = "no font for Chinese, Japanese, Arabic; on Debian: apt install fonts-noto-cjk";
        const lacks = { subject: "letters of films", verdict: "missing", explanation };
        const findings = state.findings.map((found: { subject: string }) =>
          found.subject === lacks.subject ? { ...found, ...lacks } : found,
        );
        await route.fulfill({ json: { ...state, findings } });
      });
      await openFilm(stage, story.id);
      await untilPainted(stage);
      await expect(stage.page.getByText(/fonts-noto-cjk/)).toBeVisible();
    },
  },
  {
    name: "film made",
    isWhole: true,
    open: async (stage) => {
      const { page, t } = stage;
      const { id } = await madeFilm(stage.client);
      await openFilm(stage, id);
      await untilPainted(stage);
      await expect(page.getByRole("heading", { name: t("film.result") })).toBeVisible();
    },
  },
  {
    name: "film watched",
    open: async (stage) => {
      const { page, t } = stage;
      const { id } = await madeFilm(stage.client, longTitle);
      await openFilm(stage, id);
      await press(page, t("film.watch"));
      await expect(button(stage, t("film.toPreview"))).toBeVisible();
    },
  },
];

/** Menus and sheets that open above a story. */
import { expect, storyOf } from "../studio.ts";
import { bookOf, longTitle, narratedStory, paragraphs } from "./made-stories.ts";
import { openNarrated, openStory } from "./story-views.ts";
import { cardOf, chooseFromMenu, press, type Stage, textOf, type View } from "./view.ts";

const sheet = ({ page }: Stage) => page.getByRole("dialog");

async function openFromSegment(stage: Stage, item: string): Promise<void> {
  await openNarrated(stage);
  await chooseFromMenu(stage, stage.t("segment.more", { number: 2 }), item);
  await expect(sheet(stage)).toBeVisible();
}

const openExport = async (stage: Stage): Promise<void> => {
  await press(stage.page, stage.t("download.action"));
  await expect(sheet(stage)).toBeVisible();
};

const toTheEnd = ({ page }: Stage) =>
  page.locator("dialog .overflow-y-auto").evaluate((body) => body.scrollTo(0, body.scrollHeight));

export const sheetViews: readonly View[] = [
  {
    name: "segment menu",
    open: async (stage) => void (await openNarrated(stage)),
    again: async (stage) => {
      await stage.page.keyboard.press("Escape");
      await textOf(stage, 2).focus();
      await press(stage.page, stage.t("segment.more", { number: 2 }));
      await expect(stage.page.getByRole("menuitem").first()).toBeVisible();
    },
  },
  {
    name: "story menu",
    open: async (stage) => openStory(stage, (await bookOf(stage.client, 60, 4)).id),
    again: async ({ page, t }) => {
      await page.keyboard.press("Escape");
      await press(page, t("project.more"));
      await expect(page.getByRole("menuitem").first()).toBeVisible();
    },
  },
  {
    name: "palette",
    open: async (stage) => {
      await storyOf(stage.client, longTitle, paragraphs);
      await openStory(stage, (await bookOf(stage.client, 60, 4)).id);
      await stage.page.keyboard.press("Control+k");
      await expect(stage.page.getByRole("option").first()).toBeVisible();
    },
  },
  {
    name: "palette with a number",
    open: async (stage) => {
      await openStory(stage, (await bookOf(stage.client, 60, 4)).id);
      await stage.page.keyboard.press("Control+k");
      await stage.page.getByRole("combobox").fill("4");
    },
  },
  {
    name: "palette without a match",
    open: async (stage) => {
      await openStory(stage, (await bookOf(stage.client, 60, 4)).id);
      await stage.page.keyboard.press("Control+k");
      await stage.page.getByRole("combobox").fill("nothing like it");
      await expect(stage.page.getByText(stage.t("find.none"))).toBeVisible();
    },
  },
  {
    name: "reading of a segment",
    open: async (stage) => {
      const story = await narratedStory(stage.client);
      await openStory(stage, story.id);
      await textOf(stage, 3).click();
      await chooseFromMenu(stage, stage.t("segment.more", { number: 3 }), stage.t("segment.reading"));
      await expect(sheet(stage).getByText("1984", { exact: true })).toBeVisible();
    },
  },
  {
    name: "reading of selected words",
    open: async (stage) => {
      await openNarrated(stage);
      for (const key of ["End", "ArrowLeft", "Control+Shift+ArrowLeft"]) await stage.page.keyboard.press(key);
      await press(cardOf(stage, 2), stage.t("reading.sayAs", { phrase: "Siobhan" }));
      await expect(sheet(stage).getByRole("textbox")).toBeVisible();
    },
  },
  {
    name: "selected words",
    open: async (stage) => {
      const story = await narratedStory(stage.client);
      await openStory(stage, story.id);
      await textOf(stage, 4).click();
      for (const key of ["Home", "Shift+End"]) await stage.page.keyboard.press(key);
      await expect(cardOf(stage, 4).getByRole("button", { name: /Donaudampfschifffahrt/ })).toBeVisible();
    },
    again: (stage) => cardOf(stage, 4).evaluate((card) => card.scrollIntoView({ block: "center" })),
  },
  {
    name: "voice of the story",
    open: async (stage) => {
      await openNarrated(stage);
      await press(stage.page, new RegExp(`^${stage.t("voice.title")}`));
      await expect(sheet(stage)).toBeVisible();
    },
  },
  {
    name: "voice of the story, end",
    open: async (stage) => {
      await openNarrated(stage);
      await press(stage.page, new RegExp(`^${stage.t("voice.title")}`));
      await expect(sheet(stage).getByText(stage.t("voice.british"))).toBeVisible();
    },
    again: toTheEnd,
  },
  { name: "voice of a segment", open: (stage) => openFromSegment(stage, stage.t("segment.voice")) },
  {
    name: "voice without a match",
    open: async (stage) => {
      await openFromSegment(stage, stage.t("segment.voice"));
      await sheet(stage).getByRole("searchbox").fill("nothing like it");
    },
  },
  { name: "chapter of a segment", open: (stage) => openFromSegment(stage, stage.t("chapter.begin")) },
  { name: "pause of a segment", open: (stage) => openFromSegment(stage, stage.t("pause.title")) },
  {
    name: "export",
    open: async (stage) => {
      await openNarrated(stage);
      await openExport(stage);
    },
  },
  {
    name: "export of a story with gaps",
    open: async (stage) => {
      const story = await narratedStory(stage.client);
      await stage.client.segments.removeAudio(story.segments[2]?.id ?? "");
      await openStory(stage, story.id);
      await openExport(stage);
      await press(stage.page, stage.t("export.start"));
      await expect(sheet(stage).getByText(stage.t("export.missing", { count: 1 }))).toBeVisible();
    },
  },
  {
    name: "export with files",
    open: async (stage) => {
      const { client, t } = stage;
      const story = await narratedStory(client);
      await client.projects.update(story.id, { title: longTitle });
      const made = await client.exports.start(story.id, { format: "m4b" });
      await client.pollTaskStatus(made.task_id, { intervalMs: 50 });
      await openStory(stage, story.id);
      await openExport(stage);
      await expect(sheet(stage).getByRole("heading", { name: t("export.files") })).toBeVisible();
    },
    again: toTheEnd,
  },
  {
    name: "export being made",
    serverOptions: ["--workers", "1"],
    open: async (stage) => {
      const { client, t, page } = stage;
      const story = await narratedStory(client);
      await openStory(stage, story.id);
      await page.route("**/api/projects/*/exports/", async (route) => {
        if (route.request().method() !== "POST") return route.fallback();
        await new Promise(() => undefined);
      });
      await openExport(stage);
      await press(page, t("export.start"));
    },
    again: toTheEnd,
  },
  {
    name: "keys",
    open: async (stage) => {
      await openNarrated(stage);
      await stage.page.keyboard.press("Escape");
      await stage.page.keyboard.press("?");
      await expect(sheet(stage)).toBeVisible();
    },
  },
];

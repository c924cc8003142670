/** One story: reading, writing, narrating, and what goes wrong. */

import { tellOfFailedTask } from "../failed-task.ts";
import { expect, storyOf } from "../studio.ts";
import { addTower } from "./made-films.ts";
import { addPicture, bookOf, endlessStory, longTitle, narratedStory, paragraphs } from "./made-stories.ts";
import { cardOf, chooseFromMenu, press, type Stage, textOf, type View } from "./view.ts";

export async function openStory(stage: Stage, id: string): Promise<void> {
  await stage.page.goto(`/projects/${id}`);
  await expect(cardOf(stage, 1)).toBeVisible();
}

/** A narrated story, with the second segment as the current one. */
export async function openNarrated(stage: Stage): Promise<string> {
  const { id } = await narratedStory(stage.client);
  await openStory(stage, id);
  await textOf(stage, 2).click();
  return id;
}

const narrateAll = ({ page, t }: Stage) =>
  page.getByRole("button", { name: new RegExp(`^${t("batch.all", { count: 2 })}`) }).click();

export const storyViews: readonly View[] = [
  {
    name: "story without text",
    open: async ({ page, client, t }) => {
      const { id } = await client.projects.create({ title: longTitle });
      await page.goto(`/projects/${id}`);
      await expect(page.getByRole("textbox", { name: t("import.label") })).toBeVisible();
    },
  },
  {
    name: "story of one segment",
    open: async (stage) => {
      const { id } = await storyOf(stage.client, longTitle, paragraphs.slice(3, 4));
      await openStory(stage, id);
      await textOf(stage, 1).click();
    },
  },
  {
    name: "story silent",
    open: async (stage) =>
      openStory(stage, (await storyOf(stage.client, "The lamp on Gull Rock", paragraphs)).id),
  },
  { name: "story narrated", open: async (stage) => void (await openNarrated(stage)) },
  {
    name: "story renaming",
    open: async (stage) => {
      const { id } = await storyOf(stage.client, longTitle, paragraphs);
      await openStory(stage, id);
      await press(stage.page, stage.t("project.rename"));
      await expect(stage.page.getByRole("textbox", { name: stage.t("project.title") })).toBeFocused();
    },
  },
  {
    name: "book at its beginning",
    open: async (stage) => openStory(stage, (await bookOf(stage.client)).id),
  },
  {
    name: "book far down",
    open: async (stage) => {
      await openStory(stage, (await bookOf(stage.client)).id);
      await stage.page.keyboard.press("Control+k");
      await stage.page.getByRole("combobox").fill("350");
      await stage.page.keyboard.press("Enter");
      await expect(cardOf(stage, 350)).toBeFocused();
    },
  },
  {
    name: "book with its chapters as a sheet",
    open: async (stage) => {
      await openStory(stage, (await bookOf(stage.client, 100, 12)).id);
      await stage.page.setViewportSize({ width: 390, height: 844 });
      await chooseFromMenu(stage, stage.t("project.more"), stage.t("outline.name"));
      await expect(stage.page.getByRole("dialog", { name: stage.t("outline.name") })).toBeVisible();
    },
  },
  {
    name: "story being narrated",
    serverOptions: ["--workers", "1"],
    open: async (stage) => {
      await openStory(stage, (await endlessStory(stage.client)).id);
      await narrateAll(stage);
      await expect(stage.page.getByRole("progressbar", { name: stage.t("batch.name") })).toBeVisible();
      await textOf(stage, 9).click();
    },
  },
  {
    name: "story whose narration was stopped",
    serverOptions: ["--workers", "1"],
    open: async (stage) => {
      await openStory(stage, (await endlessStory(stage.client)).id);
      await narrateAll(stage);
      await expect(stage.page.getByRole("progressbar", { name: stage.t("batch.name") })).toBeVisible();
      await press(stage.page, stage.t("batch.stop"));
      await expect(stage.page.getByRole("button", { name: stage.t("batch.resume") })).toBeVisible();
    },
  },
  {
    name: "story with failures",
    open: async (stage) => {
      const { id } = await storyOf(stage.client, "The lamp on Gull Rock", [
        ...paragraphs.slice(0, 2),
        "word ".repeat(4001),
        ...paragraphs.slice(2),
      ]);
      await openStory(stage, id);
      await narrateAll(stage);
      await expect(stage.page.getByText(stage.t("batch.showFailures"))).toBeVisible();
    },
  },
  {
    name: "story stale and locked",
    open: async (stage) => {
      const { client } = stage;
      const story = await narratedStory(client);
      const [first, second, third, fourth, fifth] = story.segments;
      await client.segments.update(first?.id ?? "", { text_content: "The lamp stayed on." });
      await client.segments.update(second?.id ?? "", { is_locked: true });
      await client.segments.update(third?.id ?? "", { voice_id: "bf_emma", tts_speed: 1.25 });
      await client.segments.update(fourth?.id ?? "", { text_content: "Unlocked.", is_locked: true });
      await client.segments.removeAudio(fifth?.id ?? "");
      await openStory(stage, story.id);
      await textOf(stage, 3).click();
      await expect(
        cardOf(stage, 3).getByRole("button", { name: stage.t("segment.narrateAgain") }),
      ).toBeVisible();
    },
  },
  {
    name: "story narrating a segment again",
    serverOptions: ["--workers", "1"],
    open: async (stage) => {
      const { client, t } = stage;
      const { id } = await narratedStory(client);
      // Its turn comes after a story that takes long.
      await client.generateAllAudio((await endlessStory(client, "The keeper’s daughter")).id);
      await openStory(stage, id);
      await textOf(stage, 2).click();
      await chooseFromMenu(stage, t("segment.more", { number: 2 }), t("segment.narrateAgain"));
      await expect(cardOf(stage, 2)).toHaveAttribute("data-state", /queued|narrating/);
    },
  },
  {
    name: "story with pictures",
    open: async (stage) => {
      const story = await narratedStory(stage.client);
      await addPicture(stage.client, story.segments[0]?.id ?? "");
      await addPicture(stage.client, story.segments[4]?.id ?? "");
      await openStory(stage, story.id);
      await textOf(stage, 1).click();
      await expect(
        stage.page.getByRole("button", { name: stage.t("picture.enlarge", { number: 1 }) }),
      ).toBeVisible();
    },
  },
  {
    name: "story with a large picture",
    open: async (stage) => {
      const story = await narratedStory(stage.client);
      await addTower(stage.client, story.segments[0]?.id ?? "");
      await openStory(stage, story.id);
      await textOf(stage, 1).click();
      await press(stage.page, stage.t("picture.enlarge", { number: 1 }));
      await expect(
        stage.page.getByRole("dialog").getByRole("radio", { name: stage.t("picture.fill"), exact: true }),
      ).toBeChecked();
    },
  },
  {
    name: "story marked",
    open: async (stage) => {
      await openNarrated(stage);
      await stage.page.keyboard.press("Escape");
      for (let step = 0; step < 3; step += 1) await stage.page.keyboard.press("Shift+ArrowDown");
      await expect(stage.page.getByText(stage.t("marked.count", { count: 4 }))).toBeVisible();
    },
  },
  {
    name: "story finding",
    open: async (stage) => {
      await openNarrated(stage);
      await stage.page.keyboard.press("Control+f");
      await stage.page.keyboard.type("the");
      await stage.page.keyboard.press("Enter");
      await stage.page.getByRole("textbox", { name: stage.t("find.by") }).fill("Donaudampfschifffahrt");
    },
  },
  {
    name: "story finding nothing",
    open: async (stage) => {
      await openNarrated(stage);
      await stage.page.keyboard.press("Control+f");
      await stage.page.keyboard.type("nothing like it");
      await expect(stage.page.getByText(stage.t("find.none"))).toBeVisible();
    },
  },
  {
    name: "story that can be undone",
    open: async (stage) => {
      const story = await narratedStory(stage.client);
      await stage.client.segments.split(story.segments[0]?.id ?? "", 50);
      await stage.client.segments.update(story.segments[3]?.id ?? "", { is_locked: true });
      await openStory(stage, story.id);
      await stage.page.clock.install();
      await stage.page.keyboard.press("Control+z");
      await expect(stage.page.getByText(/^(Undone|Rückgängig gemacht): /)).toBeVisible();
    },
  },
  {
    name: "story with a notice and a trouble",
    open: async (stage) => {
      const { client, page, t } = stage;
      const story = await narratedStory(client);
      await openStory(stage, story.id);
      await page.clock.install();
      await textOf(stage, 2).click();
      await chooseFromMenu(stage, t("segment.more", { number: 2 }), t("segment.remove"));
      await textOf(stage, 5).click();
      await cardOf(stage, 5)
        .locator("input[type=file]")
        .setInputFiles({ name: "broken.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
      await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
    },
  },
];

export const troubleViews: readonly View[] = [
  {
    name: "story without voices",
    open: async (stage) => {
      const { id } = await storyOf(stage.client, "The lamp on Gull Rock", paragraphs);
      await stage.client.settings.update({ tts_engine: "kokoro" });
      await openStory(stage, id);
      await expect(stage.page.getByText(stage.t("speaking.missing.kokoro"))).toBeVisible();
    },
  },
  {
    name: "story without its server",
    open: async (stage) => {
      const story = await narratedStory(stage.client);
      await openStory(stage, story.id);
      await stage.server.stop();
      await expect(stage.page.getByText(stage.t("connection.lost"))).toBeVisible();
      await textOf(stage, 2).fill("Written alone.");
      await expect(cardOf(stage, 2).getByText(stage.t("segment.waiting"))).toBeVisible();
      await press(cardOf(stage, 3), stage.t("segment.lock", { number: 3 }));
      await expect(stage.page.getByText(stage.t("trouble.needsServer"))).toBeVisible();
    },
  },
  {
    name: "library with texts that are not saved",
    open: async (stage) => {
      const story = await storyOf(stage.client, "The lamp on Gull Rock", paragraphs);
      await openStory(stage, story.id);
      await stage.page.route(/\/api\/segments\/[^/]+\/$/, (route) =>
        route.request().method() === "PATCH"
          ? route.fulfill({ status: 503, json: { error: "Busy." } })
          : route.fallback(),
      );
      await textOf(stage, 1).fill("Not saved.");
      await textOf(stage, 2).fill("Not saved either.");
      await stage.page.getByRole("link", { name: "StoryFlow", exact: true }).click();
      await expect(
        stage.page.getByRole("link", { name: stage.t("drafts.unsaved", { count: 2 }) }),
      ).toBeVisible();
    },
  },
  {
    name: "story changed elsewhere",
    open: async (stage) => {
      const story = await storyOf(stage.client, "The lamp on Gull Rock", paragraphs);
      await openStory(stage, story.id);
      await textOf(stage, 1).click();
      await stage.client.segments.update(story.segments[0]?.id ?? "", {
        text_content: `${paragraphs[0]} Or so they say.`,
      });
      await textOf(stage, 1).fill(`${paragraphs[0]} I saw it.`);
      await expect(stage.page.getByText(stage.t("conflict.title"))).toBeVisible();
    },
  },
  {
    name: "story with a text whose segment is gone",
    open: async (stage) => {
      const story = await storyOf(stage.client, "The lamp on Gull Rock", paragraphs);
      await openStory(stage, story.id);
      await textOf(stage, 1).click();
      await stage.client.segments.delete(story.segments[0]?.id ?? "");
      await stage.page.keyboard.insertText("And this I wrote meanwhile. ");
      await expect(stage.page.getByText(stage.t("lost.segment"))).toBeVisible();
    },
  },
  {
    name: "story on a full disk",
    open: async (stage) => {
      const story = await narratedStory(stage.client);
      await openStory(stage, story.id);
      await stage.page.route("**/health/ready", (route) =>
        route.fulfill({
          status: 503,
          json: {
            status: "not_ready",
            checks: [{ name: "data_folder", ok: false, message: "The disk is full." }],
          },
        }),
      );
      await stage.page.route("**/api/segments/*/", (route) =>
        route.request().method() === "PATCH"
          ? route.fulfill({ status: 503, json: { detail: "The disk is full." } })
          : route.fallback(),
      );
      await textOf(stage, 2).fill("Written without room.");
      await expect(stage.page.getByText(stage.t("hindrance.disk"))).toBeVisible();
    },
  },
  {
    name: "story whose causes are told once",
    open: async (stage) => {
      const { client, page, t } = stage;
      const story = await storyOf(client, "The lamp on Gull Rock", paragraphs);
      await tellOfFailedTask(stage.page, story, {
        error: "The disk is full: no room in the data folder.",
        failed: 3,
      });
      await openStory(stage, story.id);
      await expect(page.getByRole("region", { name: t("cause.name") })).toBeVisible();
      await textOf(stage, 2).click();
    },
  },
  {
    name: "page that fails",
    open: async ({ page, t }) => {
      await page.route("**/api/projects/?*", (route) =>
        route.fulfill({ status: 500, json: { error: "The database is damaged." } }),
      );
      await page.goto("/");
      await expect(page.getByText(t("page.trouble"))).toBeVisible({ timeout: 20_000 });
    },
  },
  {
    name: "page that is missing",
    open: async ({ page, t }) => {
      await page.goto("/projects/0b9d7a54-2a3f-4e0c-9d55-7f1e6c8a9b10");
      await expect(page.getByText(t("page.missing"))).toBeVisible();
    },
  },
  {
    name: "key that is wrong",
    serverOptions: ["--api-key", "open-sesame-open-sesame"],
    open: async ({ page, t }) => {
      await page.goto("/");
      await page.getByLabel(t("key.label")).fill("wrong");
      await press(page, t("key.enter"));
      await expect(page.getByLabel(t("key.label"))).toBeVisible();
    },
  },
];

/** The player, in its story and on the other pages. */
import { expect, narrate, storyOf } from "../studio.ts";
import { bookOf, longTitle, narratedStory, paragraphs } from "./made-stories.ts";
import { openStory } from "./story-views.ts";
import { press, type Stage, type View } from "./view.ts";

const pause = (stage: Stage) => press(stage.page, stage.t("player.pause"));

/** Plays a little, and stands still then, so that all pictures show the same. */
async function playAndPause(stage: Stage, id: string): Promise<void> {
  await openStory(stage, id);
  await press(stage.page, stage.t("player.playAll"));
  await expect(stage.page.getByRole("button", { name: stage.t("player.pause"), exact: true })).toBeVisible();
  await press(stage.page, stage.t("player.forward", { seconds: 15 }));
  await pause(stage);
  await expect(
    stage.page.getByRole("button", { name: stage.t("player.playAll"), exact: true }),
  ).toBeVisible();
}

export const playerViews: readonly View[] = [
  {
    name: "player playing",
    open: async (stage) => {
      await openStory(stage, (await narratedStory(stage.client)).id);
      await press(stage.page, stage.t("player.playAll"));
      await expect(
        stage.page.getByRole("button", { name: stage.t("player.pause"), exact: true }),
      ).toBeVisible();
    },
  },
  {
    name: "player in a book",
    open: async (stage) => {
      const book = await bookOf(stage.client, 30, 4);
      await narrate(stage.client, book);
      await playAndPause(stage, book.id);
    },
  },
  {
    name: "player at a gap",
    open: async (stage) => {
      const story = await narratedStory(stage.client);
      await stage.client.segments.removeAudio(story.segments[0]?.id ?? "");
      await stage.client.segments.removeAudio(story.segments[1]?.id ?? "");
      await openStory(stage, story.id);
      await press(stage.page, stage.t("player.playAll"));
      await expect(stage.page.getByText(stage.t("player.gapPair", { first: 1, last: 2 }))).toBeVisible();
    },
  },
  {
    name: "player speed and volume",
    open: async (stage) => openStory(stage, (await narratedStory(stage.client)).id),
    again: async ({ page, t }) => {
      await page.keyboard.press("Escape");
      await press(page, t("player.sound", { speed: 1 }));
      await expect(page.getByRole("dialog")).toBeVisible();
    },
  },
  {
    name: "player in the library",
    open: async (stage) => {
      const story = await narratedStory(stage.client);
      await stage.client.projects.update(story.id, { title: longTitle });
      await playAndPause(stage, story.id);
      await stage.page.getByRole("link", { name: "StoryFlow", exact: true }).click();
      await expect(stage.page.getByRole("region", { name: longTitle })).toBeVisible();
    },
  },
  {
    name: "player of another story",
    open: async (stage) => {
      const story = await narratedStory(stage.client);
      await stage.client.projects.update(story.id, { title: longTitle });
      const other = await storyOf(stage.client, "The keeper’s daughter", paragraphs);
      await playAndPause(stage, story.id);
      await stage.page.getByRole("link", { name: "StoryFlow", exact: true }).click();
      await stage.page.getByRole("link", { name: other.title }).click();
      await expect(stage.page.getByText(stage.t("player.otherPaused", { title: longTitle }))).toBeVisible();
    },
  },
];

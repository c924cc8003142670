/** The settings, and getting the natural voices. */
import { expect, storyOf } from "../studio.ts";
import { longTitle, narratedStory, paragraphs } from "./made-stories.ts";
import type { Stage, View } from "./view.ts";

async function openSettings({ page, t }: Stage): Promise<void> {
  await page.goto("/settings");
  await expect(page.getByRole("heading", { name: t("engine.title"), exact: true })).toBeVisible();
}

/** The server says that it is fetching the voices, or that it could not. */
async function fetching(stage: Stage, files: Readonly<Record<string, unknown>>): Promise<void> {
  const known = await stage.client.system.models();
  await stage.page.route("**/api/system/models/", (route) => route.fulfill({ json: { ...known, ...files } }));
  await openSettings(stage);
}

const megabyte = 1_000_000;

export const settingsViews: readonly View[] = [
  { name: "settings", isWhole: true, open: openSettings },
  {
    name: "settings with diagnostics",
    open: async (stage) => {
      await openSettings(stage);
      await stage.page.getByText(stage.t("engine.details")).click();
    },
    isWhole: true,
  },
  {
    name: "settings with pronunciations",
    isWhole: true,
    open: async (stage) => {
      const { client } = stage;
      await storyOf(client, longTitle, paragraphs);
      const story = await narratedStory(client);
      for (const [word, spoken_as] of [
        ["Siobhan", "shi-VAWN"],
        ["Donaudampfschifffahrtsgesellschaftskapitän", "doh-now-dumpf-shiff-fahrts"],
        ["O’Neill", "/oʊˈniːl/"],
      ] as const)
        await client.pronunciations.create(story.id, { word, spoken_as });
      await openSettings(stage);
      await expect(stage.page.getByText("Siobhan", { exact: true })).toBeVisible();
    },
  },
  {
    name: "settings with the voices being fetched",
    open: (stage) =>
      fetching(stage, {
        phase: "running",
        received: 140 * megabyte,
        total: 325 * megabyte,
        missing: 185 * megabyte,
      }),
  },
  {
    name: "settings with voices that could not be fetched",
    open: (stage) =>
      fetching(stage, {
        phase: "failed",
        received: 140 * megabyte,
        total: 325 * megabyte,
        missing: 185 * megabyte,
        fault: "The connection to the server of the voices was lost after 140 MB.",
      }),
  },
  {
    name: "settings saved",
    open: openSettings,
    // The mark goes by itself: each look chooses another voice than before.
    again: async ({ page, t }) => {
      await page
        .locator("label")
        .filter({ hasText: /^(Emma|Isabella)/, hasNot: page.locator(":checked") })
        .first()
        .click();
      await expect(page.getByText(t("settings.saved"), { exact: true })).toBeVisible();
    },
  },
];

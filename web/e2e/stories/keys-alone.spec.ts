/** Each part of the studio without a pointer: it opens, does its work, and gives the keyboard back. */
import type { Locator, Page } from "@playwright/test";
import { expectSilence, expectSound, listen } from "../sound.ts";
import { card, expect, narrate, storyOf, test } from "../studio.ts";

const texts = ["Old Zorblax left in 1984.", "Nobody noticed.", "The keeper slept.", "The sea came closer."];

/** Presses a key until this has the keyboard; no part of a page is further away. */
async function reach(page: Page, target: Locator, key = "Tab"): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    if (await target.evaluateAll((found) => found.some((element) => element === document.activeElement))) {
      await expect(target, "what has the keyboard is seen").toBeInViewport();
      return;
    }
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never came to ${target}`);
}

/** No test may press anything with a pointer. */
test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    window.addEventListener("pointerdown", () => Object.assign(window, { wasPointed: true }));
  });
});
test.afterEach(async ({ page }) => {
  expect(await page.evaluate(() => "wasPointed" in window)).toBe(false);
});

async function openWithKeys(page: Page, id: string): Promise<void> {
  await page.goto(`/projects/${id}`);
  await expect(card(page, 1)).toBeVisible();
  await page.keyboard.press("Home");
  await expect(card(page, 1)).toBeFocused();
}

test("several segments are marked, locked, unlocked and left again", async ({ page, client }) => {
  const project = await storyOf(client, "Several", texts);
  const locked = async () => (await client.segments.list(project.id)).map(({ is_locked }) => is_locked);
  await openWithKeys(page, project.id);
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+ArrowDown");
  const bar = page.getByRole("region", { name: "Marked segments" });
  await expect(bar.getByText("2 marked")).toBeVisible();
  await reach(page, bar.getByRole("button", { name: "Lock", exact: true }));
  await page.keyboard.press("Enter");
  await expect.poll(locked).toEqual([true, true, false, false]);
  await reach(page, bar.getByRole("button", { name: "Unlock" }));
  await page.keyboard.press("Enter");
  await expect.poll(locked).toEqual([false, false, false, false]);
  await reach(page, bar.getByRole("button", { name: "Take all marks away" }));
  await page.keyboard.press("Enter");
  await expect(bar).toBeHidden();
});

test("the column beside the text is reached, and changes the pause and the way a word is said", async ({
  page,
  client,
}) => {
  const project = await storyOf(client, "Beside", texts);
  await openWithKeys(page, project.id);
  const column = page.getByRole("complementary", { name: "Current segment" });
  const sayAs = column
    .getByRole("listitem")
    .filter({ hasText: "1984" })
    .getByRole("button", { name: "Say “1984” as…" });
  await expect(sayAs).toBeVisible();
  await page.keyboard.press("i");
  await reach(page, sayAs);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "How it is read" });
  await reach(page, dialog.getByRole("textbox").first());
  await page.keyboard.insertText("last year");
  await page.keyboard.press("Enter");
  await expect
    .poll(async () => (await client.pronunciations.list(project.id)).map(({ word }) => word))
    .toEqual(["1984"]);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await reach(page, column.getByRole("slider", { name: "Pause before it" }));
  await page.keyboard.press("ArrowRight");
  await expect.poll(async () => (await client.segments.list(project.id))[0]?.pause_before).toBeCloseTo(0.4);
  await page.keyboard.press("Escape");
  await expect(card(page, 1)).toBeFocused();
});

test("chapters are walked to in the outline", async ({ page, client }) => {
  const project = await storyOf(client, "Outline", texts);
  await client.segments.update(project.segments[2]?.id ?? "", { chapter: { title: "The sea" } });
  await openWithKeys(page, project.id);
  const entry = page.getByRole("navigation", { name: "Chapters" }).getByRole("button", { name: /^The sea/ });
  await reach(page, entry);
  await page.keyboard.press("Enter");
  await expect(card(page, 3)).toBeFocused();
});

test("a word is found, walked through and replaced", async ({ page, client }) => {
  const project = await storyOf(client, "Find", texts);
  await openWithKeys(page, project.id);
  await page.keyboard.press("Control+f");
  await page.keyboard.type("the");
  await expect(page.getByText("1 of 2")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText("2 of 2")).toBeVisible();
  await reach(page, page.getByRole("textbox", { name: "Replace with" }));
  await page.keyboard.insertText("A");
  await reach(page, page.getByRole("button", { name: "Replace all" }));
  await page.keyboard.press("Enter");
  await expect
    .poll(async () => (await client.segments.list(project.id)).slice(2).map((one) => one.text_content))
    .toEqual(["A keeper slept.", "A sea came closer."]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("search", { name: "Find and replace" })).toBeHidden();
});

test("the player plays, seeks, changes its speed and stops", async ({ page, client }) => {
  const long = texts.map((text) => `${text} `.repeat(8).trim());
  const project = await storyOf(client, "Player", long);
  await narrate(client, project);
  await listen(page);
  await openWithKeys(page, project.id);
  await page.keyboard.press("Space");
  await expectSound(page);
  const bar = page.getByRole("slider", { name: "Place in the story" });
  await reach(page, bar, "Shift+Tab");
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  await expectSound(page);
  await reach(page, page.getByRole("button", { name: "Speed 1 × and volume" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("radio", { name: "1 ×", exact: true })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Speed 1.25 × and volume" })).toBeFocused();
  await reach(page, page.getByRole("button", { name: "Pause", exact: true }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expectSilence(page);
});

test("a file is made in the export dialog, which gives the keyboard back", async ({ page, client }) => {
  const project = await storyOf(client, "Export", texts.slice(0, 1));
  await narrate(client, project);
  await openWithKeys(page, project.id);
  const opener = page.getByRole("button", { name: "Download", exact: true });
  await reach(page, opener, "Shift+Tab");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Download" });
  await reach(page, dialog.getByLabel("Format"));
  await page.keyboard.type("FLAC");
  await reach(page, dialog.getByRole("button", { name: "Make the file" }));
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("Export.flac")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test("a voice is looked for, chosen and saved", async ({ page, client }) => {
  const project = await storyOf(client, "Voices", texts);
  await openWithKeys(page, project.id);
  await reach(page, page.getByRole("button", { name: /^Voice/ }), "Shift+Tab");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Voice" });
  await reach(page, dialog.getByRole("searchbox"));
  await page.keyboard.insertText("Emma");
  await reach(page, dialog.getByRole("radio", { name: "Emma" }));
  await page.keyboard.press("Space");
  await reach(page, dialog.getByRole("button", { name: "Save" }));
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect.poll(async () => (await client.projects.get(project.id)).voice_id).toBe("bf_emma");
});

test("the settings are changed", async ({ page, client }) => {
  await page.goto("/settings");
  const speed = page.getByRole("slider", { name: "Speed" });
  await expect(speed).toBeVisible();
  await reach(page, speed);
  await page.keyboard.press("ArrowRight");
  await expect.poll(async () => (await client.settings.get()).tts_speed).toBeCloseTo(1.05);
  await reach(page, page.getByLabel("Theme"), "Shift+Tab");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
});

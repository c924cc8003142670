/** A long story: finding one's way in it, and keeping one's place. */
import type { Locator } from "@playwright/test";
import { expectAccess } from "../access.ts";
import { expectSound, listen } from "../sound.ts";
import { card, expect, narrate, storyOf, test } from "../studio.ts";

const texts = Array.from(
  { length: 90 },
  (_, i) => `Sentence number ${i + 1} tells of the lamp. ${"It goes on for a while. ".repeat(i % 4)}`,
);

test.beforeEach(() => {
  test.slow();
});

/** With a chapter at every thirtieth text. */
async function bookOf(client: Parameters<typeof storyOf>[0]) {
  const project = await storyOf(client, "The long book", texts);
  for (const [index, { id }] of project.segments.entries()) {
    if (index % 30 === 0)
      await client.segments.update(id, { chapter: { title: `Chapter ${index / 30 + 1}` } });
  }
  return client.projects.get(project.id);
}

const topOf = async (locator: Locator): Promise<number> => (await locator.boundingBox())?.y ?? Number.NaN;

test("twelve paragraphs and more are seen at once", async ({ page, client }) => {
  const project = await storyOf(
    client,
    "Short ones",
    Array.from(
      { length: 60 },
      (_, i) => `“This is what was said for the time number ${i + 1},” he answered.`,
    ),
  );
  await page.goto(`/projects/${project.id}`);
  await expect(card(page, 1)).toBeVisible();
  await page.mouse.move(600, 400);
  await page.mouse.wheel(0, 600);
  await expect(card(page, 20)).toBeInViewport();
  const whole = await page.evaluate(() => {
    const foot =
      document.querySelector("section[aria-label='Player'] > div")?.getBoundingClientRect().top ?? 0;
    return [...document.querySelectorAll("article")].filter((article) => {
      const { top, bottom } = article.getBoundingClientRect();
      return top >= 56 && bottom <= foot;
    }).length;
  });
  expect(whole).toBeGreaterThanOrEqual(12);
});

test("the outline leads to a chapter, and tells in which one the reader is", async ({ page, client }) => {
  const project = await bookOf(client);
  await page.goto(`/projects/${project.id}`);
  const outline = page.getByRole("navigation", { name: "Chapters" });
  await expect(outline.getByRole("button")).toHaveCount(3);
  await outline.getByRole("button", { name: /^Chapter 3/ }).click();
  await expect(page.getByRole("heading", { name: "Chapter 3" })).toBeInViewport();
  await expect(card(page, 61)).toBeFocused();
  await expect(outline.getByRole("button", { name: /^Chapter 3/ })).toHaveAttribute("aria-current", "true");
  await expectAccess(page, "a story with an outline");
  // On a phone it is a sheet.
  await page.setViewportSize({ width: 390, height: 800 });
  await page.getByRole("button", { name: "More for this story" }).click();
  await page.getByRole("menuitem", { name: "Chapters" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Chapter 2/ })
    .click();
  await expect(card(page, 31)).toBeInViewport();
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("the reader's place stays when the window becomes narrower or wider", async ({ page, client }) => {
  const texts = Array.from(
    { length: 300 },
    (_, i) => `${"So it went on and on. ".repeat(1 + (i % 9))}(${i})`,
  );
  const project = await storyOf(client, "Turned", texts);
  await page.goto(`/projects/${project.id}`);
  await expect(card(page, 1)).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("150");
  await page.keyboard.press("Enter");
  await expect(card(page, 150)).toBeFocused();
  for (const width of [390, 768, 1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(card(page, 150)).toBeInViewport();
  }
  // Where the reader has gone on without the keyboard, it is the first text in sight.
  await page.mouse.move(160, 300);
  await page.mouse.wheel(0, 9000);
  await expect(card(page, 150)).not.toBeInViewport();
  const first = () =>
    page
      .getByRole("article")
      .evaluateAll((cards) =>
        cards.find((each) => each.getBoundingClientRect().bottom > 57)?.getAttribute("aria-label"),
      );
  const place = await first();
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect.poll(first).toBe(place);
});

test("words are found and replaced in all texts, but not in locked ones", async ({ page, client }) => {
  const project = await storyOf(client, "Names", [
    "The lamp.",
    "A lamp, and a Lamp.",
    ...texts.slice(0, 40),
    "The lamp!",
  ]);
  const [first] = project.segments;
  await client.segments.update(first?.id ?? "", { is_locked: true });
  await page.goto(`/projects/${project.id}`);
  await expect(card(page, 1)).toBeVisible();
  await page.keyboard.press("Control+f");
  await page.keyboard.type("lamp");
  await expect(page.getByText("1 of 44")).toBeVisible();
  await page.keyboard.press("Shift+Enter");
  await expect(page.getByText("44 of 44")).toBeVisible();
  await expect(card(page, 43).locator("mark[data-here]")).toBeInViewport();
  await expectAccess(page, "finding");
  await page.getByRole("textbox", { name: "Replace with" }).fill("light");
  await page.getByRole("button", { name: "Replace all" }).click();
  await expect(
    page.getByText("43 places are replaced. 1 place in a locked text was left as it is."),
  ).toBeVisible();
  const now = async () => (await client.segments.list(project.id)).map(({ text_content }) => text_content);
  expect((await now()).slice(0, 2)).toEqual(["The lamp.", "A light, and a light."]);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect.poll(now).toEqual(project.segments.map(({ text_content }) => text_content));
  await page.getByRole("textbox", { name: "Find in the story" }).focus();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("textbox", { name: "Find in the story" })).toBeHidden();
});

test("the place in a story is kept through a reload, another page, and another visit", async ({
  page,
  client,
}) => {
  const project = await bookOf(client);
  await page.goto(`/projects/${project.id}`);
  await expect(card(page, 1)).toBeVisible();
  await page.keyboard.press("End");
  await expect(card(page, 90)).toBeFocused();
  await expect(card(page, 90)).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Home");
  await expect(card(page, 1)).toBeFocused();
  await page
    .getByRole("navigation", { name: "Chapters" })
    .getByRole("button", { name: /^Chapter 2/ })
    .click();
  await expect(card(page, 31)).toBeFocused();
  const isThere = async () => {
    await expect(page.getByRole("heading", { name: "Chapter 2" })).toBeInViewport();
    await expect(card(page, 31)).toHaveAttribute("aria-current", "true");
  };
  await page.reload();
  await isThere();
  await page.getByRole("link", { name: "StoryFlow", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Library" })).toBeVisible();
  await page.goBack();
  await isThere();
  await page.getByRole("link", { name: "StoryFlow", exact: true }).click();
  await page.getByRole("link", { name: "The long book" }).click();
  await isThere();
});

test("a text that is pressed stays under the pointer while its controls come and those of another one go", async ({
  page,
  client,
}) => {
  const project = await bookOf(client);
  await page.goto(`/projects/${project.id}`);
  await page
    .getByRole("navigation", { name: "Chapters" })
    .getByRole("button", { name: /^Chapter 2/ })
    .click();
  await expect(card(page, 31).getByText("Not narrated yet")).toBeVisible();
  const text = card(page, 36).getByRole("textbox");
  const before = await topOf(text);
  await text.click();
  await expect(card(page, 36).getByText("Not narrated yet")).toBeVisible();
  await expect(card(page, 31).getByText("Not narrated yet")).toHaveCount(0);
  expect(Math.abs((await topOf(text)) - before)).toBeLessThan(2);
});

test("the bar with the title and the actions stays in sight", async ({ page, client }) => {
  const project = await bookOf(client);
  await page.goto(`/projects/${project.id}`);
  await expect(page.getByRole("button", { name: /^Voice: .+ · 1 ×$/ })).toBeVisible();
  await page.keyboard.press("End");
  await expect(page.getByRole("button", { name: "The long book" })).toBeInViewport();
  await expect(page.getByRole("button", { name: /^Narrate all/ })).toBeInViewport();
  await expectAccess(page, "far down in a story");
  await page.getByRole("button", { name: "The long book" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeInViewport();
});

test("Alt and a click on a word play from that word", async ({ page, client }) => {
  const project = await storyOf(client, "Word", [
    "The lamp went out at ten minutes to twelve, and nobody noticed it for long.",
  ]);
  await narrate(client, project);
  const [segment] = await client.segments.list(project.id);
  const { words } = await client.segments.words(segment?.id ?? "");
  await listen(page);
  await page.goto(`/projects/${project.id}`);
  const text = card(page, 1).getByRole("textbox");
  const box = await text.boundingBox();
  await text.click({ modifiers: ["Alt"], position: { x: (box?.width ?? 0) * 0.5, y: 14 } });
  const heard = await expectSound(page);
  expect(words.length).toBeGreaterThan(8);
  expect(heard.currentTime).toBeGreaterThan(words[4]?.start ?? 99);
});

test("the palette leads to a segment, a chapter and another story, and does what the page can", async ({
  page,
  client,
}) => {
  const project = await bookOf(client);
  await storyOf(client, "The other one", ["One."]);
  await page.goto(`/projects/${project.id}`);
  await expect(card(page, 1)).toBeVisible();
  const choose = async (typed: string) => {
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("combobox")).toBeFocused();
    await page.keyboard.type(typed);
    await expect(page.getByRole("option").first()).toContainText(new RegExp(typed, "i"));
    await page.keyboard.press("Enter");
  };
  await choose("45");
  await expect(card(page, 45)).toBeFocused();
  await choose("chapter 3");
  await expect(card(page, 61)).toBeFocused();
  await choose("find");
  await expect(page.getByRole("textbox", { name: "Find in the story" })).toBeFocused();
  await expectAccess(page, "palette", async () => {
    if (!(await page.getByRole("combobox").isVisible())) await page.keyboard.press("Control+k");
    await expect(page.getByRole("combobox")).toBeVisible();
  });
  await page.keyboard.press("Escape");
  await choose("the other");
  await expect(page.getByRole("heading", { name: "The other one" })).toBeVisible();
});

test("several segments are marked, locked, given a voice, and deleted together", async ({ page, client }) => {
  const project = await storyOf(client, "Several", ["A.", "B.", "C.", "D.", "E."]);
  const now = () => client.segments.list(project.id);
  await page.goto(`/projects/${project.id}`);
  await card(page, 2).focus();
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  const bar = page.getByRole("region", { name: "Marked segments" });
  await expect(bar.getByText("3 marked")).toBeVisible();
  await expectAccess(page, "marked segments");
  await bar.getByRole("button", { name: "Lock", exact: true }).click();
  await expect(page.getByText("3 segments are locked.")).toBeVisible();
  expect((await now()).map(({ is_locked }) => is_locked)).toEqual([false, true, true, true, false]);
  await bar.getByRole("button", { name: "Unlock" }).click();
  await expect(page.getByText("3 segments are unlocked.")).toBeVisible();
  await bar.getByRole("button", { name: "Voice" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /^Emma/ }).check({ force: true });
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("3 segments have the voice.")).toBeVisible();
  expect((await now()).map(({ voice_id }) => voice_id)).toEqual([
    null,
    "bf_emma",
    "bf_emma",
    "bf_emma",
    null,
  ]);
  // With a pointer, in the margin.
  await page.getByRole("button", { name: "Take all marks away" }).click();
  await card(page, 4).hover();
  await card(page, 4)
    .getByTitle("Drag to move")
    .first()
    .click({ modifiers: ["Control"] });
  await card(page, 5).hover();
  await card(page, 5)
    .getByTitle("Drag to move")
    .first()
    .click({ modifiers: ["Shift"] });
  await expect(bar.getByText("2 marked")).toBeVisible();
  await bar.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("article")).toHaveCount(3);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByRole("article")).toHaveCount(5);
});

test("the column beside the text changes what belongs to the current segment", async ({ page, client }) => {
  const project = await storyOf(client, "Beside", ["Old Zorblax left in 1984.", "Nobody noticed."]);
  await page.goto(`/projects/${project.id}`);
  const column = page.getByRole("complementary", { name: "Current segment" });
  await expect(column).toContainText("of the text that you are in");
  await card(page, 1).getByRole("textbox").click();
  await expect(column.getByRole("listitem").filter({ hasText: "1984" })).toContainText(
    "nineteen eighty-four",
  );
  await column.getByRole("checkbox", { name: "A new scene begins" }).check();
  await expect.poll(async () => (await client.segments.list(project.id))[0]?.scene_break).toBe(true);
  await column.getByRole("slider", { name: "Pause before it" }).fill("2.5");
  await expect.poll(async () => (await client.segments.list(project.id))[0]?.pause_before).toBe(2.5);
  await expectAccess(page, "the column beside the text");
  // On a phone the menu has the same.
  await page.setViewportSize({ width: 390, height: 800 });
  await card(page, 1).getByRole("textbox").click();
  await card(page, 1).getByRole("button", { name: "More for segment 1" }).click();
  await page.getByRole("menuitem", { name: "Scene and pause" }).click();
  await page.getByRole("dialog").getByRole("checkbox").uncheck();
  await expect.poll(async () => (await client.segments.list(project.id))[0]?.scene_break).toBe(false);
});

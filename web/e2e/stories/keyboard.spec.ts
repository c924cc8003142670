/** The studio without a pointer. */
import type { Page } from "@playwright/test";
import { expectSilence, expectSound, listen } from "../sound.ts";
import { card, expect, narrate, storyOf, test } from "../studio.ts";

/** Presses Tab until the element of this name has the keyboard; no reader would press it more than 30 times. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const reached: string[] = [];
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press("Tab");
    const focused = page.locator(":focus");
    const label = (await focused.count()) === 0 ? "" : await focused.ariaSnapshot();
    reached.push(label);
    if (name.test(label)) {
      await expect(focused, "what has the keyboard is seen").toBeInViewport();
      return;
    }
  }
  throw new Error(`Tab never came to ${name}, but to:\n${reached.join("\n")}`);
}

test("a story is pasted, narrated and heard with the keyboard alone", async ({ page }) => {
  await listen(page);
  await page.goto("/");
  await expect(page.getByRole("textbox", { name: "Your story" })).toBeVisible();
  await tabTo(page, /textbox "Your story"/);
  await page.keyboard.insertText("The lamp went out at ten minutes to twelve.\n\nNobody noticed.");
  await tabTo(page, /button "Narrate"/);
  await page.keyboard.press("Enter");
  await expect(page.getByText("All narrated")).toBeVisible();
  await tabTo(page, /button "Play segment 1"/);
  await page.keyboard.press("Enter");
  await expectSound(page);
});

test("a project is walked, heard, mended, locked and put in order with its keys", async ({
  page,
  client,
}) => {
  const first = "The lamp went out at ten minutes to twelve, and nobody noticed it for a long while.";
  const project = await storyOf(client, "Keys", [first, "Nobody noticed.", "The keeper slept."]);
  await narrate(client, project);
  const texts = async () => (await client.segments.list(project.id)).map(({ text_content }) => text_content);
  await listen(page);
  await page.goto(`/projects/${project.id}`);
  await expect(page.getByText("All narrated")).toBeVisible();
  await tabTo(page, /Text of segment 1/);
  await page.keyboard.press("Escape");
  await expect(card(page, 1)).toBeFocused();

  // Hear it, and stop.
  await page.keyboard.press("Space");
  await expectSound(page);
  await page.keyboard.press("Space");
  await expectSilence(page);

  // Walk, mend, narrate.
  await page.keyboard.press("ArrowDown");
  await expect(card(page, 2)).toBeFocused();
  await page.keyboard.press("e");
  await expect(card(page, 2).getByRole("textbox")).toBeFocused();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText("Nobody did.");
  await page.keyboard.press("Escape");
  await expect(card(page, 2)).toContainText("The text has changed since.");
  await page.keyboard.press("Enter");
  await expect(card(page, 2)).not.toContainText("The text has changed since.");
  await expect.poll(async () => (await client.segments.list(project.id))[1]?.narration?.stale).toEqual([]);

  // Lock and unlock.
  await page.keyboard.press("l");
  await expect(card(page, 2).getByRole("button", { name: "Unlock segment 2" })).toBeVisible();
  await page.keyboard.press("l");
  await expect(card(page, 2).getByRole("button", { name: "Lock segment 2", exact: true })).toBeVisible();

  // Move.
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(texts).toEqual(["Nobody did.", first, "The keeper slept."]);

  // The help sheet says all this, and goes away.
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("a menu is opened, walked and left with the keyboard, which returns to where it was", async ({
  page,
  client,
}) => {
  const project = await storyOf(client, "Menu", ["One. Two.", "Three."]);
  await page.goto(`/projects/${project.id}`);
  await expect(card(page, 1)).toBeVisible();
  await tabTo(page, /button "More for segment 1"/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("End");
  await expect(page.getByRole("menuitem", { name: "Delete" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "More for segment 1" })).toBeFocused();
});

test("the content is one step away from the top of each page", async ({ page, client }) => {
  const project = await storyOf(client, "Skip", ["One."]);
  for (const path of ["/", `/projects/${project.id}`, "/settings"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.locator("main, h1").and(page.locator(":focus"))).toHaveCount(1);
  }
});

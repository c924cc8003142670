/** From an empty page to a narration that is heard, mended and kept. */
import { expectSilence, expectSound, listen } from "../sound.ts";
import { card, expect, narrate, pieces, storyOf, test } from "../studio.ts";

const story = pieces(["The lamp went out at ten minutes to twelve.", "Nobody noticed.", "But the sea did."]);

test("a pasted story is heard after three actions", async ({ page }) => {
  await listen(page);
  await page.goto("/");
  await page.getByRole("textbox", { name: "Your story" }).fill(story);
  await page.getByRole("button", { name: "Narrate", exact: true }).click();
  await page.getByRole("button", { name: "Play the story" }).click();
  await expectSound(page);
  await expect(page.getByRole("article")).toHaveCount(3);
});

test("import, narrate all, watch, play, edit, narrate again, lock, and the lock holds", async ({
  page,
  client,
}) => {
  const paragraphs = Array.from({ length: 60 }, (_, i) => `The lamp went out for the time number ${i + 1}.`);
  await listen(page);
  await page.goto("/");
  await page.getByRole("textbox", { name: "Your story" }).fill(pieces(paragraphs));
  await expect(page.getByText("60 segments")).toBeVisible();
  await page.getByRole("button", { name: "Narrate", exact: true }).click();

  // Watch.
  await expect(page).toHaveURL(/\/projects\/[0-9a-f-]+$/);
  await expect(page.getByText(/^\d+ of 60 \(\d+ %\)/)).toBeVisible();
  await expect(page.getByText("60 segments narrated.")).toBeVisible();
  await expect(page.getByText("All narrated")).toBeVisible();
  const id = page.url().split("/").at(-1) ?? "";
  const second = async () => (await client.segments.list(id))[1];

  // Play one, and stop it.
  await card(page, 1).getByRole("button", { name: "Play segment 1" }).click();
  await expectSound(page);
  await card(page, 1).getByRole("button", { name: "Pause segment 1" }).click();
  await expectSilence(page);

  // Edit a word: the text is saved by itself, and the narration is stale.
  const text = card(page, 2).getByRole("textbox", { name: "Text of segment 2" });
  await text.fill("Nobody noticed it.");
  await expect(card(page, 2)).toContainText("The text has changed since.");
  await expect.poll(async () => (await second())?.text_content).toBe("Nobody noticed it.");
  await expect.poll(async () => (await second())?.narration?.stale).toEqual(["text"]);

  // Narrate it again.
  const before = (await second())?.narration?.revision ?? 0;
  await card(page, 2).getByRole("button", { name: "Narrate again" }).click();
  await expect(card(page, 2)).not.toContainText("The text has changed since.");
  await expect.poll(async () => (await second())?.narration?.stale).toEqual([]);
  expect((await second())?.narration?.revision).toBeGreaterThan(before);

  // Lock it; everything else is narrated again and it is not.
  await card(page, 2).getByRole("button", { name: "Lock segment 2" }).click();
  await expect(card(page, 2).getByRole("button", { name: "Unlock segment 2" })).toBeVisible();
  await expect.poll(async () => (await second())?.is_locked).toBe(true);
  const kept = await client.segments.list(id);
  await page.getByRole("button", { name: "More for this story" }).click();
  await page.getByRole("menuitem", { name: "Narrate everything again" }).click();
  await expect(page.getByText("59 segments narrated.")).toBeVisible();
  const now = await client.segments.list(id);
  expect(now[1]).toEqual(kept[1]);
  expect(now[0]?.narration?.revision).toBeGreaterThan(kept[0]?.narration?.revision ?? 0);
  await expect(text).not.toBeEditable();
});

test("the story plays from segment to segment, and the words light up where their times are known", async ({
  page,
  client,
}) => {
  const project = await storyOf(client, "Short", ["One.", "Two.", "Three."]);
  await narrate(client, project);
  const segments = await client.segments.list(project.id);
  await listen(page);
  await page.goto(`/projects/${project.id}`);
  await page.getByRole("button", { name: "Play the story" }).click();
  for (const number of [1, 2, 3]) {
    await expect(card(page, number).getByRole("button", { name: `Pause segment ${number}` })).toBeVisible();
    const { words } = await client.segments.words(segments[number - 1]?.id ?? "");
    if (words.length > 0) {
      await expect(card(page, number).locator("mark")).toHaveText(words[0]?.text ?? "");
    }
  }
  await expectSilence(page);
  await expect(page.getByRole("button", { name: "Play the story" })).toBeEnabled();
});

test("a narration is heard from where its waveform is pressed", async ({ page, client }) => {
  const project = await storyOf(client, "Long", [
    "The lamp went out at ten minutes to twelve, and nobody noticed it. ".repeat(4),
  ]);
  await narrate(client, project);
  await listen(page);
  await page.goto(`/projects/${project.id}`);
  await card(page, 1).getByRole("textbox").focus();
  const wave = page.getByRole("slider", { name: "Place in segment 1" });
  await expect(wave).toBeVisible();
  const box = await wave.boundingBox();
  await wave.click({ position: { x: (box?.width ?? 0) / 2, y: (box?.height ?? 0) / 2 } });
  const heard = await expectSound(page);
  const duration = (await client.segments.list(project.id))[0]?.audio_duration ?? 0;
  expect(heard.currentTime / duration).toBeGreaterThan(0.4);
  expect(heard.currentTime / duration).toBeLessThan(0.8);
});

test("work that was started elsewhere is seen, and can be stopped from here", async ({ page, client }) => {
  const texts = Array.from(
    { length: 400 },
    (_, i) => `Sentence ${i + 1} of a rather long story. ${"It goes on and on. ".repeat(20)}`,
  );
  const project = await storyOf(client, "Elsewhere", texts);
  await page.goto(`/projects/${project.id}`);
  await expect(card(page, 1)).toBeVisible();
  const { task_id } = await client.generateAllAudio(project.id);
  await expect(page.getByRole("progressbar", { name: "Narrating the story" })).toBeVisible();
  await expect(page.getByText(/^\d+ of 400 \(\d+ %\)/)).toBeVisible();
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(page.getByText(/^Stopped\. \d+ segments? narrated\./)).toBeVisible();
  expect((await client.getTaskStatus(task_id)).status).toBe("CANCELLED");
  const narrated = (await client.segments.list(project.id)).filter(({ audio_file }) => audio_file !== null);
  expect(narrated.length).toBeLessThan(400);

  // And it goes on from there.
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(page.getByRole("progressbar", { name: "Narrating the story" })).toBeVisible();
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(page.getByText(/^Stopped\./)).toBeVisible();
});

test("narrating everything again goes on with what was left when it was stopped", async ({
  page,
  client,
}) => {
  test.slow();
  const texts = Array.from(
    { length: 60 },
    (_, i) => `Sentence ${i + 1}. ${"It goes on and on. ".repeat(20)}`,
  );
  const project = await storyOf(client, "Again", texts);
  await narrate(client, project);
  await page.goto(`/projects/${project.id}`);
  await page.getByRole("button", { name: "More for this story" }).click();
  await page.getByRole("menuitem", { name: "Narrate everything again" }).click();
  await expect(page.getByText(/^[1-9]\d* of 60 \(/)).toBeVisible();
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  const stopped = page.getByText(/^Stopped\. .* still to come\./);
  await expect(stopped).toBeVisible();
  const left = Number(/(\d+) (?:is|are) still to come/.exec((await stopped.textContent()) ?? "")?.[1]);
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(60);
  const before = (await client.listTasks({ project: project.id })).results.map(({ task_id }) => task_id);
  await page.getByRole("button", { name: "Resume" }).click();
  const resumed = async () =>
    (await client.listTasks({ project: project.id })).results.find(
      ({ task_id }) => !before.includes(task_id),
    );
  await expect.poll(async () => (await resumed())?.progress.total).toBe(left);
  await expect.poll(async () => (await resumed())?.status, { timeout: 60_000 }).toBe("COMPLETED");
});

test("what could not be narrated is said, found with one press, and tried again", async ({
  page,
  client,
}) => {
  const texts = Array.from({ length: 60 }, (_, i) =>
    i === 40 ? "word ".repeat(4001) : `The lamp went out, time number ${i + 1}.`,
  );
  const project = await storyOf(client, "Failing", texts);
  await page.goto(`/projects/${project.id}`);
  await page.getByRole("button", { name: /^Narrate all/ }).click();
  await expect(page.getByText(/^59 segments narrated\. 1\sfailed\./)).toBeVisible();
  await page.getByRole("button", { name: "Show failures" }).click();
  await expect(card(page, 41)).toBeInViewport();
  await expect(card(page, 41)).toContainText("one narration may have 20,000");
  await card(page, 41).getByRole("textbox").fill("Now it can be.");
  await card(page, 41)
    .getByRole("button", { name: /^Try segment 41 again|^Narrate segment 41/ })
    .click();
  await expect(card(page, 41).getByRole("button", { name: "Play segment 41" })).toBeVisible();
});

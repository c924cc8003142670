/** Taking back what was done to a story: by key and in words, after a reload, and what another tab has done. */
import { card, expect, narrate, storyOf, test } from "../studio.ts";

test("a split is undone by key after a reload, and made again", async ({ page, client }) => {
  const project = await storyOf(client, "Undo a split", ["The lamp went out. Nobody noticed.", "The end."]);
  const texts = async () => (await client.segments.list(project.id)).map(({ text_content }) => text_content);
  const [first] = await client.segments.list(project.id);
  await client.segments.split(first?.id ?? "", 18);
  await page.goto(`/projects/${project.id}`);
  await expect(page.getByRole("button", { name: "Undo: split segment 1" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("article")).toHaveCount(3);
  await page.keyboard.press("Control+z");
  await expect.poll(texts).toEqual(["The lamp went out. Nobody noticed.", "The end."]);
  await expect(page.getByRole("article")).toHaveCount(2);
  await expect(page.getByText("Undone: split segment 1.")).toBeVisible();
  await page.keyboard.press("Control+Shift+z");
  await expect.poll(texts).toEqual(["The lamp went out.", "Nobody noticed.", "The end."]);
  await expect(page.getByRole("button", { name: "Undo: split segment 1" })).toBeVisible();
});

test("words that were replaced in more segments than changes are kept come back in one step, after a reload", async ({
  page,
  client,
}) => {
  const texts = Array.from({ length: 120 }, (_, index) => `The lamp of day ${index + 1}.`);
  const project = await storyOf(client, "Undo a replacement", texts);
  const now = async () => (await client.segments.list(project.id)).map(({ text_content }) => text_content);
  await page.goto(`/projects/${project.id}`);
  await expect(card(page, 1)).toBeVisible();
  await page.keyboard.press("Control+f");
  await page.keyboard.type("lamp");
  await page.getByRole("textbox", { name: "Replace with" }).fill("light");
  await page.getByRole("button", { name: "Replace all" }).click();
  await expect(page.getByText("120 places are replaced.")).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "Undo: text of 120 segments" }).click();
  await expect.poll(now).toEqual(texts);
  await expect(page.getByText("Undone: text of 120 segments.")).toBeVisible();
});

test("a narration that was removed is offered back, and sounds again", async ({ page, client }) => {
  const project = await storyOf(client, "Undo a silence", ["The lamp went out."]);
  await narrate(client, project);
  const sound = async () => (await client.segments.list(project.id))[0]?.audio_file;
  await page.goto(`/projects/${project.id}`);
  await card(page, 1).getByRole("button", { name: "More for segment 1" }).click();
  await page.getByRole("menuitem", { name: "Remove the narration" }).click();
  await expect.poll(sound).toBeNull();
  await page.getByRole("status").getByRole("button", { name: "Undo", exact: true }).click();
  await expect.poll(sound).toContain("/media/");
  await expect(card(page, 1).getByRole("button", { name: "Play segment 1" })).toBeVisible();
  const file = await sound();
  expect((await page.request.get(file ?? "")).status()).toBe(200);
});

test("what was typed is undone outside of the text, and a change made elsewhere first", async ({
  page,
  client,
}) => {
  const project = await storyOf(client, "Undo a text", ["The lamp went out.", "The end."]);
  const texts = async () => (await client.segments.list(project.id)).map(({ text_content }) => text_content);
  const [, last] = await client.segments.list(project.id);
  await page.goto(`/projects/${project.id}`);
  const text = card(page, 1).getByRole("textbox");
  await text.fill("The lamp went on.");
  await page.keyboard.press("Escape");
  await expect.poll(texts).toEqual(["The lamp went on.", "The end."]);
  await client.segments.update(last?.id ?? "", { is_locked: true });
  await page.keyboard.press("Control+z");
  await expect(page.getByText("Undone: lock segment 2.")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(text).toHaveValue("The lamp went out.");
  await expect.poll(texts).toEqual(["The lamp went out.", "The end."]);
});

test("the old sound can be played while the segment is narrated again", async ({ page, client }) => {
  const project = await storyOf(client, "Old sound", ["The lamp went out.", "The end."]);
  await narrate(client, project);
  await page.route("**/api/projects/*/events/**", (route) => route.abort());
  await page.goto(`/projects/${project.id}`);
  await card(page, 1).getByRole("button", { name: "More for segment 1" }).click();
  await page.getByRole("menuitem", { name: "Narrate again" }).click();
  await expect(card(page, 1).getByRole("button", { name: /^(Play|Pause) segment 1$/ })).toBeVisible();
});

test("added segments and a pronunciation are undone by key and in words, after a reload", async ({
  page,
  client,
}) => {
  const project = await storyOf(client, "Undo an import", ["The lamp went out."]);
  const texts = async () => (await client.segments.list(project.id)).map(({ text_content }) => text_content);
  const words = async () => (await client.pronunciations.list(project.id)).map(({ spoken_as }) => spoken_as);
  await client.projects.importSegments(project.id, {
    segments: [{ text_content: "Two." }, { text_content: "Three." }],
  });
  const entry = await client.pronunciations.create(project.id, { word: "lamp", spoken_as: "limp" });
  await client.pronunciations.update(entry.id, { spoken_as: "lomp" });
  await page.goto(`/projects/${project.id}`);
  await page.getByRole("button", { name: "Undo: how “lamp” is said" }).click();
  await expect.poll(words).toEqual(["limp"]);
  await page.reload();
  await expect(page.getByRole("button", { name: "Redo: how “lamp” is said" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect.poll(words).toEqual([]);
  await expect(page.getByRole("button", { name: "Undo: 2 new segments from segment 2 on" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect.poll(texts).toEqual(["The lamp went out."]);
  await expect(page.getByRole("article")).toHaveCount(1);
  await page.keyboard.press("Control+Shift+z");
  await expect.poll(texts).toEqual(["The lamp went out.", "Two.", "Three."]);
});

test("“say as…” in a text is undone with Ctrl+Z", async ({ page, client }) => {
  const project = await storyOf(client, "Undo say as", ["The lamp went out."]);
  const words = async () => (await client.pronunciations.list(project.id)).map(({ word }) => word);
  await client.pronunciations.create(project.id, { word: "lamp", spoken_as: "limp" });
  const [entry] = await client.pronunciations.list(project.id);
  await client.pronunciations.delete(entry?.id ?? "");
  await page.goto(`/projects/${project.id}`);
  await expect(
    page.getByRole("button", { name: "Undo: remove “lamp” from the pronunciations" }),
  ).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect.poll(words).toEqual(["lamp"]);
  await expect(page.getByText("Undone: remove “lamp” from the pronunciations.")).toBeVisible();
});

test("a pronunciation is undone in the settings, too", async ({ page, client }) => {
  const project = await storyOf(client, "Undo in settings", ["The lamp went out."]);
  const words = async () => (await client.pronunciations.list(project.id)).map(({ word }) => word);
  await client.pronunciations.create(project.id, { word: "lamp", spoken_as: "limp" });
  await page.goto("/settings");
  await page.getByRole("button", { name: "Remove “lamp”" }).click();
  await expect.poll(words).toEqual([]);
  await page.getByRole("button", { name: "Undo: remove “lamp” from the pronunciations" }).click();
  await expect.poll(words).toEqual(["lamp"]);
  await expect(page.getByRole("textbox", { name: "How “lamp” is said" })).toHaveValue("limp");
});

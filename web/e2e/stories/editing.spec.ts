/** Shaping a story: cutting, joining, moving, pictures, and taking things back. */
import { expectAccess } from "../access.ts";
import { card, expect, narrate, storyOf, test } from "../studio.ts";

/** One pixel. */
const picture = {
  name: "tower.png",
  mimeType: "image/png",
  buffer: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
};

test("a segment is cut at the cursor and joined again", async ({ page, client }) => {
  const project = await storyOf(client, "Cut", ["🗼 The lamp went out. Nobody noticed.", "The end."]);
  const texts = async () => (await client.segments.list(project.id)).map(({ text_content }) => text_content);
  await page.goto(`/projects/${project.id}`);
  const text = card(page, 1).getByRole("textbox");
  await text.focus();
  await text.evaluate((field: HTMLTextAreaElement) => {
    const at = field.value.indexOf("Nobody");
    field.setSelectionRange(at, at);
  });
  await page.keyboard.press("Control+Shift+Enter");
  await expect.poll(texts).toEqual(["🗼 The lamp went out.", "Nobody noticed.", "The end."]);
  await expect(page.getByRole("article")).toHaveCount(3);
  await card(page, 1).getByRole("button", { name: "More for segment 1" }).click();
  await page.getByRole("menuitem", { name: "Merge with the next" }).click();
  await expect.poll(texts).toEqual(["🗼 The lamp went out. Nobody noticed.", "The end."]);
  await expect(page.getByRole("article")).toHaveCount(2);
});

test("segments are inserted, dragged to another place, and moved by their menu", async ({ page, client }) => {
  const project = await storyOf(client, "Order", ["A.", "B.", "C."]);
  const texts = async () => (await client.segments.list(project.id)).map(({ text_content }) => text_content);
  await page.goto(`/projects/${project.id}`);
  await card(page, 1).getByRole("button", { name: "More for segment 1" }).click();
  await page.getByRole("menuitem", { name: "Insert below" }).click();
  await expect(card(page, 2).getByRole("textbox")).toBeFocused();
  await page.keyboard.insertText("A and a half.");
  await expect.poll(texts).toEqual(["A.", "A and a half.", "B.", "C."]);

  await card(page, 4).hover();
  const grip = card(page, 4).getByTitle("Drag to move");
  const from = await grip.boundingBox();
  const to = await card(page, 1).boundingBox();
  if (from === null || to === null) {
    throw new Error("the cards are not on the screen");
  }
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  for (let step = 1; step <= 10; step += 1) {
    await page.mouse.move(from.x + from.width / 2, from.y + ((to.y + 5 - from.y) * step) / 10);
  }
  await page.mouse.up();
  await expect.poll(texts).toEqual(["C.", "A.", "A and a half.", "B."]);

  await card(page, 1).getByRole("button", { name: "More for segment 1" }).click();
  await page.getByRole("menuitem", { name: "Move down" }).click();
  await expect.poll(texts).toEqual(["A.", "C.", "A and a half.", "B."]);
});

test("a picture is dropped on a segment, seen whole, replaced, and removed", async ({ page, client }) => {
  const project = await storyOf(client, "Picture", ["A tower."]);
  await page.goto(`/projects/${project.id}`);
  await expect(card(page, 1)).toBeVisible();
  const carried = await page.evaluateHandle(
    ({ bytes, name }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes)], name, { type: "image/png" }));
      return transfer;
    },
    { bytes: [...picture.buffer], name: picture.name },
  );
  await card(page, 1).dispatchEvent("dragover", { dataTransfer: carried });
  await card(page, 1).dispatchEvent("drop", { dataTransfer: carried });
  const whole = page.getByRole("button", { name: "Show the whole picture of segment 1" });
  await expect(whole.locator("img")).toBeVisible();
  const imageFile = async () => (await client.segments.list(project.id))[0]?.image_file;
  await expect.poll(imageFile).toContain("/media/");
  await whole.click();
  const sheet = page.getByRole("dialog", { name: "Picture of segment 1" });
  await expect(sheet.getByRole("img", { name: "Picture of segment 1" })).toBeVisible();
  await expectAccess(page, "a large picture");
  const before = await imageFile();
  const chooser = page.waitForEvent("filechooser");
  await sheet.getByRole("button", { name: "Choose another picture" }).click();
  await (await chooser).setFiles({ ...picture, name: "other.png" });
  await expect.poll(imageFile).not.toBe(before);
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(whole).toBeFocused();
  await page.getByRole("button", { name: "Remove the picture of segment 1" }).click();
  await expect.poll(imageFile).toBeNull();
});

test("a deleted segment comes back when it is asked for, and is gone otherwise", async ({ page, client }) => {
  const project = await storyOf(client, "Undo", ["A.", "B.", "C."]);
  const texts = async () => (await client.segments.list(project.id)).map(({ text_content }) => text_content);
  await page.goto(`/projects/${project.id}`);
  const remove = async () => {
    await card(page, 2).getByRole("button", { name: "More for segment 2" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await expect(page.getByRole("article")).toHaveCount(2);
  };
  await remove();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByRole("article")).toHaveCount(3);
  expect(await texts()).toEqual(["A.", "B.", "C."]);
  await remove();
  await expect.poll(texts, { timeout: 20_000 }).toEqual(["A.", "C."]);
});

test("another voice and speed make narrations stale, and the reason is told", async ({ page, client }) => {
  const project = await storyOf(client, "Voices", ["The lamp went out."]);
  await narrate(client, project);
  await page.goto(`/projects/${project.id}`);
  await page.getByRole("button", { name: /^Voice/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /^Emma/ }).check({ force: true });
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(async () => (await client.projects.get(project.id)).voice_id).toBe("bf_emma");
  await expect(card(page, 1).getByRole("img", { name: "Out of date" })).toBeAttached();
  await card(page, 1).getByRole("textbox").focus();
  await expect(card(page, 1)).toContainText("the voice is now");
  await page
    .getByRole("button", { name: /^Narrate/ })
    .first()
    .click();
  await expect(page.getByText("All narrated")).toBeVisible();
  expect((await client.segments.list(project.id))[0]?.narration?.voice).toBe("bf_emma");
});

test("a segment has a voice and speed of its own until they are left to the story again", async ({
  page,
  client,
}) => {
  const project = await storyOf(client, "Two voices", ["The lamp went out.", "Who is there?"]);
  await narrate(client, project);
  await page.goto(`/projects/${project.id}`);
  const second = card(page, 2);
  const openVoice = async () => {
    await second.getByRole("button", { name: "More for segment 2" }).click();
    await page.getByRole("menuitem", { name: "Voice of this segment" }).click();
  };
  const dialog = page.getByRole("dialog");
  await openVoice();
  await dialog.getByRole("radio", { name: /^Lewis/ }).check({ force: true });
  await dialog.getByRole("slider", { name: "Speed" }).fill("0.75");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(second).toContainText("Voice: Lewis · 0.75 ×");
  await expect(second).toContainText("the voice is now");
  await page.getByRole("button", { name: /^Update 1 segment/ }).click();
  await expect(page.getByText("All narrated")).toBeVisible();
  const voices = (await client.segments.list(project.id)).map(({ narration }) => narration?.voice);
  expect(voices).toEqual([(await client.settings.get()).default_voice_id, "bm_lewis"]);

  await openVoice();
  await dialog.getByRole("radio", { name: /^As in the story/ }).check({ force: true });
  await dialog.getByRole("button", { name: "As in the story", exact: true }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(second).not.toContainText("Voice: Lewis");
  await expect.poll(async () => (await client.segments.list(project.id))[1]?.voice_id).toBe(null);
});

test("a text shows how it is read, and a word is said differently from then on", async ({ page, client }) => {
  const project = await storyOf(client, "Names", ["Dr. Zorblax left in 1984."]);
  await page.goto(`/projects/${project.id}`);
  await card(page, 1).getByRole("button", { name: "More for segment 1" }).click();
  await page.getByRole("menuitem", { name: "How it is read" }).click();
  const dialog = page.getByRole("dialog");
  const name = dialog.getByRole("listitem").filter({ hasText: "Zorblax" });
  await expect(dialog.getByRole("listitem").filter({ hasText: "Dr." })).toContainText("Doctor");
  await expect(dialog).toContainText("nineteen eighty-four");
  await expect(name).toContainText("guessed: not in the dictionary");
  await expectAccess(page, "how a text is read");
  await name.getByRole("button", { name: "Say “Zorblax” as…" }).click();
  await name.getByRole("textbox").fill("Zor-blacks");
  await name.getByRole("button", { name: "Save" }).click();
  await expect(name).toContainText("from your pronunciations");
  expect((await client.pronunciations.list(project.id)).map(({ word }) => word)).toEqual(["Zorblax"]);
});

test("a selected name is said differently at once", async ({ page, client }) => {
  const project = await storyOf(client, "A name", ["Old Zorblax left in 1984."]);
  await page.goto(`/projects/${project.id}`);
  const text = card(page, 1).getByRole("textbox");
  await text.focus();
  for (const keys of ["Control+Home", "Control+ArrowRight", "Control+Shift+ArrowRight"])
    await page.keyboard.press(keys);
  await card(page, 1).getByRole("button", { name: "Say “Zorblax” as…" }).click();
  const dialog = page.getByRole("dialog");
  const chosen = dialog.getByRole("list", { name: "What is selected" }).getByRole("listitem");
  await expect(chosen).toContainText("guessed: not in the dictionary");
  await expectAccess(page, "the reading of what is selected");
  await chosen.getByRole("textbox").fill("Zor-blacks");
  await chosen.getByRole("button", { name: "Save" }).click();
  await expect(chosen).toContainText("from your pronunciations");
  expect((await client.pronunciations.list(project.id)).map(({ segments }) => segments)).toEqual([1]);
});

test("a whole narrated story is downloaded as one file with its title", async ({ page, client }) => {
  const project = await storyOf(client, "The file", ["One.", "Two."]);
  await page.goto(`/projects/${project.id}`);
  await page.getByRole("button", { name: "Download" }).click();
  const dialog = page.getByRole("dialog");
  const wav = dialog.getByRole("button", { name: "Download WAV" });
  await expect(wav).toBeDisabled();
  await narrate(client, project);
  await expect(wav).toBeEnabled();
  const [download] = await Promise.all([page.waitForEvent("download"), wav.click()]);
  expect(download.suggestedFilename()).toBe("The file.wav");
});

test("a story is made into a file of another format, downloaded and deleted", async ({ page, client }) => {
  const project = await storyOf(client, "The file", ["One.", "Two."]);
  const [first] = project.segments;
  const { task_id } = await client.generateSegmentAudio(first?.id ?? "");
  await client.pollTaskStatus(task_id, { intervalMs: 20 });
  await page.goto(`/projects/${project.id}`);
  await page.getByRole("button", { name: "Download" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Format").selectOption({ label: "FLAC" });
  await dialog.getByLabel("Author").fill("A. Keeper");
  await dialog.getByRole("button", { name: "Make the file" }).click();
  await expect(dialog.getByText("1 segment has no narration yet.")).toBeVisible();
  await expectAccess(page, "an export that lacks a narration");
  await dialog.getByRole("button", { name: "Make without it" }).click();
  const load = dialog.getByRole("button", { name: "Download The file.flac" });
  await expect(load).toBeVisible();
  await expectAccess(page, "finished files");
  const [download] = await Promise.all([page.waitForEvent("download"), load.click()]);
  expect(download.suggestedFilename()).toBe("The file.flac");
  expect((await client.projects.get(project.id)).author).toBe("A. Keeper");
  await dialog.getByRole("button", { name: "Delete The file.flac" }).click();
  await expect(load).toBeHidden();
  expect(await client.exports.list(project.id)).toEqual([]);
});

test("a chapter is begun at a segment, renamed and removed", async ({ page, client }) => {
  const project = await storyOf(client, "Chapters", ["The lamp went out. Nobody noticed.", "The sea came."]);
  await page.goto(`/projects/${project.id}`);
  const choose = async (item: string) => {
    await page.getByRole("button", { name: "More for segment 1" }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  await choose("Begin a chapter here");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "The lamp went out" })).toBeVisible();
  await expectAccess(page, "a story with a chapter");
  await choose("Remove the chapter mark");
  await expect(page.getByRole("heading", { name: "The lamp went out" })).toBeHidden();
  expect((await client.segments.list(project.id))[0]?.chapter).toBeNull();
});

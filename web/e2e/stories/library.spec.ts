/** Bringing stories in, and finding them again. */
import type { Page } from "@playwright/test";
import { strToU8, zipSync } from "fflate";
import { card, expect, narrate, storyOf, test } from "../studio.ts";

const epub = zipSync({
  mimetype: strToU8("application/epub+zip"),
  "META-INF/container.xml": strToU8(
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
  ),
  "book/content.opf": strToU8(
    '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The tower</dc:title></metadata><manifest><item id="b" href="two.xhtml" media-type="application/xhtml+xml"/><item id="a" href="one.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
  ),
  "book/one.xhtml": strToU8(
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>The lamp went out.</p></body></html>',
  ),
  "book/two.xhtml": strToU8(
    '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Nobody <b>noticed</b>.</p><script>ignored()</script></body></html>',
  ),
});

const docx = zipSync({
  "[Content_Types].xml": strToU8(
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  ),
  "_rels/.rels": strToU8(
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  ),
  "word/document.xml": strToU8(
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>The lamp went out.</w:t></w:r></w:p><w:p><w:r><w:t>Nobody noticed.</w:t></w:r></w:p></w:body></w:document>',
  ),
});

const files = [
  { name: "tower.txt", mimeType: "text/plain", buffer: Buffer.from("The lamp went out.\n\nNobody noticed.") },
  {
    name: "tower.md",
    mimeType: "text/markdown",
    buffer: Buffer.from("The **lamp** went out.\n\nNobody noticed."),
  },
  {
    name: "tower.json",
    mimeType: "application/json",
    buffer: Buffer.from(
      '{"title": "The tower", "segments": [{"text_content": "The lamp went out."}, {"text_content": "Nobody noticed."}]}',
    ),
  },
  { name: "tower.epub", mimeType: "application/epub+zip", buffer: Buffer.from(epub) },
  {
    name: "tower.docx",
    mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    buffer: Buffer.from(docx),
  },
];

for (const file of files) {
  test(`${file.name} becomes a story`, async ({ page, client }) => {
    await page.goto("/");
    await page.locator("input[type=file]").setInputFiles(file);
    const preview = page.getByRole("region", { name: "Preview" });
    await expect(preview.getByText("The lamp went out.")).toBeVisible();
    await page.getByRole("button", { name: "Narrate", exact: true }).click();
    await expect(page).toHaveURL(/\/projects\//);
    const segments = await client.segments.list(page.url().split("/").at(-1) ?? "");
    const text = segments.map(({ text_content }) => text_content).join("\n\n");
    expect(text).toBe("The lamp went out.\n\nNobody noticed.");
  });
}

test("what is left out of a book is said before it is imported, and its chapters stand in the story", async ({
  page,
}) => {
  await page.goto("/");
  await page.locator("input[type=file]").setInputFiles({
    name: "tower.md",
    mimeType: "text/markdown",
    buffer: Buffer.from(
      "# The lamp\n\nIt went out.[^1]\n\n# The sea\n\nIt came closer.\n\n[^1]: Nobody noticed.",
    ),
  });
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview.getByText("Markdown · 2 chapters")).toBeVisible();
  await preview.getByText("2 passages are left out").click();
  await expect(preview.getByText("[^1]: Nobody noticed.")).toBeVisible();
  await page.getByRole("button", { name: "Narrate", exact: true }).click();
  await expect(page.getByRole("heading", { name: "The sea" })).toBeVisible();
});

test("what is wrong with a story is said where it is, before anything is kept", async ({ page, client }) => {
  await page.goto("/");
  const field = page.getByRole("textbox", { name: "Your story" });
  await field.fill('{"segments": [{"text_content": "Good."}, {"text_content": " "}]}');
  await expect(page.getByText("Text 2 is empty.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Narrate", exact: true })).toBeDisabled();
  await page.locator("input[type=file]").setInputFiles({
    name: "broken.epub",
    mimeType: "application/epub+zip",
    buffer: Buffer.from("PK\u0003\u0004 no book"),
  });
  await expect(page.getByText("The file is damaged, or of another kind than its name says.")).toBeVisible();
  expect((await client.projects.list()).count).toBe(0);
});

test("stories are found, sorted, renamed, deleted and brought back", async ({ page, client }) => {
  for (const title of ["The sea", "A lamp", "The lighthouse"]) {
    await storyOf(client, title, ["One."]);
  }
  await page.goto("/");
  const titles = page.getByRole("list", { name: "Library" }).getByRole("link");
  await page.getByRole("combobox", { name: "Order" }).selectOption({ label: "By title" });
  await expect(titles).toHaveText(["A lamp", "The lighthouse", "The sea"]);
  await page.getByRole("searchbox", { name: "Search titles" }).fill("THE ");
  await expect(titles).toHaveText(["The lighthouse", "The sea"]);
  await page.getByRole("searchbox", { name: "Search titles" }).fill("");

  await page.getByRole("button", { name: "More for “The sea”" }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.getByRole("textbox", { name: "Title" }).fill("The deep sea");
  await page.keyboard.press("Enter");
  await expect(titles).toHaveText(["A lamp", "The deep sea", "The lighthouse"]);

  const remove = async () => {
    await page.getByRole("button", { name: "More for “A lamp”" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await expect(titles).toHaveCount(2);
  };
  await remove();
  const count = async () => (await client.projects.list()).count;
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(titles).toHaveCount(3);
  await expect.poll(count).toBe(3);
  await remove();
  await expect.poll(count).toBe(2);
});

test("the theme and the language are kept, and the settings are the server's", async ({ page, client }) => {
  await page.goto("/settings");
  await page.getByRole("slider", { name: /Pause between segments/ }).fill("1.5");
  await expect.poll(async () => (await client.settings.get()).inter_segment_silence).toBe(1.5);
  await page.getByLabel("Theme").selectOption("dark");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByLabel("Language").selectOption("de");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("a file that is dropped anywhere in the library begins a new story", async ({ page, client }) => {
  await storyOf(client, "There already", ["One."]);
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Library" })).toBeVisible();
  await drop(page, "body", "tower.txt", "The lamp went out.\n\nNobody noticed.");
  const box = page.getByRole("dialog");
  await expect(box.getByText("tower.txt")).toBeVisible();
  await expect(box.getByText("2 segments", { exact: true })).toBeVisible();
});

test("a file that is dropped beside everything does not leave the story", async ({ page, client }) => {
  const project = await storyOf(client, "Stays", ["One."]);
  await page.goto(`/projects/${project.id}`);
  await expect(page.getByRole("heading", { name: "Stays" })).toBeVisible();
  expect(await drop(page, "h1", "tower.txt", "The lamp went out.")).toBe("taken from the browser");
  await expect(page.getByRole("heading", { name: "Stays" })).toBeVisible();
});

/** Drops a file as the browser would tell it; says whether the browser would open it. */
function drop(page: Page, selector: string, name: string, text: string): Promise<string> {
  return page.locator(selector).evaluate(
    (target, file) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([file.text], file.name, { type: "text/plain" }));
      const event = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer });
      return target.dispatchEvent(event) ? "left to the browser" : "taken from the browser";
    },
    { name, text },
  );
}

test.describe("with one worker", () => {
  // A story that takes a minute even on a fast machine: the library looks every ten seconds.
  test.use({ serverOptions: ["--workers", "1"] });

  test("a story that is narrated is followed in the library, stopped there, copied, and exported from its row", async ({
    page,
    client,
  }) => {
    const texts = Array.from(
      { length: 300 },
      (_, i) => `Sentence ${i + 1}. ${"It goes on and on. ".repeat(60)}`,
    );
    const project = await storyOf(client, "The long sea", texts);
    await page.goto("/");
    await client.generateAllAudio(project.id);
    await expect(page.getByText(/^Narrating: [1-9]\d* of 300$/)).toBeVisible({ timeout: 15_000 });
    await page.getByRole("button", { name: "Stop narrating “The long sea”" }).click();
    await expect(page.getByText(/^\d+ of 300 narrated$/)).toBeVisible();
    const more = page.getByRole("button", { name: "More for “The long sea”", exact: true });
    await more.click();
    await page.getByRole("menuitem", { name: "Download" }).click();
    await expect(page.getByRole("dialog", { name: "Download" })).toBeVisible();
    await page.keyboard.press("Escape");
    await more.click();
    await page.getByRole("menuitem", { name: "Duplicate" }).click();
    await expect(page.getByText("“The long sea (copy)” is made.")).toBeVisible({ timeout: 15_000 });
    const { results } = await client.projects.list({ search: "(copy)" });
    const before = await client.projects.get(project.id);
    expect(results[0]).toMatchObject({ segment_count: 300, narrated_count: before.narrated_count });
    await page.getByRole("button", { name: "Open" }).click();
    await expect(page).toHaveURL(`/projects/${results[0]?.id}`);
  });
});

test("two texts that begin alike become two stories that can be told apart", async ({ page, client }) => {
  for (let i = 0; i < 2; i += 1) {
    await page.goto("/");
    if (i === 1) await page.getByRole("button", { name: "New story" }).click();
    await page
      .getByRole("textbox", { name: "Your story" })
      .fill("I had seen little of Holmes lately. My marriage");
    await page.getByRole("button", { name: "Narrate", exact: true }).click();
    await expect(page).toHaveURL(/\/projects\//);
  }
  const { results } = await client.projects.list({ sort: "title" });
  expect(results.map(({ title }) => title)).toEqual([
    "I had seen little of Holmes lately",
    "I had seen little of Holmes lately (2)",
  ]);
});

test("a file that is dropped beside the box of an empty library is taken, too", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("textbox", { name: "Your story" })).toBeVisible();
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["The lamp went out."], "lamp.txt", { type: "text/plain" }));
    return transfer;
  });
  await page.dispatchEvent("body", "dragover", { dataTransfer: data });
  await expect(page.getByText("Drop the file here to begin a new story")).toBeVisible();
  await page.dispatchEvent("body", "drop", { dataTransfer: data });
  await expect(page.getByText("lamp.txt")).toBeVisible();
});

test("a deleted story comes back after a reload, by key and in words, with its sound", async ({
  page,
  client,
}) => {
  const kept = await storyOf(client, "Kept", ["One."]);
  const lost = await storyOf(client, "Lost and found", ["The lamp went out."]);
  await narrate(client, lost);
  await page.goto(`/projects/${lost.id}`);
  await page.getByRole("button", { name: "More for this story" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const titles = page.getByRole("list", { name: "Library" }).getByRole("link");
  await expect(titles).toHaveText(["Kept"]);
  await expect.poll(async () => (await client.projects.list()).count).toBe(1);
  await page.reload();
  await expect(page.getByRole("button", { name: "Undo: delete “Lost and found”" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByText("“Lost and found” is back.")).toBeVisible();
  await expect(titles).toHaveCount(2);
  const [segment] = await client.segments.list(lost.id);
  expect((await page.request.get(segment?.audio_file ?? "")).status()).toBe(200);
  await client.projects.delete(kept.id);
  expect(await client.projects.removed()).toEqual([]);
});

test("a row says how many narrations are out of date, also after another voice was chosen", async ({
  page,
  client,
}) => {
  const project = await storyOf(client, "The lamp", [
    "The lamp went out.",
    "Nobody noticed.",
    "The sea did.",
  ]);
  await narrate(client, project);
  await page.goto("/");
  const row = page.getByRole("listitem").filter({ hasText: "The lamp" });
  await expect(row).toContainText("3 of 3 narrated");
  await expect(row).not.toContainText("out of date");
  await row.getByRole("link", { name: "The lamp" }).click();
  await card(page, 1).getByRole("textbox").fill("The lamp went on.");
  await expect(page.getByText("1 out of date")).toBeVisible();
  await page.getByRole("link", { name: "StoryFlow", exact: true }).click();
  await expect(row).toContainText("1 narration is out of date");
  await client.projects.update(project.id, { voice_id: "bf_emma" });
  await page.evaluate(() => localStorage.setItem("storyflow.language", "de"));
  await page.reload();
  await expect(page.getByRole("listitem").filter({ hasText: "The lamp" })).toContainText(
    "3 Vertonungen sind veraltet",
  );
});

/** Typed words: no way of leaving, losing the server, crashing or writing in two places takes them. */
import type { BrowserContext, Page } from "@playwright/test";
import type { StoryFlowClient } from "../../packages/client/src/index.ts";
import { expectAccess } from "../access.ts";
import { card, expect, storyOf, test } from "../studio.ts";

const textsOf = async (client: StoryFlowClient, projectId: string) =>
  (await client.segments.list(projectId)).map(({ text_content }) => text_content);
const field = (page: Page, number = 1) => card(page, number).getByRole("textbox", { name: /^Text of/ });
const unsaved = (page: Page) => page.getByRole("banner").getByRole("link", { name: /not saved$/ });

/** Whether the browser would ask before the page is left. */
const warns = (page: Page) =>
  page.evaluate(() => {
    const leaving = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(leaving);
    return leaving.defaultPrevented;
  });

/** Lets no text of this page get through to the server, until what it returns is called. A busy server answers at least. */
async function holdBack(page: Page, why: "away" | "busy" = "away"): Promise<() => Promise<void>> {
  const address = /\/api\/segments\/[^/]+\/$/;
  await page.route(address, (route) => {
    if (route.request().method() !== "PATCH") return route.continue();
    return why === "away" ? route.abort() : route.fulfill({ status: 503, json: { error: "Busy." } });
  });
  return () => page.unroute(address);
}

/** Ends the page's process, as an error of the browser does. */
async function crash(context: BrowserContext, page: Page): Promise<void> {
  const crashed = page.waitForEvent("crash");
  const session = await context.newCDPSession(page);
  void session.send("Page.crash").catch(() => undefined);
  await crashed;
}

test.beforeEach(({ page }) => {
  page.on("dialog", (dialog) => void dialog.accept());
});

test("what is typed while the server is away is there after leaving and coming back, and the newest is saved", async ({
  page,
  client,
  server,
}) => {
  const project = await storyOf(client, "Away", ["Once."]);
  await page.goto(`/projects/${project.id}`);
  await expect(field(page)).toHaveValue("Once.");
  await server.stop();
  await field(page).fill("FIRST DRAFT");
  await expect(card(page, 1).getByText("Not saved yet.")).toBeVisible();
  await page.getByRole("link", { name: "StoryFlow" }).click();
  await expect(unsaved(page)).toHaveText("1 text not saved");
  expect(await warns(page)).toBe(true);
  await page.goBack();
  await expect(field(page)).toHaveValue("FIRST DRAFT");
  await field(page).fill("SECOND DRAFT");
  await server.startAgain();
  await expect.poll(() => textsOf(client, project.id), { timeout: 30_000 }).toEqual(["SECOND DRAFT"]);
  await expect(unsaved(page)).toBeHidden();
  expect(await warns(page)).toBe(false);
  await page.reload();
  await expect(field(page)).toHaveValue("SECOND DRAFT");
});

test("from any page there is a way to the text that is not saved", async ({ page, client }) => {
  const project = await storyOf(client, "The way", ["One.", "Two."]);
  await page.goto(`/projects/${project.id}`);
  await holdBack(page);
  await field(page, 2).fill("Two and a half.");
  await page.getByRole("link", { name: "Settings" }).click();
  await unsaved(page).click();
  await expect(field(page, 2)).toBeFocused();
  await expect(field(page, 2)).toHaveValue("Two and a half.");
});

test("a crash takes nothing that was typed", async ({ page, context, client, server }) => {
  const project = await storyOf(client, "Crashed", ["Once."]);
  const writer = await context.newPage();
  await writer.goto(`/projects/${project.id}`);
  await expect(field(writer)).toHaveValue("Once.");
  await server.stop();
  await field(writer).fill("Typed ");
  await field(writer).pressSequentially("and crashed.");
  await crash(context, writer);
  await server.startAgain();
  // The text goes out from whatever page comes next.
  await page.goto("/");
  await expect.poll(() => textsOf(client, project.id)).toEqual(["Typed and crashed."]);
  await expect(unsaved(page)).toBeHidden();
});

test("a page that is closed while the server is away, and opened again, shows what was typed", async ({
  page,
  context,
  client,
  server,
}) => {
  const project = await storyOf(client, "Closed", ["Once."]);
  const writer = await context.newPage();
  await writer.goto(`/projects/${project.id}`);
  await expect(field(writer)).toHaveValue("Once.");
  await server.stop();
  await field(writer).fill("Typed and closed.");
  await writer.close();
  await server.startAgain();
  await holdBack(page);
  await page.goto(`/projects/${project.id}`);
  await expect(field(page)).toHaveValue("Typed and closed.");
  await expect(unsaved(page)).toHaveText("1 text not saved");
});

test("a text that is changed in another tab, or elsewhere, arrives where nobody writes", async ({
  page,
  context,
  client,
}) => {
  const project = await storyOf(client, "Two tabs", ["Once.", "The end."]);
  const [first, second] = project.segments;
  if (first === undefined || second === undefined) throw new Error("the story has two segments");
  await page.goto(`/projects/${project.id}`);
  await expect(field(page)).toHaveValue("Once.");
  const other = await context.newPage();
  await other.goto(`/projects/${project.id}`);
  await field(other).fill("Once upon a time.");
  await expect(field(page)).toHaveValue("Once upon a time.");
  await other.close();

  await client.segments.update(first.id, { text_content: "From another machine." });
  await field(page).focus();
  await expect(field(page)).toHaveValue("From another machine.");
  await field(page).blur();

  await client.segments.update(second.id, { text_content: "Not yet the end." });
  await page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
  await expect(field(page, 2)).toHaveValue("Not yet the end.");
});

test("what is changed on another machine arrives by itself, and never over what is being written", async ({
  page,
  client,
}) => {
  test.slow();
  const project = await storyOf(client, "Two machines", ["Once.", "The end."]);
  const [first, second] = project.segments;
  if (first === undefined || second === undefined) throw new Error("the story has two segments");
  await page.goto(`/projects/${project.id}`);
  await expect(field(page)).toHaveValue("Once.");
  const letThrough = await holdBack(page, "busy");
  await field(page).fill("Once. Mine");
  await client.segments.update(first.id, { text_content: "Once. Theirs." });
  await client.segments.update(second.id, { text_content: "Not yet the end." });
  await client.segments.create({ project: project.id, text_content: "And then?" });
  await expect(field(page, 2)).toHaveValue("Not yet the end.", { timeout: 30_000 });
  await expect(field(page, 3)).toHaveValue("And then?");
  await expect(field(page)).toHaveValue("Once. Mine");
  await letThrough();
  const conflict = card(page, 1).getByRole("region", { name: "Changed elsewhere" });
  await expect(conflict.getByText("Once. Theirs.")).toBeVisible({ timeout: 30_000 });
  await expect(field(page)).toHaveValue("Once. Mine");
});

test("of two tabs that write the same text none overwrites the other: the reader chooses", async ({
  page,
  context,
  client,
}) => {
  test.slow();
  const project = await storyOf(client, "Conflict", ["Once."]);
  await page.goto(`/projects/${project.id}`);
  await expect(field(page)).toHaveValue("Once.");
  const other = await context.newPage();
  await other.goto(`/projects/${project.id}`);

  let letThrough = await holdBack(page);
  await field(page).fill("Once. ONE");
  await field(other).fill("Once. ZZZ");
  await expect.poll(() => textsOf(client, project.id)).toEqual(["Once. ZZZ"]);
  await letThrough();
  const conflict = card(page, 1).getByRole("region", { name: "Changed elsewhere" });
  await expect(conflict).toBeVisible({ timeout: 30_000 });
  await expect(conflict.getByText("Once. ZZZ")).toBeVisible();
  await expect(field(page)).toHaveValue("Once. ONE");
  expect(await textsOf(client, project.id)).toEqual(["Once. ZZZ"]);
  await expectAccess(page, "conflict of two texts");
  await conflict.getByRole("button", { name: "Keep mine" }).focus();
  await page.keyboard.press("Enter");
  await expect(field(page)).toBeFocused();
  await expect.poll(() => textsOf(client, project.id)).toEqual(["Once. ONE"]);
  await expect(conflict).toBeHidden();
  await expect(field(other)).toHaveValue("Once. ONE");

  letThrough = await holdBack(page);
  await field(page).fill("Once. TWO");
  await field(other).fill("Once. YYY");
  await expect.poll(() => textsOf(client, project.id)).toEqual(["Once. YYY"]);
  await letThrough();
  await conflict.getByRole("button", { name: "Take theirs" }).click({ timeout: 30_000 });
  await expect(field(page)).toHaveValue("Once. YYY");
  await expect(unsaved(page)).toBeHidden();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect.poll(() => textsOf(client, project.id)).toEqual(["Once. TWO"]);
});

test("a text whose segment is deleted elsewhere is kept, and goes back into the story", async ({
  page,
  client,
}) => {
  const project = await storyOf(client, "Deleted", ["One.", "Two."]);
  const [first] = project.segments;
  if (first === undefined) throw new Error("the story has two segments");
  await page.goto(`/projects/${project.id}`);
  const letThrough = await holdBack(page);
  await field(page).fill("One and more.");
  await client.segments.delete(first.id);
  await letThrough();
  const lost = page.getByRole("list", { name: "Texts without a segment" });
  await expect(lost.getByRole("textbox", { name: "Your text" })).toHaveValue("One and more.", {
    timeout: 30_000,
  });
  await lost.getByRole("button", { name: "Put it back as a new segment" }).click();
  await expect.poll(() => textsOf(client, project.id)).toEqual(["Two.", "One and more."]);
  await expect(lost).toBeHidden();
  await expect(unsaved(page)).toBeHidden();
});

test("a new story is kept when its box is closed, and over a reload, until it is used", async ({
  page,
  client,
}) => {
  await storyOf(client, "Another one", ["There."]);
  await page.goto("/");
  const open = page.getByRole("button", { name: "New story" });
  const box = page.getByRole("dialog").getByLabel("Your story");
  await open.click();
  await box.fill("The lamp went out.");
  await page.keyboard.press("Escape");
  await expect(box).toBeHidden();
  await open.click();
  await expect(box).toHaveValue("The lamp went out.");
  await page.mouse.click(5, 5);
  await expect(box).toBeHidden();
  await page.reload();
  await open.click();
  await expect(box).toHaveValue("The lamp went out.");
  await page.getByRole("dialog").getByRole("button", { name: "Narrate", exact: true }).click();
  await expect(field(page)).toHaveValue("The lamp went out.");
  await page.getByRole("link", { name: "StoryFlow" }).click();
  await open.click();
  await expect(box).toHaveValue("");
});

test("a chosen file is kept when its box is closed; after a reload the box asks for it again", async ({
  page,
  client,
}) => {
  const lamp = {
    name: "the_lamp.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("Once there was a lamp."),
  };
  await storyOf(client, "Another one", ["There."]);
  await page.goto("/");
  const open = page.getByRole("button", { name: "New story" });
  const box = page.getByRole("dialog");
  const choose = (where: typeof box) => where.locator("input[type=file]").setInputFiles(lamp);
  await open.click();
  await choose(box);
  await expect(box.getByText("the_lamp.txt")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(box).toBeHidden();
  await open.click();
  await expect(box.getByText("the_lamp.txt")).toBeVisible();
  await expect(box.getByText("1 segment", { exact: true })).toBeVisible();
  await page.reload();
  await open.click();
  await expect(box.getByText("please choose the file “the_lamp.txt” again")).toBeVisible();
  await choose(box);
  await box.getByRole("button", { name: "Narrate", exact: true }).click();
  await expect(field(page)).toHaveValue("Once there was a lamp.");
  await page.getByRole("link", { name: "StoryFlow" }).click();
  await open.click();
  await expect(box.getByLabel("Your story")).toHaveValue("");
  await expect(box.getByText("the_lamp.txt")).toBeHidden();
});

test("a new title that is put aside with Escape is there again", async ({ page, client }) => {
  const project = await storyOf(client, "Old title", ["There."]);
  await page.goto(`/projects/${project.id}`);
  const title = page.getByRole("textbox", { name: "Title" });
  await page.getByRole("button", { name: "Rename" }).click();
  await title.fill("New title");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: "Old title" })).toBeVisible();
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(title).toHaveValue("New title");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(title).toHaveValue("Old title");
});

test("a text that was rewritten elsewhere is not split before it is seen", async ({ page, client }) => {
  const project = await storyOf(client, "Cut", ["Once upon a time.", "Two."]);
  const [first] = await client.segments.list(project.id);
  if (!first) throw new Error("The story has no segments.");
  await page.goto(`/projects/${project.id}`);
  await field(page).focus();
  // From now on this page hears nothing of the other writer but what it asks for itself.
  await page.route(/\/api\/(segments\/[^/]+\/$|projects\/)/, (route) =>
    route.request().method() === "GET" ? undefined : route.continue(),
  );
  await page.keyboard.press("Home");
  for (let letter = 0; letter < "Once upon".length; letter += 1) await page.keyboard.press("ArrowRight");
  await client.segments.update(first.id, { text_content: "Never, said the other." });
  await page.keyboard.press("Control+Shift+Enter");
  await expect(page.getByText(/^The text was changed in another place meanwhile/)).toBeVisible();
  await expect(field(page)).toHaveValue("Never, said the other.");
  expect(await textsOf(client, project.id)).toEqual(["Never, said the other.", "Two."]);
});

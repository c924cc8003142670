/** Every page and state, for everyone. */
import { expectAccess } from "../access.ts";
import { plain } from "../pictures.ts";
import { card, expect, narrate, pieces, storyOf, test } from "../studio.ts";

const texts = [
  "The lamp went out at ten minutes to twelve.",
  "Nobody noticed.",
  "But the sea did, and it came a little closer, as it does when nobody looks at it for long enough.",
  "The keeper slept.",
];

test.beforeEach(() => {
  test.slow();
});

test("the empty library, the preview of a story, and its faults", async ({ page }) => {
  await page.goto("/");
  const field = page.getByRole("textbox", { name: "Your story" });
  await expect(field).toBeVisible();
  await expectAccess(page, "empty library");
  await field.fill(pieces(texts));
  await expect(page.getByText("4 segments")).toBeVisible();
  await expectAccess(page, "preview");
  await field.fill('{"segments": [{"text_content": ""}, {"text_content": "Good."}, 7]}');
  await expect(page.getByText("Text 1 is empty.")).toBeVisible();
  await expectAccess(page, "faults");
});

test("the library, its menus and dialogs", async ({ page, client }) => {
  const lighthouse = await storyOf(client, "The lighthouse", texts);
  await narrate(client, lighthouse);
  await storyOf(client, "The sea, and what it thinks of lighthouses that go out in the night", texts);
  await client.projects.create({ title: "Empty" });
  await page.goto("/");
  await expect(page.getByRole("link", { name: "The lighthouse" })).toBeVisible();
  await expectAccess(page, "library");
  await page.getByRole("searchbox").fill("nothing like it");
  await expect(page.getByText("No story has")).toBeVisible();
  await expectAccess(page, "library without a match");
  await page.getByRole("searchbox").fill("");
  const openMenu = async () => {
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "More for “The lighthouse”" }).click();
    await expect(page.getByRole("menuitem", { name: "Rename" })).toBeVisible();
  };
  await expectAccess(page, "library menu", openMenu);
  await openMenu();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await expect(page.getByRole("textbox", { name: "Title" })).toBeFocused();
  await expectAccess(page, "renaming");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "New story" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccess(page, "new story");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "More for “Empty”" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(page.getByText("Deleted: “Empty”.")).toBeVisible();
  await expectAccess(page, "deleted with undo");
});

test("a project before, with and after its narration, stale and locked", async ({ page, client }) => {
  const project = await storyOf(client, "The lighthouse", [...texts, " "].slice(0, 4));
  await page.goto(`/projects/${project.id}`);
  await expect(card(page, 1)).toBeVisible();
  await expectAccess(page, "project silent");
  await narrate(client, project);
  await expect(page.getByText("All narrated")).toBeVisible();
  await card(page, 1).getByRole("textbox").focus();
  await expect(page.getByRole("slider", { name: "Place in segment 1" })).toBeVisible();
  await expectAccess(page, "project ready");
  await card(page, 2).getByRole("textbox").fill("Nobody noticed it.");
  await card(page, 3).getByRole("button", { name: "Lock segment 3" }).click();
  await card(page, 2).getByRole("textbox").focus();
  await expect(card(page, 2)).toContainText("The text has changed since.");
  await expect(card(page, 3).getByRole("img", { name: /Locked$/ })).toBeVisible();
  await expect(page.getByText("1 locked")).toBeVisible();
  await expectAccess(page, "project stale and locked");
  await expectAccess(page, "segment menu", async () => {
    await page.keyboard.press("Escape");
    await card(page, 1).getByRole("textbox").focus();
    await card(page, 1).getByRole("button", { name: "More for segment 1" }).click();
    await expect(page.getByRole("menuitem", { name: "Split at the cursor" })).toBeVisible();
  });
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Voice/ }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccess(page, "voice");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
  await expectAccess(page, "help");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Play the story" }).click();
  await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await expectAccess(page, "project paused");
});

test.describe("with one worker", () => {
  test.use({ serverOptions: ["--workers", "1"] });

  test("a project that is being narrated, and one that was stopped", async ({ page, client }) => {
    const long =
      "The lamp went out at ten minutes to twelve, and nobody noticed it, not even the keeper. ".repeat(20);
    const project = await storyOf(
      client,
      "Long",
      Array.from({ length: 300 }, () => long),
    );
    await page.goto(`/projects/${project.id}`);
    await page.getByRole("button", { name: /^Narrate all/ }).click();
    await expect(page.getByRole("progressbar", { name: "Narrating the story" })).toBeVisible();
    await expect(page.getByRole("img", { name: "Being narrated", exact: true }).first()).toBeVisible();
    await expectAccess(page, "project being narrated");
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await expect(page.getByText(/^Stopped\./)).toBeVisible();
    await expectAccess(page, "project stopped");
  });
});

test("a project of which some could not be narrated", async ({ page, client }) => {
  const project = await storyOf(client, "Failing", ["word ".repeat(4001), ...texts]);
  await page.goto(`/projects/${project.id}`);
  await page.getByRole("button", { name: /^Narrate all/ }).click();
  await expect(card(page, 1)).toContainText("one narration may have 20,000");
  await expect(page.getByText(/1 failed/).first()).toBeVisible();
  await expectAccess(page, "project failed");
});

test("a story as a film, before and after it is made, and all films", async ({ page, client }) => {
  test.setTimeout(300_000);
  const project = await storyOf(client, "The lighthouse", texts);
  await client.settings.update({ render_width: 720, render_height: 720, render_fps: 24 });
  await page.goto(`/projects/${project.id}/film`);
  await expect(page.getByText("What the film needs")).toBeVisible();
  await expectAccess(page, "film without narration");
  await narrate(client, project);
  const [first] = project.segments;
  const { name, buffer } = plain("1.png", [40, 60, 90]);
  await client.segments.uploadImage(first?.id ?? "", new File([new Uint8Array(buffer)], name));
  const mark = plain("mark.png", [250, 200, 40], 40, 20);
  await client.logos.upload(new File([new Uint8Array(mark.buffer)], mark.name));
  await page.reload();
  await page.getByLabel("Logo", { exact: true }).check();
  await expect(page.getByLabel("Use the logo “mark”")).toBeChecked();
  await expectAccess(page, "film with everything");
  await page.getByRole("button", { name: "Make the film" }).click();
  await expect(page.getByText("The film is ready.")).toBeVisible({ timeout: 200_000 });
  await expectAccess(page, "film made");
  await page.goto("/films");
  await expect(page.getByRole("heading", { name: "The lighthouse" })).toBeVisible();
  await expectAccess(page, "films");
});

test("a project whose server is away", async ({ page, client, server }) => {
  const project = await storyOf(client, "Alone", texts);
  await page.goto(`/projects/${project.id}`);
  await expect(card(page, 1)).toBeVisible();
  await server.stop();
  await expect(page.getByText("The connection is lost.")).toBeVisible();
  await card(page, 1).getByRole("textbox").fill("Written alone.");
  await expect(page.getByText("Not saved yet.")).toBeVisible();
  await expectAccess(page, "connection lost");
});

test("an empty project, the settings, and an address that leads nowhere", async ({ page, client }) => {
  const project = await client.projects.create({ title: "Empty" });
  await client.pronunciations.create(project.id, { word: "Hermione", spoken_as: "Her-my-oh-nee" });
  await page.goto(`/projects/${project.id}`);
  await expect(page.getByRole("textbox", { name: "Your story" })).toBeVisible();
  await expectAccess(page, "project empty");
  await page.goto("/settings");
  await expect(page.getByRole("heading", { name: "Speech" })).toBeVisible();
  await expect(page.getByText("Hermione", { exact: true })).toBeVisible();
  await expectAccess(page, "settings");
  await page.goto("/projects/0b9d7a54-2a3f-4e0c-9d55-7f1e6c8a9b10");
  await expect(page.getByText("There is nothing here")).toBeVisible();
  await expectAccess(page, "nowhere");
});

test.describe("with a key", () => {
  test.use({ serverOptions: ["--api-key", "open-sesame-open-sesame"] });

  test("the question for the key", async ({ page }) => {
    await page.goto("/");
    await page.getByLabel("API key").fill("wrong");
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByLabel("API key")).toBeVisible();
    await expectAccess(page, "key");
    await page.getByLabel("API key").fill("open-sesame-open-sesame");
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByRole("textbox", { name: "Your story" })).toBeVisible();
  });
});

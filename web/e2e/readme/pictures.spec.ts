/** The pictures of the README: an empty library, and the story of the examples as text and as a film. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { ProjectDetail, StoryFlowClient } from "../../packages/client/src/index.ts";
import { card, expect, narrate, test } from "../studio.ts";

const root = join(import.meta.dirname, "../../..");
const examples = join(root, "examples");

test.use({ serverOptions: ["--engine", "hibari"], deviceScaleFactor: 1.5 });

async function keep(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(root, "docs/images", `${name}.png`), animations: "disabled" });
}

/** The story of the examples with its pictures, each named by the number of its segment, and narrated. */
async function lighthouse(client: StoryFlowClient): Promise<ProjectDetail> {
  const story = JSON.parse(await readFile(join(examples, "lighthouse.json"), "utf8"));
  const project = await client.projects.import({ format: "json", ...story });
  for (const name of await readdir(join(examples, "pictures"))) {
    const segment = project.segments[Number.parseInt(name, 10) - 1];
    const bytes = await readFile(join(examples, "pictures", name));
    const type = name.endsWith(".webp") ? "image/webp" : "image/jpeg";
    if (segment) await client.segments.uploadImage(segment.id, new File([bytes], name, { type }));
  }
  await narrate(client, project);
  return project;
}

test("an empty library", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("textbox").first()).toBeVisible();
  await keep(page, "studio-empty");
});

test("a story", async ({ page, client }) => {
  const project = await lighthouse(client);
  await page.goto(`/projects/${project.id}`);
  await card(page, 2).getByRole("textbox").click();
  await expect(page.getByRole("button", { name: "How the whole text is read" })).toBeVisible();
  await expect(page.getByText("Maren", { exact: true })).toBeVisible();
  // The waveform is drawn when its numbers have come.
  await expect(card(page, 2).locator("canvas").first()).toBeVisible();
  await keep(page, "studio-story");
});

test("the film of a story", async ({ page, client }) => {
  const project = await lighthouse(client);
  await page.goto(`/projects/${project.id}/film`);
  const play = page.getByRole("button", { name: /^Play/ }).first();
  await expect(play).toBeEnabled();
  await play.click();
  await expect(page.getByText("0:02").first()).toBeVisible();
  await page
    .getByRole("button", { name: /^Pause/ })
    .first()
    .click();
  await keep(page, "studio-film");
});

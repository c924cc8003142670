/** A server with named keys: the page's words and ways with a key that allows only a part. */
import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "../../packages/client/src/index.ts";
import { expectAccess } from "../access.ts";
import { card, expect, narrate, storyOf, test } from "../studio.ts";

const reader = "may-read-may-read-may-read";
const writer = "may-write-may-write-may-write";
const keyFile = join(tmpdir(), `storyflow-web-keys-${process.pid}`);
writeFileSync(keyFile, `reader read ${reader}\nwriter write ${writer}\n`, { mode: 0o600 });

test.use({ serverOptions: ["--api-keys", keyFile] });
test.afterAll(() => rmSync(keyFile, { force: true }));

test("with a key that may read a story is heard, and a change is answered in our own words", async ({
  page,
  server,
}) => {
  test.slow();
  const client = createClient({ baseUrl: server.url, apiKey: writer });
  const project = await storyOf(client, "Only to hear", ["The lamp went out.", "Nobody noticed."]);
  await narrate(client, project);
  await page.goto(`/projects/${project.id}`);
  await page.getByLabel("API key").fill(reader);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(card(page, 1)).toBeVisible();
  await expect(page.getByText("Your key may read: you can hear and watch every story")).toBeVisible();
  await expectAccess(page, "key that may read");
  await page.getByRole("button", { name: "Play the story" }).click();
  await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await card(page, 2).getByRole("button", { name: "Lock segment 2" }).click();
  await expect(page.getByText("Your key may only read, so this was not changed.")).toBeVisible();
  expect((await client.segments.list(project.id)).map(({ is_locked }) => is_locked)).toEqual([false, false]);
});

test("with a key that may write the settings say that they stay", async ({ page }) => {
  await page.goto("/");
  await page.getByLabel("API key").fill(writer);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("textbox", { name: "Your story" })).toBeVisible();
  await expect(page.getByText("Your key may change stories")).toBeHidden();
  await page.goto("/settings");
  await expect(page.getByText("Your key may change stories, but not these settings")).toBeVisible();
});

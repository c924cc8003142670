/** Texts and progress that must not be lost when the page or the server goes away in the middle. */
import { card, expect, storyOf, test, untilNarrated } from "../studio.ts";

const texts = Array.from(
  { length: 120 },
  (_, i) =>
    `This is sentence number ${i + 1} of a story that takes its time. ${"It goes on and on. ".repeat(10)}`,
);
const progress = /^\d+ of 120 \(\d+ %\)/;

test.use({ serverOptions: ["--workers", "1"] });

test("after a reload in the middle the progress is there again, to the end", async ({ page, client }) => {
  test.setTimeout(0);
  const project = await storyOf(client, "Reloaded", texts);
  await page.goto(`/projects/${project.id}`);
  await page.getByRole("button", { name: /^Narrate all/ }).click();
  await expect(page.getByText(progress)).toBeVisible();
  await page.reload();
  await expect(page.getByText(progress)).toBeVisible();
  await untilNarrated(client, project);
  await expect(page.getByText("120 segments narrated.")).toBeVisible();
  await expect(page.getByText("All narrated")).toBeVisible();
});

test("a restart of the server in the middle shows a quiet banner and heals", async ({
  page,
  client,
  server,
}) => {
  test.setTimeout(0);
  const project = await storyOf(client, "Restarted", texts);
  await page.goto(`/projects/${project.id}`);
  await page.getByRole("button", { name: /^Narrate all/ }).click();
  await expect(page.getByText(progress)).toBeVisible();
  const banner = page.getByText("The connection is lost.");
  await expect(banner).toBeHidden();

  await server.stop();
  await expect(banner).toBeVisible();
  // Writing goes on while the server does not answer.
  await card(page, 1).getByRole("textbox").fill("Written while the server was away.");

  await server.startAgain();
  await expect(banner).toBeHidden();
  await expect
    .poll(async () => (await client.segments.list(project.id))[0]?.text_content)
    .toBe("Written while the server was away.");
  await untilNarrated(client, project);
  await expect(page.getByRole("progressbar", { name: "Narrating the story" })).toBeHidden();
  await expect(card(page, 3).getByRole("button", { name: "Play segment 3" })).toBeVisible();
});

test("what is typed last before the page is left is not lost", async ({ page, client }) => {
  const project = await storyOf(client, "Left", ["Before."]);
  await page.goto(`/projects/${project.id}`);
  await card(page, 1).getByRole("textbox").fill("Typed and gone.");
  await page.goto("/healthz");
  await expect
    .poll(async () => (await client.segments.list(project.id))[0]?.text_content)
    .toBe("Typed and gone.");
});

test("no keystroke is lost to an answer of the server", async ({ page, client }) => {
  const project = await storyOf(
    client,
    "Typed",
    [""].map(() => "x"),
  );
  await page.goto(`/projects/${project.id}`);
  const text = card(page, 1).getByRole("textbox");
  await text.fill("");
  const typed = "Nobody noticed that the lamp went out, not even the keeper. ".repeat(5).trim();
  // A busy machine takes its time for each key.
  await text.pressSequentially(typed, { delay: 12, timeout: 0 });
  await expect(text).toHaveValue(typed);
  await expect.poll(async () => (await client.segments.list(project.id))[0]?.text_content).toBe(typed);
  await expect(text).toHaveValue(typed);
});

test("a page whose file cannot be fetched leaves the studio as it is, and comes when the server is back", async ({
  page,
  client,
  server,
}) => {
  const project = await storyOf(client, "Unfetched", ["Before."]);
  await page.goto(`/projects/${project.id}`);
  await expect(card(page, 1)).toBeVisible();
  await server.stop();
  await card(page, 1).getByRole("textbox").fill("Typed meanwhile.");
  await page.getByRole("link", { name: "Film", exact: true }).click();
  await expect(page.getByRole("heading", { name: "This page could not be loaded" })).toBeVisible();
  await expect(page.getByRole("link", { name: "1 text not saved" })).toBeVisible();
  await page.goBack();
  await expect(card(page, 1).getByRole("textbox")).toHaveValue("Typed meanwhile.");
  await page.goForward();
  await server.startAgain();
  await expect(page.getByRole("heading", { name: "Unfetched" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "This page could not be loaded" })).toHaveCount(0);
  await expect
    .poll(async () => (await client.segments.list(project.id))[0]?.text_content)
    .toBe("Typed meanwhile.");
});

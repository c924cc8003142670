/** Troubles that may be in a film's way, told where the film is made, with the way out. */
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ProjectDetail, StoryFlowClient } from "../../packages/client/src/index.ts";
import { plain } from "../pictures.ts";
import { expect, narrate, storyOf, test } from "../studio.ts";

const texts = ["The lamp went out at ten minutes to twelve.", "Nobody noticed it, for nobody looked."];

/** A story with a picture for each segment, in a small size. */
async function readyStory(client: StoryFlowClient, story = texts): Promise<ProjectDetail> {
  const project = await storyOf(client, "The lighthouse", story);
  for (const { id } of project.segments) {
    const { name, buffer } = plain("lamp.png", [200, 120, 30]);
    await client.segments.uploadImage(id, new File([new Uint8Array(buffer)], name, { type: "image/png" }));
  }
  await narrate(client, project);
  await client.settings.update({ render_width: 720, render_height: 720, render_fps: 24 });
  return project;
}

test.describe("without ffmpeg", () => {
  test.use({ serverEnvironment: { PATH: "/nowhere" } });

  test("that is said before anything, and forgotten when it is there", async ({ page, client, server }) => {
    const project = await storyOf(client, "The lighthouse", texts);
    await narrate(client, project);
    await page.goto(`/projects/${project.id}/film`);
    const notice = page.getByRole("alert").filter({ hasText: "Films cannot be made here yet" });
    await expect(notice).toContainText("sudo apt install ffmpeg");
    await expect(page.getByRole("button", { name: "Make the film" })).toBeDisabled();
    await expect(page.getByRole("button", { name: "Play the preview" })).toBeEnabled();
    await server.stop();
    await server.startAgain({});
    await expect(notice).toBeHidden({ timeout: 40_000 });
    await expect(page.getByRole("button", { name: "Make the film" })).toBeEnabled();
  });
});

test("a picture that is broken on the disk is named with its segment, and led to", async ({
  page,
  client,
  server,
}) => {
  test.setTimeout(180_000);
  const project = await readyStory(client);
  const folder = join(server.folder, "media", "projects", project.id, "images");
  const second = (await readdir(folder)).find((name) => name.startsWith(project.segments[1]?.id ?? "?"));
  await writeFile(join(folder, second ?? "?"), "no picture any more");
  await page.goto(`/projects/${project.id}/film`);
  await page.getByRole("button", { name: "Make the film" }).click();
  const trouble = page.getByRole("alert").filter({ hasText: "Segment 2" });
  await expect(trouble).toBeVisible({ timeout: 120_000 });
  await trouble.getByRole("button", { name: "Show segment 2" }).click();
  await expect(
    page.getByRole("region", { name: "Pictures" }).getByRole("article", { name: "Segment 2", exact: true }),
  ).toHaveAttribute("aria-current", "true");
});

test("a render goes on by itself after its server was killed, and what is told only grows", async ({
  page,
  client,
  server,
}) => {
  test.setTimeout(600_000);
  const project = await readyStory(
    client,
    Array.from({ length: 8 }, () => texts.join(" ")),
  );
  await client.settings.update({ render_width: 1920, render_height: 1080, render_fps: 30 });
  await page.goto(`/projects/${project.id}/film`);
  await page.getByRole("button", { name: "Make the film" }).click();
  const bar = page.getByRole("progressbar", { name: "Making the film" });
  const percent = async () => Number((await bar.getAttribute("aria-valuenow")) ?? 100);
  await expect.poll(percent, { timeout: 120_000 }).toBeGreaterThan(4);
  await server.kill();
  const before = await percent();
  await server.startAgain();
  const told: number[] = [before];
  await expect
    .poll(
      async () => {
        if (await bar.isVisible()) told.push(await percent().catch(() => 100));
        return page.getByRole("heading", { name: "The finished film" }).isVisible();
      },
      { timeout: 500_000, intervals: [500] },
    )
    .toBe(true);
  expect(told).toEqual(told.toSorted((one, other) => one - other));
});

test("a segment without text is named, with the way to it", async ({ page, client }) => {
  const project = await storyOf(client, "The lighthouse", texts);
  await narrate(client, project);
  await client.segments.create({ project: project.id, text_content: "" });
  await page.goto(`/projects/${project.id}/film`);
  await expect(page.getByText(/^Segment 3 has no text\. /)).toBeVisible();
  await expect(page.getByRole("button", { name: "Make the film" })).toBeDisabled();
  await page.getByRole("link", { name: "To the text" }).click();
  await expect(page).toHaveURL(new RegExp(`/projects/${project.id}$`));
});

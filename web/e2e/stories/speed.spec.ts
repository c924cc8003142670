/** How long users wait, and whether the page keeps up with them. */
import type { Browser } from "@playwright/test";
import {
  countTransfer,
  forget,
  measure,
  measured,
  novel,
  novelSegments,
  type Scrolling,
  scroll,
} from "../speed.ts";
import { card, expect, storyOf, test } from "../studio.ts";

const longestTaskMs = 100;

/** Other work on the machine can spoil a measurement, but a slow page spoils each one. */
async function bestOfThree<Run>(
  measureOnce: () => Promise<Run>,
  isGood: (run: Run) => boolean,
): Promise<void> {
  const runs: Run[] = [];
  do {
    runs.push(await measureOnce());
  } while (runs.length < 3 && !runs.some(isGood));
  const measurements = runs.map((run) => JSON.stringify(run)).join(", ");
  console.log(`      ${measurements}`);
  expect(runs.some(isGood), measurements).toBe(true);
}

const isSmooth = (run: Scrolling) => run.longestTaskMs < longestTaskMs && run.medianFrameMs < 20;

/** How long a browser that was never here before needs until the first field takes what is typed. */
async function firstVisit(browser: Browser, baseURL: string): Promise<number> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (document.querySelector("textarea") !== null) {
        watch.disconnect();
        Object.assign(window, { usableAfterMs: performance.now() });
      }
    });
    watch.observe(document, { childList: true, subtree: true });
  });
  await page.goto("/");
  await page.getByRole("textbox", { name: "Your story" }).fill("It takes what is typed.");
  await expect(page.getByText("1 segment")).toBeVisible();
  const usableAfterMs = await page.evaluate(
    () => (window as unknown as { usableAfterMs: number }).usableAfterMs,
  );
  await context.close();
  return Math.round(usableAfterMs);
}

test("the first page can be used within a second", async ({ browser, baseURL }) => {
  await bestOfThree(
    () => firstVisit(browser, baseURL ?? ""),
    (usableAfterMs) => usableAfterMs < 1000,
  );
});

test("2,000 segments scroll without a task of 100 ms", async ({ page, client }) => {
  test.slow();
  const texts = Array.from(
    { length: 2000 },
    (_, i) => `This is segment number ${i + 1}. ${"It says a little more. ".repeat(i % 7)}`,
  );
  const project = await storyOf(client, "Two thousand", texts);
  await measure(page);
  await page.goto(`/projects/${project.id}`);
  await expect(card(page, 1)).toBeVisible();
  await bestOfThree(() => scroll(page), isSmooth);
  expect(await page.getByRole("article").count()).toBeLessThan(100);

  // To the far end by one key (twice where the page grows on the way, as its cards are measured), and typing there.
  await expect(async () => {
    await page.keyboard.press("End");
    await expect(card(page, 2000)).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 15_000 });
  // Its text is read now that it is in sight; until then nothing can be typed there.
  const text = card(page, 2000).getByRole("textbox");
  await expect(text).toBeEditable();
  await expect(text).toHaveValue(/^This is segment number 2000\./);
  await bestOfThree(
    async () => {
      await forget(page);
      await text.pressSequentially(" The end.");
      return Math.max(0, ...(await measured(page)).longTasks);
    },
    (longest) => longest < longestTaskMs,
  );
  await expect
    .poll(async () => (await client.segments.list(project.id)).at(-1)?.text_content)
    .toContain("The end.");
});

test("2,000 segments that are being narrated keep the page answering", async ({ page, client }) => {
  test.slow();
  const texts = Array.from({ length: 2000 }, (_, i) => `Segment number ${i + 1}.`);
  const project = await storyOf(client, "Busy", texts);
  await measure(page);
  await page.goto(`/projects/${project.id}`);
  await expect(card(page, 1)).toBeVisible();
  const { task_id } = await client.generateAllAudio(project.id);
  await expect(page.getByText(/^\d+ of 2,000/)).toBeVisible();
  await bestOfThree(() => scroll(page), isSmooth);
  await client.cancelTask(task_id);
});

const mostRequests = 14;
const mostBytes = 300_000;
/** The page asks for the work, too: the items of the task, and whether they changed the story. */
const mostRequestsWhileNarrating = mostRequests + 3;

test("a story of 1,729 segments is opened with few requests and bytes, and so is one that is half narrated", async ({
  browser,
  baseURL,
  client,
}) => {
  test.slow();
  const { id } = await storyOf(client, "A novel", novel());
  const open = async () => {
    const context = await browser.newContext({ baseURL: baseURL ?? "" });
    const page = await context.newPage();
    const transfer = await countTransfer(page);
    // Asked for last, when the story is there.
    const last = page.waitForResponse(/\/changes\//);
    await page.goto(`/projects/${id}`);
    await expect(card(page, 1)).toBeVisible();
    await (await last).finished();
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => resolve(undefined))));
    await context.close();
    console.log(`      ${transfer.requests.length} requests, ${Math.round(transfer.bytes / 1000)} kB`);
    return transfer;
  };
  const whole = await open();
  expect(whole.requests.length, whole.requests.join("\n")).toBeLessThanOrEqual(mostRequests);
  expect(whole.bytes).toBeLessThanOrEqual(mostBytes);

  const { task_id } = await client.generateAllAudio(id);
  await expect
    .poll(async () => (await client.getTaskStatus(task_id)).progress.current, { timeout: 60_000 })
    .toBeGreaterThan(20);
  const busy = await open();
  await client.cancelTask(task_id);
  expect(busy.requests.length, busy.requests.join("\n")).toBeLessThanOrEqual(mostRequestsWhileNarrating);
});

test("texts of a long story are there wherever the reader goes, and when words are searched", async ({
  page,
  client,
}) => {
  const texts = novel();
  const { id } = await storyOf(client, "A novel", texts);
  await page.goto(`/projects/${id}`);
  await expect(card(page, 1).getByRole("textbox")).toHaveValue(texts[0] ?? "");
  await expect(async () => {
    await page.keyboard.press("End");
    await expect(card(page, novelSegments)).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 15_000 });
  const last = card(page, novelSegments).getByRole("textbox");
  await expect(last).toHaveValue(texts.at(-1) ?? "");
  await last.press("Control+f");
  await page.getByRole("textbox", { name: "Find in the story" }).fill("900: ");
  await expect(card(page, 900).getByRole("textbox")).toHaveValue(texts[899] ?? "");
});

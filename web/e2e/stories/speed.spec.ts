/** How long users wait, and whether the page keeps up with them. */
import type { Browser, Page } from "@playwright/test";
import { card, expect, storyOf, test } from "../studio.ts";

const longestTaskMs = 100;

interface Measured {
  longTasks: number[];
  frames: number[];
}

/** Before the page is opened: notes what keeps it from answering. */
async function measure(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const measured: Measured = { longTasks: [], frames: [] };
    Object.assign(window, { measured });
    new PerformanceObserver((list) => {
      measured.longTasks.push(...list.getEntries().map(({ duration }) => Math.round(duration)));
    }).observe({ type: "longtask", buffered: true });
    let last = performance.now();
    const onFrame = (now: number) => {
      measured.frames.push(now - last);
      last = now;
      requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
  });
}

function measured(page: Page): Promise<Measured> {
  return page.evaluate(() => (window as unknown as { measured: Measured }).measured);
}

async function forget(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { measured } = window as unknown as { measured: Measured };
    measured.longTasks.length = 0;
    measured.frames.length = 0;
  });
}

function percentile(numbers: number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

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

interface Scrolling {
  longestTaskMs: number;
  medianFrameMs: number;
  frame95Ms: number;
}

/** Down by 17,500 px and back by as much as fits, 250 px with each frame. */
async function scroll(page: Page): Promise<Scrolling> {
  await page.mouse.move(640, 400);
  await forget(page);
  for (let turn = 0; turn < 120; turn += 1) {
    await page.mouse.wheel(0, turn < 70 ? 250 : -250);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  const { longTasks, frames } = await measured(page);
  return {
    longestTaskMs: Math.max(0, ...longTasks),
    medianFrameMs: Math.round(percentile(frames, 0.5)),
    frame95Ms: Math.round(percentile(frames, 0.95)),
  };
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
  const text = card(page, 2000).getByRole("textbox");
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

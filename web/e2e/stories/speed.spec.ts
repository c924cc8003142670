/** How long users wait, and whether the page keeps up with them. */
import type { Page } from "@playwright/test";
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

test("the first page can be used within a second", async ({ page }) => {
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      const field = document.querySelector("textarea");
      if (field !== null) {
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
  test.info().annotations.push({ type: "usable after", description: `${Math.round(usableAfterMs)} ms` });
  expect(usableAfterMs).toBeLessThan(1000);
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
  await page.mouse.move(640, 400);
  await forget(page);
  for (let turn = 0; turn < 120; turn += 1) {
    await page.mouse.wheel(0, turn < 80 ? 700 : -500);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  const { longTasks, frames } = await measured(page);
  const summary = `frames: median ${percentile(frames, 0.5).toFixed(1)} ms, 95th ${percentile(frames, 0.95).toFixed(1)} ms; long tasks: ${longTasks.join(", ") || "none"} ms`;
  test.info().annotations.push({ type: "scrolling", description: summary });
  console.log(summary);
  expect(Math.max(0, ...longTasks), summary).toBeLessThan(longestTaskMs);
  expect(percentile(frames, 0.5), summary).toBeLessThan(20);
  expect(await page.getByRole("article").count()).toBeLessThan(100);

  // To the far end by one key, and typing there.
  await page.keyboard.press("End");
  await expect(card(page, 2000)).toBeVisible();
  await forget(page);
  const text = card(page, 2000).getByRole("textbox");
  await text.pressSequentially(" The end.");
  const { longTasks: whileTyping } = await measured(page);
  expect(Math.max(0, ...whileTyping), `long tasks while typing: ${whileTyping.join(", ")} ms`).toBeLessThan(
    longestTaskMs,
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
  await forget(page);
  await page.mouse.move(640, 400);
  for (let turn = 0; turn < 60; turn += 1) {
    await page.mouse.wheel(0, turn < 30 ? 600 : -600);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  const { longTasks, frames } = await measured(page);
  const summary = `frames: median ${percentile(frames, 0.5).toFixed(1)} ms, 95th ${percentile(frames, 0.95).toFixed(1)} ms; long tasks: ${longTasks.join(", ") || "none"} ms`;
  console.log(summary);
  expect(Math.max(0, ...longTasks), summary).toBeLessThan(longestTaskMs);
  await client.cancelTask(task_id);
});

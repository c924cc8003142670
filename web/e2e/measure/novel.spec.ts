/** How long readers of a novel wait, as a table. Each figure is the median of several runs. */
import type { Browser, CDPSession, Page } from "@playwright/test";
import type { StoryFlowClient } from "../../packages/client/src/index.ts";
import {
  countTransfer,
  forget,
  longestWorkMs,
  measure,
  measured,
  novel,
  novelSegments,
  percentile,
  type Scrolling,
  scroll,
} from "../speed.ts";
import { card, expect, storyOf, test } from "../studio.ts";

const runs = Number(process.env.MEASURE_RUNS ?? 3);

type Figures = Record<string, number>;

const median = (numbers: number[]) => Math.round(percentile(numbers, 0.5));

/** Milliseconds that the page's thread has worked so far. */
async function workedMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000;
}

/** Says when an element came into the page, in milliseconds since the page was asked for. */
async function noteArrival(page: Page, selector: string): Promise<void> {
  await page.addInitScript((wanted) => {
    const watch = new MutationObserver(() => {
      if (document.querySelector(wanted) === null) return;
      watch.disconnect();
      Object.assign(window, { arrivedAfterMs: performance.now() });
    });
    watch.observe(document, { childList: true, subtree: true });
  }, selector);
}

const arrivedAfterMs = (page: Page) =>
  page.evaluate(() => (window as unknown as { arrivedAfterMs: number }).arrivedAfterMs);

async function firstVisit(browser: Browser, address: string, selector: string): Promise<Figures> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable");
  const transfer = await countTransfer(page);
  await measure(page);
  await noteArrival(page, selector);
  const longest = await longestWorkMs(browser, page, async () => {
    await page.goto(address);
    await page.locator(selector).first().waitFor();
  });
  const arrived = await arrivedAfterMs(page);
  const worked = await workedMs(session);
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => resolve(undefined))));
  const { longTasks } = await measured(page);
  await context.close();
  return {
    "visible after, ms": arrived,
    "page has worked until then, ms": worked,
    "longest task, ms": Math.max(0, ...longTasks),
    "of processor": longest,
    requests: transfer.requests.length,
    "transferred, kB": transfer.bytes / 1000,
  };
}

/** The longest task while something is done, by the clock and in processor time, and how long the page works on it. */
async function doing(page: Page, session: CDPSession, act: () => Promise<unknown>): Promise<Figures> {
  await forget(page);
  const before = await workedMs(session);
  const longest = await longestWorkMs(page.context().browser() as Browser, page, async () => {
    await act();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))));
  });
  const { longTasks } = await measured(page);
  return {
    "longest task, ms": Math.max(0, ...longTasks),
    "of processor": longest,
    "page has worked, ms": (await workedMs(session)) - before,
  };
}

async function repeated(run: () => Promise<Figures>): Promise<Figures> {
  const all: Figures[] = [];
  for (let turn = 0; turn < runs; turn += 1) all.push(await run());
  const names = Object.keys(all[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, median(all.map((each) => each[name] ?? 0))]));
}

const table: { what: string; figures: Figures }[] = [];

async function note(what: string, run: () => Promise<Figures>): Promise<void> {
  table.push({ what, figures: await repeated(run) });
}

test.afterAll(() => {
  const lines = table.map(({ what, figures }) => {
    const told = Object.entries(figures).map(([name, value]) => `${name}: ${value}`);
    return `${what.padEnd(34)} ${told.join(" | ")}`;
  });
  console.log(`\n${lines.join("\n")}\n`);
});

test("first visits", async ({ browser, baseURL, client }) => {
  await note("the empty library", () => firstVisit(browser, `${baseURL}/`, "textarea"));
  const { id } = await storyOf(client, "A novel", novel());
  await note("the library with a novel", () => firstVisit(browser, `${baseURL}/`, "main li a"));
  await note(`a story of ${novelSegments} segments`, () =>
    firstVisit(browser, `${baseURL}/projects/${id}`, "article textarea"),
  );
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`reading, ${colorScheme}`, async ({ browser, baseURL, client }) => {
    const { id } = await storyOf(client, "A novel", novel());
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    await measure(page);
    await page.goto(`${baseURL}/projects/${id}`);
    await expect(card(page, 1)).toBeVisible();
    await note(`scrolling, ${colorScheme}`, async () => {
      let frames: Scrolling | undefined;
      const longest = await longestWorkMs(browser, page, async () => {
        frames = await scroll(page);
      });
      return { ...frames, "longest task, ms of processor": longest };
    });
    await context.close();
  });
}

/** A novel with a chapter at every thirtieth text, opened in a page that is measured. */
async function openNovel(page: Page, client: StoryFlowClient) {
  const { id, segments } = await storyOf(client, "A novel", novel());
  for (const [index, segment] of segments.entries())
    if (index % 30 === 0)
      await client.segments.update(segment.id, { chapter: { title: `Chapter ${index / 30 + 1}` } });
  await measure(page);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  await page.goto(`/projects/${id}`);
  await expect(card(page, 1)).toBeVisible();
  return (run: () => Promise<unknown>) => () => doing(page, session, run);
}

test("writing, going about and marking", async ({ page, client }) => {
  const act = await openNovel(page, client);
  const field = card(page, 2).getByRole("textbox");
  await field.click();
  await note(
    "typing 12 letters",
    act(() => field.pressSequentially(" and so on.  ")),
  );
  const chapters = page.getByRole("navigation", { name: "Chapters" });
  const goTo = async (chapter: RegExp, segment: number) => {
    await chapters.getByRole("button", { name: chapter }).first().click();
    await expect(card(page, segment)).toBeVisible();
  };
  await note(
    "jumping by the outline",
    act(async () => {
      await goTo(/^Chapter 40/, 1171);
      await goTo(/^Chapter 1/, 1);
    }),
  );
  await note(
    "marking all",
    act(async () => {
      await card(page, 2).focus();
      await page.keyboard.press("Control+a");
      await expect(page.getByText(/1,729 segments/).first()).toBeVisible();
      await page.keyboard.press("Escape");
    }),
  );
  await note(
    "undoing",
    act(async () => {
      const undone = page.waitForResponse(/\/undo\//);
      await page.keyboard.press("Control+z");
      await (await undone).finished();
    }),
  );
});

test("searching and replacing", async ({ page, client }) => {
  const act = await openNovel(page, client);
  await card(page, 2).focus();
  await page.keyboard.press("Control+f");
  const search = page.getByRole("textbox", { name: "Find in the story" });
  await note(
    "searching",
    act(async () => {
      await search.fill("");
      await search.pressSequentially("alan");
      await expect(page.getByText(/of [\d,]+$/).first()).toBeVisible();
    }),
  );
  let turn = 0;
  await note(
    "replacing everywhere",
    act(async () => {
      turn += 1;
      await page.getByRole("textbox", { name: "Replace with" }).fill(`alan${"x".repeat(turn)}`);
      await page.getByRole("button", { name: "Replace all" }).click();
      const notice = page.getByText(/replaced/).first();
      await notice.waitFor({ timeout: 120_000 });
      await notice.waitFor({ state: "hidden", timeout: 30_000 });
    }),
  );
});

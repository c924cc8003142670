/** The page's messages: the truth, once, in a listener's words, with the ways out. */
import type { Locator, Page } from "@playwright/test";
import type { StoryFlowClient } from "../../packages/client/src/index.ts";
import { expectAccess } from "../access.ts";
import { tellOfFailedTask } from "../failed-task.ts";
import { card, expect, narrate, pieces, storyOf, test } from "../studio.ts";

const texts = ["The lamp went out at ten minutes to twelve.", "Nobody noticed.", "But the sea did."];
/** The server's long message about a model that is not there. */
const noModel =
  "TTS generation failed: The Kokoro model is incomplete: no usable kokoro-v1_0.pth in the models folder. Get the model " +
  "with script/fetch-model or `storyflow model install`; `storyflow doctor` shows the models folder and its state.";

const engineNotice = (page: Page) => page.getByRole("region", { name: "Speech" });

test("trying another voice in the settings leaves a finished story as it is", async ({ page, client }) => {
  const project = await storyOf(client, "Finished", texts);
  await narrate(client, project);
  await page.goto("/settings");
  await page.getByRole("radio", { name: /Emma/ }).check();
  await page.getByRole("slider", { name: "Speed" }).fill("1.5");
  await expect.poll(async () => (await client.settings.get()).default_voice_id).toBe("bf_emma");
  await expect.poll(async () => (await client.settings.get()).tts_speed).toBe(1.5);
  await page.goto(`/projects/${project.id}`);
  await expect(page.getByText("All narrated")).toBeVisible();
  await expect(page.getByText(/out of date/)).toHaveCount(0);
  await expect(card(page, 1).getByRole("button", { name: "Play segment 1" })).toBeVisible();
  await expect(card(page, 1)).not.toContainText("the voice is now");
});

test("a story keeps the voice that it was narrated with, also for what is added later", async ({
  page,
  client,
}) => {
  await page.goto("/");
  await page.getByRole("textbox", { name: "Your story" }).fill(pieces(texts));
  await page.getByRole("button", { name: "Narrate", exact: true }).click();
  await expect(page.getByText("All narrated")).toBeVisible();
  const id = page.url().split("/").at(-1) ?? "";
  const { default_voice_id } = await client.settings.get();
  expect((await client.projects.get(id)).voice_id).toBe(default_voice_id);

  await client.settings.update({ default_voice_id: "bf_emma" });
  await client.segments.create({ project: id, text_content: "And then it rose." });
  await page.reload();
  await page.getByRole("button", { name: /^Narrate the rest \(1\)/ }).click();
  await expect(page.getByText("All narrated")).toBeVisible();
  const voices = (await client.segments.list(id)).map(({ narration }) => narration?.voice);
  expect(voices).toEqual([0, 1, 2, 3].map(() => default_voice_id));
});

test("without the natural voices one notice says so, and one press narrates with the built-in voice", async ({
  page,
  client,
}) => {
  test.slow();
  await client.settings.update({ tts_engine: "kokoro" });
  await page.goto("/");
  await expect(engineNotice(page)).toContainText("The natural voices are not installed yet");
  await page.getByRole("textbox", { name: "Your story" }).fill(pieces(texts));
  await page.getByRole("button", { name: "Narrate", exact: true }).click();

  await expect(card(page, 1)).toBeVisible();
  await expect(engineNotice(page)).toHaveCount(1);
  await expect(engineNotice(page)).toContainText("storyflow model install");
  await expect(page.getByText(/ONNX|TTS model/)).toHaveCount(0);
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);

  // Narrate is no dead end: it leads to the notice, which says what can be done.
  await expect(page.getByRole("button", { name: /^Narrate all/ })).toHaveCount(0);
  await page.getByRole("button", { name: "No voice is ready · get one" }).click();
  await expect(engineNotice(page)).toBeFocused();
  await expect(page.getByText(/ONNX|TTS model/)).toHaveCount(0);
  await engineNotice(page).getByRole("button", { name: "Check again" }).click();
  await expect(engineNotice(page)).toContainText("Still missing.");
  await expectAccess(page, "project without voices");

  await engineNotice(page).getByRole("button", { name: "Narrate with the built-in voice" }).click();
  await expect(page.getByText("All narrated")).toBeVisible();
  await expect(engineNotice(page)).toHaveCount(0);
  expect(
    (await client.segments.list(page.url().split("/").at(-1) ?? "")).map((s) => s.narration?.engine),
  ).toEqual(texts.map(() => "hibari"));
});

test("segments that failed for one cause are told of once, also after a reload, and tried again together", async ({
  page,
  client,
}) => {
  test.slow();
  const project = await storyOf(client, "Failed", texts);
  await tellOfFailedTask(page, project, { error: noModel });
  const notice = page.getByRole("region", { name: "What was in the way" });
  await page.goto(`/projects/${project.id}`);
  await expect(notice).toHaveText(/^3 segments were not narrated because their voice was missing\./);
  await expect(notice).toHaveCount(1);
  for (const number of [1, 2, 3]) {
    await expect(card(page, number).getByRole("img", { name: "Failed" })).toBeVisible();
    await card(page, number).getByRole("textbox").focus();
    await expect(card(page, number)).toContainText("Not narrated");
    await expect(card(page, number).getByRole("button", { name: "Try again", exact: true })).toBeVisible();
    await expect(card(page, number)).not.toContainText(/Kokoro|doctor|model/);
  }
  await expectAccess(page, "project with one cause");
  await notice.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("All narrated")).toBeVisible();
  await expect(notice).toHaveCount(0);
});

test("a full disk is one line, and goes when there is room", async ({ page, client }) => {
  test.slow();
  const project = await storyOf(client, "Full", texts);
  await page.goto(`/projects/${project.id}`);
  await expect(card(page, 1)).toBeVisible();
  let isFull = true;
  await page.route("**/health/ready", (route) =>
    route.fulfill({
      status: isFull ? 503 : 200,
      json: {
        status: isFull ? "not_ready" : "ready",
        checks: [{ name: "data_folder", ok: !isFull, message: isFull ? "The disk is full." : "" }],
      },
    }),
  );
  await page.route("**/api/segments/*/", (route) =>
    isFull && route.request().method() === "PATCH"
      ? route.fulfill({ status: 503, json: { detail: "The disk is full." } })
      : route.fallback(),
  );
  const line = page.getByText("The disk is full. Narration goes on by itself when there is room.");
  await expect(line).toHaveCount(0);
  await card(page, 1).getByRole("textbox").fill("Written without room.");
  await expect(line).toBeVisible();
  await expectAccess(page, "disk full");
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(line).toBeVisible();
  await page.getByText("Diagnostics").click();
  await expect(page.getByRole("listitem").filter({ hasText: "data folder" })).toContainText("Broken:");
  await page.goBack();
  isFull = false;
  await expect(line).toHaveCount(0);
});

test("while the story is narrated only the dock tells how far it is", async ({ page, client }) => {
  const long = Array.from(
    { length: 80 },
    (_, i) => `The lamp went out, time number ${i + 1}. ${texts.join(" ")}`,
  );
  const project = await storyOf(client, "Working", long);
  await page.goto(`/projects/${project.id}`);
  await page.getByRole("button", { name: /^Narrate all/ }).click();
  await expect(page.getByRole("progressbar", { name: "Narrating the story" })).toBeVisible();
  await expect(page.getByText("Narrating…", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Narrate (all|the rest)/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(page.getByRole("button", { name: /^Narrate (all|the rest \([1-9])/ })).toBeVisible();
});

test("the ends of the batches of two stories are each told once, wherever the reader is", async ({
  page,
  client,
}) => {
  test.slow();
  const long = Array.from({ length: 12 }, (_, i) => `Number ${i + 1}. ${texts.join(" ")}`);
  for (const title of ["One", "Other"]) await storyOf(client, title, long);
  const told: string[] = [];
  await page.exposeFunction("tell", (text: string) => told.push(text));
  await page.goto("/");
  await page.evaluate(() => {
    const { tell } = window as unknown as { tell: (text: string) => void };
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes) {
          const end = /“\w+”: \d+ segments narrated\./.exec(node.textContent ?? "")?.[0];
          if (end) tell(end);
        }
    }).observe(document.body, { childList: true, subtree: true });
  });
  for (const title of ["One", "Other"]) {
    await page.getByRole("link", { name: "StoryFlow", exact: true }).click();
    await page.getByRole("link", { name: title, exact: true }).click();
    await page.getByRole("button", { name: /^Narrate all/ }).click();
    await expect(page.getByRole("progressbar", { name: "Narrating the story" })).toBeVisible();
    await page.getByRole("link", { name: "Settings" }).click();
    await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
  }
  const ends = ["“One”: 12 segments narrated.", "“Other”: 12 segments narrated."];
  await expect.poll(() => told.toSorted(), { timeout: 60_000 }).toEqual(ends);
  await page.goBack();
  await expect(page.getByText("All narrated")).toBeVisible();
  await expect(page.getByText(/^12 segments narrated\./)).toHaveCount(0);
  expect(told.toSorted()).toEqual(ends);
});

test("a lost connection is told on every page, once, and all that it caused goes with it", async ({
  page,
  client,
  server,
}) => {
  const project = await storyOf(client, "Alone", texts);
  await page.goto(`/projects/${project.id}`);
  await expect(card(page, 1)).toBeVisible();
  const banner = page.getByText("The connection is lost.");
  const refused = page.getByText("That needs the server. Please try again when the connection is back.");

  await server.stop();
  await expect(banner).toBeVisible();
  await card(page, 1).getByRole("button", { name: "Lock segment 1" }).click();
  await card(page, 2).getByRole("button", { name: "Lock segment 2" }).click();
  await expect(refused).toHaveCount(1);
  for (const number of [1, 2]) {
    await expect(card(page, number).getByRole("button", { name: `Lock segment ${number}` })).toBeVisible();
  }
  await card(page, 3).getByRole("button", { name: "More for segment 3" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(page.getByText("The segment is deleted.")).toHaveCount(0);
  await expect(card(page, 3)).toBeVisible();
  await expect(refused).toHaveCount(1);
  await page.getByRole("link", { name: "StoryFlow", exact: true }).click();
  await expect(banner).toBeVisible();
  await page.goBack();
  await expect(banner).toBeVisible();

  await server.startAgain();
  await expect(banner).toHaveCount(0);
  await expect(refused).toHaveCount(0);
  await card(page, 1).getByRole("button", { name: "Lock segment 1" }).click();
  await expect.poll(async () => (await client.segments.list(project.id))[0]?.is_locked).toBe(true);
});

/** Whether the line is not covered in its middle, and all of it is in the window. */
const isInSight = (line: Locator): Promise<boolean> =>
  line.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return top >= 0 && bottom <= window.innerHeight && element.contains(there);
  });

test("far down in a story, too, a lost connection is in sight, and covers neither title nor search", async ({
  page,
  client,
  server,
}) => {
  const long = Array.from({ length: 60 }, (_, i) => `The lamp went out, time number ${i + 1}.`);
  const project = await storyOf(client, "Far down", long);
  await page.goto(`/projects/${project.id}`);
  await expect(card(page, 1)).toBeVisible();
  await page.keyboard.press("End");
  await expect(card(page, 60)).toBeFocused();
  await page.keyboard.press("Control+f");
  const search = page.getByRole("textbox", { name: "Find in the story" });
  await search.fill("number 30");
  await expect(card(page, 30)).toBeInViewport();

  await server.stop();
  const banner = page.getByText("The connection is lost.");
  await card(page, 30).getByRole("textbox").fill("Written far down.");
  await expect(banner).toBeVisible();
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    for (const line of [banner, search, page.getByRole("button", { name: "More for this story" })]) {
      await expect.poll(() => isInSight(line), { message: `at ${width} pixels: ${line}` }).toBe(true);
    }
  }
  await server.startAgain();
  await expect(banner).toHaveCount(0);
});

test("while the server is away no page calls narrated what is not, nor the other way round", async ({
  page,
  server,
}) => {
  await page.goto("/");
  await page.getByRole("textbox", { name: "Your story" }).fill(pieces(texts));
  await page.getByRole("button", { name: "Narrate", exact: true }).click();
  await expect(page.getByText("All narrated")).toBeVisible();
  await server.stop();
  await card(page, 1).getByRole("textbox").fill("The lamp burns again.");
  await expect(page.getByText("1 out of date")).toBeVisible();
  await expect(page.getByText("All narrated")).toBeHidden();
  await page.getByRole("link", { name: "StoryFlow" }).click();
  await expect(page.getByText("3 of 3 narrated")).toBeVisible();
});

test("no state of a long story is wider than a small screen", async ({ page, client }) => {
  test.slow();
  const project = await storyOf(client, "Unhurried", texts);
  await narrate(client, project);
  await client.segments.update(project.segments[0]?.id ?? "", { text_content: "The lamp stayed on." });
  // As it would be after hours of sound: the work that is left takes long.
  await page.route(`**/api/projects/${project.id}/digest/**`, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), estimated_seconds: 71_940 } });
  });
  await page.goto(`/projects/${project.id}`);
  await expect(page.getByRole("button", { name: "Update 1 segment · about 19 h 59 min" })).toBeVisible();
  await expectAccess(page, "stale story that takes long");
  await page.evaluate(() => localStorage.setItem("storyflow.language", "de"));
  await page.reload();
  await expect(page.getByRole("button", { name: /^1 Abschnitt erneuern/ })).toBeVisible();
  await expectAccess(page, "stale story that takes long, in German");
});

test("a text that is split and merged back is still the one that was narrated", async ({ page, client }) => {
  const project = await storyOf(client, "Cut", ["The lamp went out. Nobody noticed."]);
  await narrate(client, project);
  const [segment] = project.segments;
  await client.segments.split(segment?.id ?? "", 18);
  expect((await client.segments.list(project.id))[0]?.narration?.stale).toEqual(["text"]);
  await client.segments.mergeNext(segment?.id ?? "");
  await page.goto(`/projects/${project.id}`);
  await expect(page.getByText("All narrated")).toBeVisible();
  await expect(card(page, 1)).not.toContainText("The text has changed since.");
});

test("a setting that was taken is said to be saved", async ({ page }) => {
  await page.goto("/settings");
  await page.getByRole("radio", { name: /^Emma/ }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
});

const chaptersOf = async (client: StoryFlowClient) => {
  const long = Array.from(
    { length: 60 },
    (_, i) => `Number ${i + 1}. ${texts.join(" ").repeat(1 + (i % 5))}`,
  );
  const project = await storyOf(client, "A long title of a story with chapters", long);
  for (const at of [9, 19, 29, 39]) {
    const chapter = { title: `Chapter at ${at + 1}`, level: 1 };
    await client.segments.update(project.segments[at]?.id ?? "", { chapter });
  }
  return project;
};
const topOf = async (page: Page, number: number): Promise<number> =>
  Math.round((await card(page, number).boundingBox())?.y ?? Number.NaN);

test("after a reload the chapter in sight is the one that was, and its text stands where it stood", async ({
  page,
  client,
}) => {
  const project = await chaptersOf(client);
  await page.goto(`/projects/${project.id}`);
  const chapter = page.getByRole("button", { name: /^Chapter at 30/ });
  await chapter.click();
  await expect(chapter).toHaveAttribute("aria-current", "true");
  await expect(card(page, 30)).toBeFocused();
  const place = await topOf(page, 30);
  await page.reload();
  // Comes after the texts, and stands above them.
  await expect(page.getByRole("button", { name: /^Undo/ })).toBeAttached();
  await expect.poll(() => topOf(page, 30)).toBe(place);
  await expect(chapter).toHaveAttribute("aria-current", "true");
  // A text that goes below the bar is out of sight, even before it has left the window.
  await page.evaluate(() => window.scrollBy(0, -20));
  await expect(page.getByRole("button", { name: /^Chapter at 20/ })).toHaveAttribute("aria-current", "true");
  await page.evaluate(() => window.scrollBy(0, 20));
  await expect(chapter).toHaveAttribute("aria-current", "true");
});

test("past the head of a story the button that narrates keeps a word, and nothing is cut", async ({
  page,
  client,
}) => {
  const project = await chaptersOf(client);
  for (const language of ["en", "de"]) {
    await page.goto(`/projects/${project.id}`);
    await page.evaluate((chosen) => localStorage.setItem("storyflow.language", chosen), language);
    for (const width of [1280, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      await page.reload();
      await expect(page.getByRole("article").first()).toBeVisible();
      await page.evaluate(() => window.scrollTo(0, 900));
      const button = page.getByRole("button", { name: /^(Narrate all|Alles vertonen)/ });
      const word = button.locator("span:not(.sr-only)").filter({ hasText: /Narrate|ertonen/ });
      await expect(word).toBeInViewport();
      const bar = button.locator("..");
      expect(await bar.evaluate((row) => row.scrollWidth - row.clientWidth), `${language} ${width}`).toBe(0);
      expect(
        await button.evaluate((element) => element.scrollWidth - element.clientWidth),
      ).toBeLessThanOrEqual(0);
    }
  }
});

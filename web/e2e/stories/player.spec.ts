/** The whole story as one sound: anywhere in it, on every page, and as it was left. */
import { expectSilence, expectSound, listen, sounding } from "../sound.ts";
import { card, expect, narrate, storyOf, test } from "../studio.ts";

const sentence = "The lamp went out at ten minutes to twelve, and nobody noticed it. ";
const long = Array.from({ length: 6 }, (_, i) => `Part ${i + 1}. ${sentence.repeat(3)}`);

test("the bar leads anywhere in the story, and says which chapter is there", async ({ page, client }) => {
  const project = await storyOf(client, "Holmes", long);
  await client.segments.update(project.segments[0]?.id ?? "", { chapter: { title: "A Scandal", level: 1 } });
  await client.segments.update(project.segments[3]?.id ?? "", { chapter: { title: "The League", level: 1 } });
  await narrate(client, project);
  await listen(page);
  await page.goto(`/projects/${project.id}`);
  const bar = page.getByRole("slider", { name: "Place in the story" });
  const box = (await bar.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2);
  await expect(page.getByText(/^The League · \d+:\d\d$/)).toBeVisible();
  await page.mouse.down();
  await page.mouse.up();
  await expectSound(page);
  await expect(card(page, 4).getByRole("button", { name: "Pause segment 4" })).toBeVisible();
  await expect(bar).toHaveAttribute("aria-valuetext", /of .*, The League$/);

  // By keys: to the chapter before, and on by seconds.
  await bar.focus();
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageDown");
  await expect(card(page, 1).getByRole("button", { name: "Pause segment 1" })).toBeVisible();
  await page.getByRole("button", { name: "15 seconds forward" }).click();
  await expectSound(page);

  // Faster.
  await page.getByRole("button", { name: "Speed 1 × and volume" }).click();
  await page.getByText("2 ×", { exact: true }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Speed 2 × and volume" })).toBeFocused();
  const rates = await page.evaluate(() =>
    (window as unknown as { played: HTMLMediaElement[] }).played.map(({ playbackRate }) => playbackRate),
  );
  expect(new Set(rates)).toEqual(new Set([2]));
});

test("a story goes on while its listener looks at something else, and begins where it was left", async ({
  page,
  client,
}) => {
  const project = await storyOf(client, "Holmes", long);
  await narrate(client, project);
  await listen(page);
  await page.goto(`/projects/${project.id}`);
  await page.getByRole("button", { name: "Play the story" }).click();
  await expectSound(page);
  await page.getByRole("button", { name: "15 seconds forward" }).click();
  await page.getByRole("link", { name: "Settings" }).click();
  const mini = page.getByRole("region", { name: "Holmes" });
  await expect(mini.getByRole("button", { name: "Pause" })).toBeVisible();
  await expectSound(page);
  await page.getByRole("link", { name: "StoryFlow" }).click();
  await expectSound(page);
  await mini.getByRole("link", { name: /^Holmes/ }).click();
  await expect(page).toHaveURL(`/projects/${project.id}`);
  await expectSound(page);
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await expectSilence(page);
  const bar = page.getByRole("slider", { name: "Place in the story" });
  const left = await bar.getAttribute("aria-valuetext");

  await page.reload();
  await expect(bar).toHaveAttribute("aria-valuetext", left ?? "");
  await page.getByRole("button", { name: "Play on where you stopped" }).click();
  await expectSound(page);
  const seconds = Number(await bar.getAttribute("aria-valuenow"));
  expect(seconds).toBeGreaterThan(14);
});

test("what is not narrated is said, skipped or narrated; a removed narration ends well", async ({
  page,
  client,
}) => {
  const project = await storyOf(client, "Gaps", ["One.", "Two.", "Three.", sentence.repeat(4)]);
  await narrate(client, project);
  await client.segments.removeAudio(project.segments[1]?.id ?? "");
  await client.segments.removeAudio(project.segments[2]?.id ?? "");
  await listen(page);
  await page.goto(`/projects/${project.id}`);
  await page.getByRole("button", { name: "Play the story" }).click();
  await expect(page.getByText("Segments 2 and 3 are not narrated.")).toBeVisible();
  await expectSilence(page);
  await page.getByRole("button", { name: "Skip" }).click();
  await expect(card(page, 4).getByRole("button", { name: "Pause segment 4" })).toBeVisible();

  // The sounding one is removed.
  await card(page, 4).getByRole("button", { name: "More for segment 4" }).click();
  await page.getByRole("menuitem", { name: "Remove the narration" }).click();
  await expect(page.getByText("Segment 4 is not narrated.")).toBeVisible();
  expect(await sounding(page)).toEqual([]);
  await expect(page.getByRole("slider", { name: "Place in the story" })).toHaveAttribute(
    "aria-valuetext",
    /^0:/,
  );
  await page.getByRole("button", { name: "Narrate it" }).click();
  await expect(card(page, 4).getByRole("button", { name: "Pause segment 4" })).toBeVisible();
  await expectSound(page);
});

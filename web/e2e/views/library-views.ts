/** The library and the way from a text to a story. */
import { expect } from "../studio.ts";
import { endlessStory, fullLibrary, longTitle, paragraphs } from "./made-stories.ts";
import { chooseFromMenu, press, type Stage, type View } from "./view.ts";

const field = ({ page, t }: Stage) => page.getByRole("textbox", { name: t("import.label") });
const library = ({ page, t }: Stage) => page.getByRole("list", { name: t("library.title") });

async function openFull(stage: Stage): Promise<void> {
  await fullLibrary(stage.client);
  await stage.page.goto("/");
  await expect(library(stage)).toBeVisible();
}

async function openBox(stage: Stage): Promise<void> {
  await openFull(stage);
  await press(stage.page, stage.t("library.new"));
  await expect(field(stage)).toBeVisible();
}

const withNotes = [
  "# The lamp",
  `${paragraphs[0]}[^1]`,
  "![The tower by night](tower.png)",
  "# Von der Donaudampfschifffahrtsgesellschaft",
  ...paragraphs.slice(1),
  "[^1]: Nobody noticed, but for the gulls, which do not count.",
].join("\n\n");

export const libraryViews: readonly View[] = [
  {
    name: "library empty",
    open: async (stage) => {
      await stage.page.goto("/");
      await expect(field(stage)).toBeVisible();
    },
  },
  {
    name: "library empty with a text",
    isWhole: true,
    open: async (stage) => {
      await stage.page.goto("/");
      await field(stage).fill(paragraphs.join("\n\n"));
      await expect(stage.page.getByRole("region", { name: stage.t("import.preview") })).toBeVisible();
    },
  },
  {
    name: "library empty with a fault",
    open: async (stage) => {
      await stage.page.goto("/");
      await field(stage).fill('{"segments": [{"text_content": ""}, {"text_content": "Good."}, 7]}');
      await expect(stage.page.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
    },
  },
  {
    name: "library without voices",
    open: async (stage) => {
      await stage.client.settings.update({ tts_engine: "kokoro" });
      await stage.page.goto("/");
      await expect(stage.page.getByText(stage.t("speaking.missing.kokoro"))).toBeVisible();
      await stage.page.getByText(stage.t("voices.byHand")).click();
    },
  },
  { name: "library full", isWhole: true, open: openFull },
  {
    name: "library narrating",
    serverOptions: ["--workers", "1"],
    open: async (stage) => {
      const waiting = await endlessStory(stage.client, longTitle);
      const running = await endlessStory(stage.client, "The keeper’s daughter");
      await stage.client.generateAllAudio(running.id);
      await stage.client.generateAllAudio(waiting.id);
      await stage.page.goto("/");
      await expect(
        stage.page.getByRole("button", { name: stage.t("library.stop", { title: longTitle }) }),
      ).toBeVisible({
        timeout: 20_000,
      });
    },
  },
  {
    name: "library menu",
    open: openFull,
    again: async ({ page, t }) => {
      await page.keyboard.press("Escape");
      await press(page, t("library.actions", { title: "Nothing yet" }));
      await expect(page.getByRole("menuitem").first()).toBeVisible();
    },
  },
  {
    name: "library renaming",
    open: async (stage) => {
      await openFull(stage);
      const { t } = stage;
      await chooseFromMenu(stage, t("library.actions", { title: longTitle }), t("project.rename"));
      await expect(stage.page.getByRole("textbox", { name: t("project.title") })).toBeFocused();
    },
  },
  { name: "new story", open: openBox },
  {
    name: "new story with a book",
    open: async (stage) => {
      await openBox(stage);
      await stage.page.locator("input[type=file]").setInputFiles({
        name: "the-lamp-on-gull-rock-and-what-became-of-it-in-the-end-second-edition.md",
        mimeType: "text/markdown",
        buffer: Buffer.from(withNotes),
      });
      const preview = stage.page.getByRole("region", { name: stage.t("import.preview") });
      await preview.locator("summary").click();
      await expect(preview.getByText("Nobody noticed, but for the gulls")).toBeVisible();
    },
  },
  {
    name: "new story with a broken file",
    open: async (stage) => {
      await openBox(stage);
      await stage.page.locator("input[type=file]").setInputFiles({
        name: "broken.epub",
        mimeType: "application/epub+zip",
        buffer: Buffer.from("PK\u0003\u0004 no book"),
      });
      await expect(stage.page.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
    },
  },
  {
    name: "library drop",
    open: async (stage) => {
      await openFull(stage);
      const data = await stage.page.evaluateHandle(() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File(["The lamp went out."], "lamp.txt", { type: "text/plain" }));
        return transfer;
      });
      await stage.page.dispatchEvent("body", "dragover", { dataTransfer: data });
      await expect(stage.page.getByText(stage.t("library.drop"))).toBeVisible();
    },
  },
  {
    name: "library without a match",
    open: async (stage) => {
      await openFull(stage);
      await stage.page.getByRole("searchbox").fill("nothing like it");
      await expect(
        stage.page.getByText(stage.t("library.noMatch", { search: "nothing like it" })),
      ).toBeVisible();
    },
  },
  {
    name: "library with a notice",
    open: async (stage) => {
      await openFull(stage);
      await stage.page.clock.install();
      const { t } = stage;
      await chooseFromMenu(stage, t("library.actions", { title: longTitle }), t("project.delete"));
      await expect(stage.page.getByText(t("project.deleted", { title: longTitle }))).toBeVisible();
    },
  },
];

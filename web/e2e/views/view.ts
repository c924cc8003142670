/** A view: a page in one state, with the data that it shows. */
import type { Locator, Page } from "@playwright/test";
import type { StoryFlowClient } from "../../packages/client/src/index.ts";
import { de } from "../../packages/studio/src/i18n/de.ts";
import { en } from "../../packages/studio/src/i18n/en.ts";
import { type Translate, translator } from "../../packages/studio/src/i18n/translate.ts";
import type { Environment, StoryFlowServer } from "../../testing/storyflow-server.ts";

export const languages = ["en", "de"] as const;
export type Language = (typeof languages)[number];

/** The studio's own words, to find what they stand on in either language. */
export const wordsIn: Readonly<Record<Language, Translate>> = {
  en: translator(en, "en"),
  de: translator(de, "de"),
};

/** The tools that a view is made with. */
export interface Stage {
  readonly page: Page;
  readonly client: StoryFlowClient;
  readonly server: StoryFlowServer;
  readonly t: Translate;
}

export interface View {
  /** Names the test and the pictures. */
  readonly name: string;
  /** Makes the data, and brings the page into the state. */
  readonly open: (stage: Stage) => Promise<void>;
  /** Before each picture: opens again what closes when the window changes. */
  readonly again?: (stage: Stage) => Promise<void>;
  /** Options for `storyflow serve`. */
  readonly serverOptions?: readonly string[];
  /** Variables added to the server's environment. */
  readonly serverEnvironment?: Environment;
  /** The page is seen from its head to its foot, not only what fits on the screen. */
  readonly isWhole?: boolean;
}

/** The card of the segment with this number, from 1. */
export const cardOf = ({ page, t }: Stage, number: number): Locator =>
  page.getByRole("article", { name: t("segment.name", { number }), exact: true });

export const textOf = (stage: Stage, number: number): Locator =>
  cardOf(stage, number).getByRole("textbox", { name: stage.t("segment.text", { number }), exact: true });

/** Presses a button with these words of the studio. */
export const press = (within: Page | Locator, name: string | RegExp): Promise<void> =>
  within.getByRole("button", { name, exact: true }).first().click();

export async function chooseFromMenu({ page }: Stage, menu: string, item: string | RegExp): Promise<void> {
  await press(page, menu);
  await page.getByRole("menuitem", { name: item }).click();
}

/** Looks at a view on screens of five widths, light and dark: takes its picture, and finds what is wrong with it. */
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import { axeFaults, settle } from "../access.ts";
import { layoutFaults } from "../layout-faults.ts";
import type { Language, Stage, View } from "./view.ts";

const screens = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;
const schemes = ["light", "dark"] as const;

/** Each look by axe takes long: one phone and one desk are enough, in one scheme each. */
const axeLooks: Readonly<Record<string, number>> = { light: 390, dark: 1280 };

const pictures = fileURLToPath(new URL("../pictures-of-views/", import.meta.url));
/** `STORYFLOW_VIEWS=390` looks only at that width, `390,1280` at both. */
const wantedWidths = (process.env.STORYFLOW_VIEWS ?? "")
  .split(",")
  .filter((width) => /^\d+$/.test(width))
  .map(Number);

export async function lookAt(stage: Stage, view: View, language: Language): Promise<void> {
  for (const scheme of schemes) {
    for (const screen of screens) {
      if (wantedWidths.length === 0 || wantedWidths.includes(screen.width))
        await lookOnce(stage, view, { language, scheme, ...screen });
    }
  }
}

interface Look {
  readonly language: Language;
  readonly scheme: (typeof schemes)[number];
  readonly width: number;
  readonly height: number;
}

async function lookOnce(stage: Stage, view: View, look: Look): Promise<void> {
  const { page } = stage;
  const { language, scheme, width, height } = look;
  const where = `${view.name}, ${language}, ${width} px, ${scheme}`;
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
  await page.setViewportSize({ width, height });
  // Else the pointer would lie wherever the last press was, on another thing at each width.
  await page.mouse.move(0, 0);
  await view.again?.(stage);
  await settle(page);
  await wavesAreDrawn(page);
  await takePicture(page, `${view.name}-${language}-${scheme}-${width}`, view.isWhole === true);
  expect.soft(await layoutFaults(page), `layout: ${where}`).toEqual([]);
  if (axeLooks[scheme] === width) expect.soft(await axeFaults(page), `axe: ${where}`).toEqual([]);
}

/** A wave is drawn a moment after its row has its width. Where the sound is out of reach, none comes. */
async function wavesAreDrawn(page: Page): Promise<void> {
  const areDrawn = () =>
    [...document.querySelectorAll<HTMLElement>("[role=slider] > .text-wave")].every((row) => {
      const root = row.firstElementChild?.firstElementChild?.shadowRoot;
      const drawn = root?.querySelector<HTMLElement>(".canvases canvas");
      return drawn !== null && drawn !== undefined && Math.abs(drawn.clientWidth - row.clientWidth) < 4;
    });
  await page.waitForFunction(areDrawn, undefined, { timeout: 2000 }).catch(() => undefined);
}

async function takePicture(page: Page, name: string, fullPage: boolean): Promise<void> {
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}${name.replaceAll(/[^\w-]+/g, "-")}.png`, fullPage });
}

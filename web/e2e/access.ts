/** Looks at a state of the page at three widths, dark and light. */
import { mkdir } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const widths = [320, 768, 1280] as const;
const height = 800;
/** Each look by axe takes long: each width once, and both schemes. */
const axeSchemes: Readonly<Record<number, "light" | "dark">> = { 320: "light", 768: "dark", 1280: "light" };
const touchSize = 44;
/** Where screenshots go, when somebody wants to look at them. */
const shots = process.env.STORYFLOW_SHOTS;

/**
 * Fails on any violation that axe finds, on sideways scrolling and on small touch targets. `open` opens again, before
 * each look, the parts that close by themselves when the window changes.
 */
export async function expectAccess(page: Page, state: string, open?: () => Promise<void>): Promise<void> {
  const before = page.viewportSize();
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of widths) {
      const where = `${state}, ${width} px, ${colorScheme}`;
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height });
      await open?.();
      await settle(page);
      await takeShot(page, state, width, colorScheme);
      if (axeSchemes[width] === colorScheme) expect.soft(await axeFaults(page), `axe: ${where}`).toEqual([]);
      expect.soft(await sidewaysBy(page), `px of sideways scrolling: ${where}`).toBe(0);
      expect.soft(await smallTargets(page), `smaller than ${touchSize} px: ${where}`).toEqual([]);
    }
  }
  if (before !== null) {
    await page.setViewportSize(before);
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "no-preference" });
}

export async function axeFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${help}: ${html} ${any[0]?.message ?? ""}`),
  );
}

/** Two frames in which nothing moves: an animation that has run its course may set off another one. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const moving = () =>
      document.getAnimations().filter((animation) => {
        const { endTime } = animation.effect?.getComputedTiming() ?? {};
        return typeof endTime === "number" && Number.isFinite(endTime);
      });
    for (let calm = 0; calm < 2; ) {
      await new Promise(requestAnimationFrame);
      const animations = moving();
      calm = animations.length === 0 ? calm + 1 : 0;
      await Promise.allSettled(animations.map(({ finished }) => finished));
    }
  });
}

async function takeShot(page: Page, state: string, width: number, scheme: string): Promise<void> {
  if (shots === undefined) {
    return;
  }
  await mkdir(shots, { recursive: true });
  await page.screenshot({ path: `${shots}/${state.replaceAll(/\W+/g, "-")}-${width}-${scheme}.png` });
}

function sidewaysBy(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return Math.max(0, scrollWidth - clientWidth);
  });
}

/** The controls that are too small for a finger; links and text boxes are not measured. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((size) => {
    const controls = document.querySelectorAll<HTMLElement>(
      "button, select, textarea, input:not([type=file]), [role=slider], [role=menuitem], summary",
    );
    const small: string[] = [];
    for (const control of controls) {
      // A control in a label is pressed by way of the label.
      const target = control.closest("label") ?? control;
      const { width, height } = target.getBoundingClientRect();
      const isSeen = target.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && width > 1;
      const isText = control.matches("textarea");
      if (isSeen && !isText && (width < size - 0.5 || height < size - 0.5)) {
        small.push(`${control.outerHTML.slice(0, 120)} is ${Math.round(width)} x ${Math.round(height)}`);
      }
    }
    return small;
  }, touchSize);
}

/** The audible sounds. The player's audio elements are not part of the page, so they are noted when they play. */
import { expect, type Page } from "@playwright/test";

interface Heard {
  src: string;
  currentTime: number;
  paused: boolean;
}

/** Before the page is opened. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const played: HTMLMediaElement[] = [];
    Object.assign(window, { played });
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      if (!played.includes(this)) {
        played.push(this);
      }
      return play.call(this);
    };
  });
}

/** The sounds that were started and have not been stopped. */
export function sounding(page: Page): Promise<Heard[]> {
  return page.evaluate(() =>
    (window as unknown as { played: HTMLMediaElement[] }).played
      .filter((sound) => !sound.paused)
      .map(({ src, currentTime, paused }) => ({ src, currentTime, paused })),
  );
}

/** Waits until one sound, and only one, really moves on; returns where it is then. */
export async function expectSound(page: Page): Promise<Heard> {
  let first: Heard | undefined;
  await expect
    .poll(
      async () => {
        const sounds = await sounding(page);
        const [sound] = sounds;
        if (sounds.length !== 1 || sound === undefined) {
          first = undefined;
          return 0;
        }
        if (first?.src !== sound.src) {
          first = sound;
        }
        return sound.currentTime - first.currentTime;
      },
      { message: "one sound moves on", intervals: [50] },
    )
    .toBeGreaterThan(0.1);
  return first as unknown as Heard;
}

export async function expectSilence(page: Page): Promise<void> {
  await expect.poll(() => sounding(page), { message: "nothing is heard" }).toEqual([]);
}

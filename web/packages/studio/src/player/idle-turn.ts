let last: Promise<unknown> = Promise.resolve();

/** The longest wait, however busy the page is. */
const patienceMs = 400;

const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if ("requestIdleCallback" in window) requestIdleCallback(() => resolve(), { timeout: patienceMs });
    else setTimeout(resolve);
  });

/** Resolves when the browser has time, for one caller after the other: several costly things never make one long task. */
export function idleTurn(): Promise<void> {
  const turn = last.then(idle);
  last = turn;
  return turn;
}

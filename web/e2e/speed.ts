/** Tools to measure the studio: long tasks and frames of the page, its transfers, and a book to read. */
import type { Browser, Page } from "@playwright/test";

export interface Measured {
  longTasks: number[];
  frames: number[];
}

/** Before the page is opened: notes what keeps it from answering. */
export async function measure(page: Page): Promise<void> {
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

export function measured(page: Page): Promise<Measured> {
  return page.evaluate(() => (window as unknown as { measured: Measured }).measured);
}

export async function forget(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { measured } = window as unknown as { measured: Measured };
    measured.longTasks.length = 0;
    measured.frames.length = 0;
  });
}

export function percentile(numbers: number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export interface Scrolling {
  longestTaskMs: number;
  medianFrameMs: number;
  frame95Ms: number;
}

/** Down by 17,500 px and back by as much as fits, 250 px with each frame. */
export async function scroll(page: Page): Promise<Scrolling> {
  await page.mouse.move(640, 400);
  await forget(page);
  for (let turn = 0; turn < 120; turn += 1) {
    await page.mouse.wheel(0, turn < 70 ? 250 : -250);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  const { longTasks, frames } = await measured(page);
  return {
    longestTaskMs: Math.max(0, ...longTasks),
    medianFrameMs: Math.round(percentile(frames, 0.5)),
    frame95Ms: Math.round(percentile(frames, 0.95)),
  };
}

export interface Transfer {
  /** All that were sent, the event stream among them. */
  readonly requests: string[];
  /** As they came over the wire, with headers. */
  bytes: number;
}

/** Before the page is opened: counts its requests and the bytes of the answers that have come to their end. */
export async function countTransfer(page: Page): Promise<Transfer> {
  const transfer: Transfer = { requests: [], bytes: 0 };
  const session = await page.context().newCDPSession(page);
  session.on("Network.requestWillBeSent", ({ request }) => transfer.requests.push(request.url));
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    transfer.bytes += encodedDataLength;
  });
  await session.send("Network.enable");
  return transfer;
}

/** A novel has so many segments when it is imported. */
export const novelSegments = 1729;

/** Numbers that look random and are the same each time: 0 to 1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const syllables =
  "al an be ca co da de di el en er fa fi ge ha he in is ka la le li lo ma me mi mo na ne no".split(" ");

/** Paragraphs like those of a novel in number, length and choice of words; they compress worse than a real one. */
export function novel(segments = novelSegments): string[] {
  const next = numbers(1);
  const below = (limit: number) => Math.floor(next() * limit);
  const made = Array.from({ length: 6000 }, () =>
    Array.from({ length: 1 + below(3) }, () => syllables[below(syllables.length)]).join(""),
  );
  // A few words are most of a text.
  const word = () => made[Math.floor(made.length * next() ** 3)] ?? "";
  const paragraph = (index: number) => {
    const words = Array.from({ length: 4 + below(112) }, word).join(" ");
    return `${index + 1}: ${words}.`;
  };
  return Array.from({ length: segments }, (_, index) => paragraph(index));
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds that the thread has worked on it; other programs on the machine do not matter. */
  tdur?: number;
  args?: { name?: string };
}

/** The longest task of the page's thread while something is done, in milliseconds of processor time. */
export async function longestWorkMs(
  browser: Browser,
  page: Page,
  act: () => Promise<unknown>,
): Promise<number> {
  await browser.startTracing(page, { categories: ["toplevel"] });
  try {
    await act();
  } catch (failure) {
    await browser.stopTracing();
    throw failure;
  }
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  return longestOf(trace.traceEvents);
}

function longestOf(events: readonly TraceEvent[]): number {
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const isPage = (event: TraceEvent) => event.name === "thread_name" && event.args?.name === "CrRendererMain";
  const pages = new Set(events.filter(isPage).map(threadOf));
  const works = events.filter((event) => event.tdur !== undefined && pages.has(threadOf(event)));
  return Math.round(Math.max(0, ...works.map(({ tdur = 0 }) => tdur)) / 1000);
}

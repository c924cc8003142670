/** The base of every story: the real program with a data folder of its own, and a page that is watched. */
import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { createClient, type ProjectDetail, type StoryFlowClient } from "../packages/client/src/index.ts";
import { type Environment, StoryFlowServer } from "../testing/storyflow-server.ts";

interface Studio {
  /** Options for `storyflow serve`, besides the engine and the data folder. */
  serverOptions: string[];
  /** Variables added to the server's environment. */
  serverEnvironment: Environment;
  server: StoryFlowServer;
  /** Speaks to the same server as the page: to prepare a story, and to look at what came of it. */
  client: StoryFlowClient;
  /** Faults in the page so far that must never happen. */
  faults: string[];
}

export const test = base.extend<Studio>({
  serverOptions: [[], { option: true }],
  serverEnvironment: [{}, { option: true }],

  server: async ({ serverOptions, serverEnvironment }, use) => {
    const server = await StoryFlowServer.start(serverOptions, serverEnvironment);
    await use(server);
    await server.remove();
  },

  client: async ({ server }, use) => {
    await use(createClient({ baseUrl: server.url }));
  },

  baseURL: async ({ server }, use) => {
    await use(server.url);
  },

  // In each story, whether it asks for them or not.
  faults: [
    async ({ page, server }, use) => {
      const faults: string[] = [];
      watch(page, server.url, faults);
      await use(faults);
      expect(faults, "what never may happen in the page").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Notes requests to foreign origins, breaches of the Content-Security-Policy and uncaught errors. */
function watch(page: Page, origin: string, faults: string[]): void {
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url)) {
      faults.push(`a request left the origin: ${url}`);
    }
  });
  page.on("pageerror", (error) => faults.push(`an error was not caught: ${error.stack ?? error.message}`));
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) {
      faults.push(message.text());
    }
  });
}

/** The card of the segment with this number, from 1. */
export function card(page: Page, number: number): Locator {
  return page.getByRole("article", { name: `Segment ${number.toLocaleString("en-GB")}`, exact: true });
}

/** A project with these texts, made by the API. */
export function storyOf(client: StoryFlowClient, title: string, texts: string[]): Promise<ProjectDetail> {
  return client.projects.import({
    format: "json",
    title,
    segments: texts.map((text) => ({ text_content: text })),
  });
}

/** These texts as they are pasted when each is to be a segment of its own: short paragraphs would be joined. */
export const pieces = (texts: readonly string[]): string =>
  texts.map((text) => `Text: ${text}`).join("\n---\n");

/** Narrates the whole project by the API, and waits for it. */
export async function narrate(client: StoryFlowClient, project: { id: string }): Promise<void> {
  const { task_id } = await client.generateAllAudio(project.id);
  await client.pollTaskStatus(task_id, { intervalMs: 50 });
}

/**
 * Waits until each segment of the project has its narration: for as long as that takes on a busy machine, if only
 * another one comes now and then. A story that waits so is given all the time it takes (`test.setTimeout(0)`).
 */
export async function untilNarrated(client: StoryFlowClient, project: { id: string }): Promise<void> {
  let narrated = 0;
  let all = Number.POSITIVE_INFINITY;
  while (narrated < all) {
    const before = narrated;
    await expect
      .poll(
        async () => {
          const segments = await client.segments.list(project.id);
          all = segments.length;
          narrated = segments.filter(({ audio_file }) => audio_file !== null).length;
          return narrated;
        },
        { message: "one more segment is narrated", timeout: 30_000 },
      )
      .toBeGreaterThan(before);
  }
}

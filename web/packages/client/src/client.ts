import { eventsOf } from "./events.ts";
import { exportsOf } from "./exports.ts";
import { filmsOf } from "./films.ts";
import { type PollOptions, pollUntilEnd } from "./polling.ts";
import { projectRemovalOf } from "./project-removal.ts";
import { projectsOf } from "./projects.ts";
import { segmentsOf } from "./segments.ts";
import { logosOf, pronunciationsOf, settingsOf, systemOf, voicesOf } from "./settings.ts";
import { storyChangesOf } from "./story-changes.ts";
import { tasksOf } from "./tasks.ts";
import { type ClientOptions, createTransport } from "./transport.ts";
import type { TaskStatus } from "./types.ts";

export type StoryFlowClient = ReturnType<typeof createClient>;

/** Speaks to one server. Every call takes an AbortSignal and throws ApiError when it is refused or not answered. */
export function createClient(options: ClientOptions = {}) {
  const transport = createTransport(options);
  const tasks = tasksOf(transport);
  return {
    ...tasks,
    ...eventsOf(transport),

    /** Asks for a task's status every two seconds until it has ended, and resolves with the last one. */
    pollTaskStatus(taskId: string, poll: PollOptions = {}): Promise<TaskStatus> {
      return pollUntilEnd((call) => tasks.getTaskStatus(taskId, call), poll);
    },

    projects: { ...projectsOf(transport), ...projectRemovalOf(transport), ...storyChangesOf(transport) },
    segments: segmentsOf(transport),
    exports: exportsOf(transport),
    films: filmsOf(transport),
    settings: settingsOf(transport),
    logos: logosOf(transport),
    voices: voicesOf(transport),
    pronunciations: pronunciationsOf(transport),
    system: systemOf(transport),

    /** The whole address of a file that the API names; `revision` keeps a browser from playing an older one. */
    mediaUrl(path: string, revision?: number): string {
      const address = /^https?:/.test(path) ? path : transport.baseUrl + path;
      return revision === undefined ? address : `${address}?v=${revision}`;
    },
  };
}

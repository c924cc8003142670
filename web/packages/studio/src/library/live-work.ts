import type { TaskHead } from "@storyflow/client";
import { hasEnded } from "@storyflow/client";
import { queryOptions } from "@tanstack/react-query";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";

/** The narration that is under way in one story, by all tasks together. */
export interface StoryWork {
  readonly taskIds: readonly string[];
  readonly done: number;
  readonly total: number;
  /** None of its tasks has begun yet. */
  readonly isWaiting: boolean;
  readonly isStopping: boolean;
}

type Works = ReadonlyMap<string, StoryWork>;

const noStories: Works = new Map();

/** The stories that are being narrated, by id. */
export function workByStory(tasks: readonly TaskHead[]): Works {
  const active = tasks.filter((task) => task.kind === "narration" && !hasEnded(task));
  if (active.length === 0) return noStories;
  const stories = new Map<string, StoryWork>();
  for (const task of active) {
    const before = stories.get(task.project_id);
    stories.set(task.project_id, {
      taskIds: [...(before?.taskIds ?? []), task.task_id],
      done: (before?.done ?? 0) + task.progress.current,
      total: (before?.total ?? 0) + task.progress.total,
      isWaiting: (before?.isWaiting ?? true) && task.status === "PENDING",
      isStopping: (before?.isStopping ?? true) && task.cancel_requested,
    });
  }
  return stories;
}

/** Then the list of stories need not be read again. */
const isSame = (before: Works | undefined, now: Works): boolean =>
  before !== undefined && JSON.stringify([...before]) === JSON.stringify([...now]);

/** Also while nothing is narrated: work that another tab or program begins is seen as soon. */
const lookEveryMs = 2000;

/**
 * Tasks are answered from memory in few words, so that asking costs the server less than one more event stream would; a
 * page that cannot be seen does not ask.
 */
export const liveWorkQuery = queryOptions({
  queryKey: keys.tasks,
  queryFn: async ({ signal }) => workByStory((await storyflow.listTasks({}, { signal })).results),
  staleTime: 0,
  retry: false,
  refetchInterval: lookEveryMs,
  structuralSharing: (before, now) => (isSame(before as Works | undefined, now as Works) ? before : now),
});

/** A narration that failed before the page was opened, as the server would tell of it. */
import type { Page } from "@playwright/test";
import type { ProjectDetail } from "../packages/client/src/index.ts";

/** The page hears once that narrating the story has failed: `failed` of its segments, for this reason. */
export async function tellOfFailedTask(
  page: Page,
  story: ProjectDetail,
  { error, failed = story.segments.length }: { error: string; failed?: number },
): Promise<void> {
  const task = {
    task_id: "tts_batch_gone",
    project_id: story.id,
    status: "FAILED",
    progress: { current: 3, total: 3, percentage: 100 },
    priority: "batch",
    kind: "narration",
    cancel_requested: false,
    version: 9,
    queue_position: null,
    eta_seconds: null,
    created_at: "2026-01-01T00:00:00Z",
    completed_at: "2026-01-01T00:01:00Z",
  };
  const snapshot = JSON.stringify({ project_id: story.id, count: 1, tasks: [task] });
  let isFirst = true;
  await page.route("**/api/projects/*/events/", (route) => {
    if (!isFirst) return route.fallback();
    isFirst = false;
    return route.fulfill({
      contentType: "text/event-stream",
      body: `event: snapshot\ndata: ${snapshot}\n\n`,
    });
  });
  await page.route(`**/api/tasks/${task.task_id}/status/`, (route) =>
    route.fulfill({
      json: {
        ...task,
        completed_segments: [],
        errors: story.segments.slice(0, failed).map(({ id }) => ({ segment_id: id, error })),
      },
    }),
  );
}

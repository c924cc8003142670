import { ApiError } from "./api-error.ts";
import { pause, withinTime } from "./pause.ts";
import { type CallOptions, hasEnded, type TaskStatus } from "./types.ts";

export interface PollOptions extends CallOptions {
  /** Between an answer and the next question. Without it: 2,000. */
  intervalMs?: number;
  /** Told of each status, the last one included. */
  onProgress?: (status: TaskStatus) => void;
}

type Ask = (options: CallOptions) => Promise<TaskStatus>;

/** How many questions in a row may go unanswered. */
export const toleratedFailures = 3;

/** A question that is not answered within this time counts as a failure. */
const answerWithinMs = 30_000;

/**
 * Asks for a task's status until it has ended, and resolves with the last one, whatever the end was. Up to three
 * failures in a row are tolerated; a refusal such as 404 is no failure but an answer, and rejects at once. Rejects
 * with the signal's reason when it is aborted.
 */
export async function pollUntilEnd(ask: Ask, options: PollOptions = {}): Promise<TaskStatus> {
  const { intervalMs = 2000, onProgress, signal } = options;
  let failures = 0;
  for (;;) {
    signal?.throwIfAborted();
    const outcome = await askOnce(ask, signal);
    if ("status" in outcome) {
      failures = 0;
      onProgress?.(outcome.status);
      if (hasEnded(outcome.status)) {
        return outcome.status;
      }
    } else {
      failures += 1;
      if (failures > toleratedFailures) {
        throw outcome.failure;
      }
    }
    await pause(intervalMs, signal);
  }
}

/** One answer or one failure; throws what no further question can change. */
async function askOnce(
  ask: Ask,
  signal?: AbortSignal,
): Promise<{ status: TaskStatus } | { failure: unknown }> {
  try {
    return { status: await withinTime(answerWithinMs, (inner) => ask({ signal: inner }), signal) };
  } catch (failure) {
    signal?.throwIfAborted();
    if (failure instanceof ApiError && !failure.isTemporary) {
      throw failure;
    }
    return { failure };
  }
}

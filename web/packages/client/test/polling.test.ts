import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createClient, type TaskState, type TaskStatus } from "../src/index.ts";
import { FakeServer } from "./fake-server.ts";

let server: FakeServer;
const client = createClient({ baseUrl: "http://story.test", fetch: (request) => server.fetch(request) });

function status(state: TaskState, current = 0): Partial<TaskStatus> {
  return { task_id: "tts_1", status: state, progress: { current, total: 4, percentage: current * 25 } };
}

/** The call's outcome, so that a rejection is looked at when the test comes to it. */
function outcomeOf<Result>(call: Promise<Result>): Promise<{ result: Result } | { failure: unknown }> {
  return call.then(
    (result) => ({ result }),
    (failure: unknown) => ({ failure }),
  );
}

beforeEach(() => {
  vi.useFakeTimers();
  server = new FakeServer();
});
afterEach(() => {
  vi.useRealTimers();
});

test("a task is asked for every two seconds until it has ended", async () => {
  server.answer(status("PENDING")).answer(status("PROCESSING", 2)).answer(status("COMPLETED", 4));
  const seen: number[] = [];
  const outcome = outcomeOf(
    client.pollTaskStatus("tts_1", { onProgress: ({ progress }) => seen.push(progress.current) }),
  );
  await vi.advanceTimersByTimeAsync(1999);
  expect(server.requests).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(server.requests).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(2000);
  expect(await outcome).toMatchObject({ result: { status: "COMPLETED" } });
  expect(seen).toEqual([0, 2, 4]);
  expect(vi.getTimerCount()).toBe(0);
});

test.each<TaskState>(["COMPLETED", "FAILED", "CANCELLED"])("the end state %s resolves", async (state) => {
  server.answer(status(state));
  expect(await client.pollTaskStatus("tts_1")).toMatchObject({ status: state });
});

test("three failures in a row are tolerated, and counted anew after each answer", async () => {
  for (let round = 0; round < 2; round += 1) {
    server.beDown().answer({ detail: "Busy." }, 503).beDown().answer(status("PROCESSING"));
  }
  server.answer(status("COMPLETED"));
  const outcome = outcomeOf(client.pollTaskStatus("tts_1", { intervalMs: 100 }));
  await vi.advanceTimersByTimeAsync(1000);
  expect(await outcome).toMatchObject({ result: { status: "COMPLETED" } });
  expect(server.requests).toHaveLength(9);
});

test("the fourth failure in a row rejects with its reason", async () => {
  server.beDown().beDown().beDown().answer({ detail: "Still busy." }, 503);
  const outcome = outcomeOf(client.pollTaskStatus("tts_1", { intervalMs: 100 }));
  await vi.advanceTimersByTimeAsync(1000);
  expect(await outcome).toMatchObject({ failure: { name: "ApiError", status: 503, message: "Still busy." } });
});

test("a task that does not exist rejects at once", async () => {
  server.answer({ error: "Task not found." }, 404);
  expect(await outcomeOf(client.pollTaskStatus("tts_1"))).toMatchObject({ failure: { status: 404 } });
  expect(server.requests).toHaveLength(1);
});

test("an answer that never comes counts as a failure", async () => {
  server.beSilent().answer(status("COMPLETED"));
  const outcome = outcomeOf(client.pollTaskStatus("tts_1", { intervalMs: 100 }));
  await vi.advanceTimersByTimeAsync(30_100);
  expect(await outcome).toMatchObject({ result: { status: "COMPLETED" } });
});

test("an abort ends it, whether it waits or asks", async () => {
  const whileWaiting = new AbortController();
  server.answer(status("PROCESSING"));
  const first = outcomeOf(client.pollTaskStatus("tts_1", { signal: whileWaiting.signal }));
  await vi.advanceTimersByTimeAsync(500);
  whileWaiting.abort();
  expect(await first).toMatchObject({ failure: { name: "AbortError" } });

  const whileAsking = new AbortController();
  server.beSilent();
  const second = outcomeOf(client.pollTaskStatus("tts_1", { signal: whileAsking.signal }));
  await vi.advanceTimersByTimeAsync(500);
  whileAsking.abort();
  expect(await second).toMatchObject({ failure: { name: "AbortError" } });
  expect(vi.getTimerCount()).toBe(0);
});

test("a mistake in onProgress is no failure of the server", async () => {
  server.answer(status("PROCESSING"));
  const mistake = new RangeError("mine");
  const outcome = outcomeOf(
    client.pollTaskStatus("tts_1", {
      onProgress: () => {
        throw mistake;
      },
    }),
  );
  expect(await outcome).toEqual({ failure: mistake });
});

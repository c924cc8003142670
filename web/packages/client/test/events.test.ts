import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  type ConnectionState,
  createClient,
  type EventStream,
  type ProjectEvent,
  type TaskEvent,
} from "../src/index.ts";
import { FakeServer, FakeStream } from "./fake-server.ts";

let server: FakeServer;
let stream: FakeStream;
let events: (ProjectEvent | TaskEvent)[];
let states: ConnectionState[];
let open: EventStream[];
const client = createClient({
  baseUrl: "http://story.test",
  apiKey: "secret",
  fetch: (request) => server.fetch(request),
});

const options = {
  onEvent: (event: ProjectEvent | TaskEvent) => events.push(event),
  onConnection: (state: ConnectionState) => states.push(state),
};

function follow(followed: EventStream): EventStream {
  open.push(followed);
  return followed;
}

/** Lets what is ready happen, without any time going by. */
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  server = new FakeServer();
  stream = new FakeStream();
  events = [];
  states = [];
  open = [];
});
afterEach(() => {
  for (const followed of open) {
    followed.close();
  }
  vi.useRealTimers();
});

test("a project's events arrive typed, over a request that carries the key", async () => {
  server.answerWith(stream.response);
  follow(client.projectEvents("p", options));
  await settle();
  stream.send("snapshot", { project_id: "p", count: 0, tasks: [] }, "a-1");
  stream.send("segment", { task_id: "t", segment_id: "s", audio_url: "/media/s.wav", duration: 1.5 }, "a-2");
  await settle();
  expect(events.map(({ type }) => type)).toEqual(["snapshot", "segment"]);
  expect(states).toEqual(["connecting", "open"]);
  expect(server.requests[0]?.url).toBe("http://story.test/api/projects/p/events/");
  expect(server.requests[0]?.headers.get("Authorization")).toBe("Bearer secret");
});

test("after a loss it comes back with the last id that it has seen", async () => {
  const second = new FakeStream();
  server.answerWith(stream.response).answerWith(second.response);
  follow(client.projectEvents("p", options));
  await settle();
  stream.send("status", { task_id: "t", status: "PROCESSING" }, "a-7");
  await settle();
  stream.break();
  await settle();
  expect(states.at(-1)).toBe("lost");
  await vi.advanceTimersByTimeAsync(500);
  expect(states).toEqual(["connecting", "open", "lost", "open"]);
  expect(server.requests[1]?.headers.get("Last-Event-ID")).toBe("a-7");
  second.send("status", { task_id: "t", status: "COMPLETED" }, "a-8");
  await settle();
  expect(events).toHaveLength(2);
});

test("while the server is down it asks ever more rarely, and says lost once", async () => {
  for (let i = 0; i < 12; i += 1) {
    server.beDown();
  }
  follow(client.projectEvents("p", options));
  await vi.advanceTimersByTimeAsync(4000);
  const early = server.requests.length;
  expect(early).toBeGreaterThanOrEqual(3);
  await vi.advanceTimersByTimeAsync(30_000);
  const late = server.requests.length - early;
  expect(late).toBeGreaterThanOrEqual(3);
  expect(late).toBeLessThanOrEqual(6);
  expect(states).toEqual(["connecting", "lost"]);
});

test("a busy server is left alone for as long as it asks", async () => {
  server.answer({ detail: "Too many streams." }, 503, { "Retry-After": "20" }).answerWith(stream.response);
  follow(client.projectEvents("p", options));
  await vi.advanceTimersByTimeAsync(19_999);
  expect(server.requests).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(server.requests).toHaveLength(2);
});

test("a connection that falls silent is given up; comments keep it", async () => {
  server.answerWith(stream.response).answerWith(new FakeStream().response);
  follow(client.projectEvents("p", options));
  await settle();
  for (let i = 0; i < 4; i += 1) {
    await vi.advanceTimersByTimeAsync(15_000);
    stream.write(": still here\n\n");
  }
  expect(states).toEqual(["connecting", "open"]);
  await vi.advanceTimersByTimeAsync(41_000);
  expect(states).toEqual(["connecting", "open", "lost", "open"]);
});

test("a server that does not answer is no wish of the caller: whoever sends the request can tell", async () => {
  const failures: unknown[] = [];
  const watched = createClient({
    baseUrl: "http://story.test",
    fetch: (request) =>
      server.fetch(request).catch((failure: unknown) => {
        failures.push(failure);
        throw failure;
      }),
  });
  server.beSilent().answerWith(stream.response);
  const followed = follow(watched.projectEvents("p", options));
  await vi.advanceTimersByTimeAsync(41_000);
  expect(failures).toMatchObject([{ name: "TimeoutError" }]);
  expect(states).toEqual(["connecting", "lost", "open"]);
  followed.close();
});

test("a refusal ends it for good and is told by done", async () => {
  server.answer({ detail: "Not found." }, 404);
  const followed = follow(client.projectEvents("p", options));
  await expect(followed.done).rejects.toMatchObject({ name: "ApiError", status: 404 });
  expect(states).toEqual(["connecting", "closed"]);
});

test("a task's stream is over behind its end state", async () => {
  server.answerWith(stream.response);
  const followed = follow(client.taskEvents("t", options));
  await settle();
  stream.send("snapshot", { task_id: "t", status: "PROCESSING" }, "a-1");
  stream.send("status", { task_id: "t", status: "FAILED" }, "a-2");
  await followed.done;
  expect(states).toEqual(["connecting", "open", "closed"]);
  expect(server.requests).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

test("closing it ends everything at once, also while it waits to come back", async () => {
  server.beDown();
  const followed = follow(client.projectEvents("p", options));
  await settle();
  followed.close();
  await followed.done;
  expect(states).toEqual(["connecting", "lost", "closed"]);
  expect(vi.getTimerCount()).toBe(0);
});

test("the caller's signal closes it as well, and nothing is told afterwards", async () => {
  const aborting = new AbortController();
  server.answerWith(stream.response);
  const followed = follow(client.projectEvents("p", { ...options, signal: aborting.signal }));
  await settle();
  aborting.abort();
  stream.send("status", { task_id: "t", status: "PROCESSING" }, "a-1");
  await followed.done;
  expect(events).toEqual([]);
});

test("an event of a kind that it does not know is passed over, its id is not", async () => {
  server.answerWith(stream.response).answerWith(new FakeStream().response);
  follow(client.projectEvents("p", options));
  await settle();
  stream.write("id: a-9\nevent: weather\ndata: sunny\n\n");
  await settle();
  stream.end();
  await vi.advanceTimersByTimeAsync(500);
  expect(events).toEqual([]);
  expect(server.requests[1]?.headers.get("Last-Event-ID")).toBe("a-9");
});

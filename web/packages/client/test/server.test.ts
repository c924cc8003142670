/** The client against the real program. */
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { StoryFlowServer } from "../../../testing/storyflow-server.ts";
import { ApiError, createClient, hasEnded, type ProjectEvent, type StoryFlowClient } from "../src/index.ts";

const startsWithinMs = 60_000;
let server: StoryFlowServer;
let client: StoryFlowClient;

beforeAll(async () => {
  server = await StoryFlowServer.start(["--workers", "1"]);
  client = createClient({ baseUrl: server.url });
}, startsWithinMs);
afterAll(async () => {
  await server?.remove();
}, startsWithinMs);

function storyOf(texts: string[]) {
  return client.projects.import({
    format: "json",
    title: "The lighthouse",
    segments: texts.map((text) => ({ text_content: text })),
  });
}

function isRefusal(status: number) {
  return (failure: unknown) => failure instanceof ApiError && failure.status === status;
}

test("a story is imported, narrated, polled for and heard", async () => {
  const story = await storyOf(["The lamp went out.", "Nobody noticed."]);
  const started = await client.generateAllAudio(story.id);
  const seen: number[] = [];
  const ended = await client.pollTaskStatus(started.task_id, {
    intervalMs: 50,
    onProgress: (status) => seen.push(status.progress.current),
  });
  expect(ended.status).toBe("COMPLETED");
  expect(seen.at(-1)).toBe(2);
  const [first] = await client.segments.list(story.id);
  expect(first?.audio_duration).toBeGreaterThan(0.3);
  const sound = await fetch(client.mediaUrl(first?.audio_file ?? ""));
  expect(sound.headers.get("Content-Type")).toMatch(/^audio\//);
  expect((await client.projects.narration(story.id)).size).toBeGreaterThan(44);
  const { words } = await client.segments.words(first?.id ?? "");
  expect(words.length === 0 || words[0]?.text === "The").toBe(true);
});

test("the events of a project tell of its work until the end", async () => {
  const story = await storyOf(["One.", "Two.", "Three."]);
  const events: ProjectEvent[] = [];
  let started: string | undefined;
  await new Promise<void>((resolve, reject) => {
    const stream = client.projectEvents(story.id, {
      onConnection: async (state) => {
        if (state === "open") {
          started = (await client.generateAllAudio(story.id)).task_id;
        }
      },
      onEvent: (event) => {
        events.push(event);
        if (event.type === "status" && hasEnded(event.data)) {
          stream.close();
        }
      },
    });
    stream.done.then(resolve, reject);
  });
  expect(events[0]?.type).toBe("snapshot");
  const narrated = events.filter((event) => event.type === "segment");
  expect(new Set(narrated.map(({ data }) => data.segment_id)).size).toBe(3);
  expect(narrated.every(({ data }) => data.task_id === started)).toBe(true);
});

test("a task is cancelled and its stream ends", async () => {
  const story = await storyOf(
    Array.from({ length: 200 }, (_, i) => `This is a longer sentence, number ${i}.`),
  );
  const { task_id } = await client.generateAllAudio(story.id);
  const states: string[] = [];
  const stream = client.taskEvents(task_id, {
    onEvent: (event) => {
      if (event.type === "status" || event.type === "snapshot") {
        states.push(event.data.status);
      }
    },
  });
  await client.cancelTask(task_id);
  await stream.done;
  expect(states.at(-1)).toBe("CANCELLED");
  expect((await client.getTaskStatus(task_id)).status).toBe("CANCELLED");
});

test("asking twice under one key starts one task", async () => {
  const story = await storyOf(["Once."]);
  const id = story.segments[0]?.id ?? "";
  const first = await client.generateSegmentAudio(id, { idempotencyKey: `once-${id}` });
  const second = await client.generateSegmentAudio(id, { idempotencyKey: `once-${id}` });
  expect(second.task_id).toBe(first.task_id);
  await client.pollTaskStatus(first.task_id, { intervalMs: 20 });
});

test("segments are written, locked, put in order and removed", async () => {
  const story = await storyOf(["A", "B"]);
  const [a, b] = story.segments.map(({ id }) => id) as [string, string];
  await client.segments.update(a, { text_content: "A, changed" });
  await client.segments.reorder(story.id, [b, a]);
  expect((await client.segments.list(story.id)).map(({ text_content }) => text_content)).toEqual([
    "B",
    "A, changed",
  ]);
  await client.segments.update(b, { is_locked: true });
  await expect(client.segments.update(b, { text_content: "no" })).rejects.toSatisfy(
    (failure: unknown) => failure instanceof ApiError && !failure.isTemporary,
  );
  await expect(client.generateSegmentAudio(b)).rejects.toSatisfy(isRefusal(409));
  await client.segments.delete(a);
  await expect(client.segments.get(a)).rejects.toSatisfy(isRefusal(404));
});

test("segments are placed, split at a code point and merged again", async () => {
  const story = await storyOf(["🗼 The lamp. Went out."]);
  const id = story.segments[0]?.id ?? "";
  const [first, second] = await client.segments.split(id, [..."🗼 The lamp."].length);
  expect([first.text_content, second.text_content]).toEqual(["🗼 The lamp.", "Went out."]);
  const front = await client.segments.create({ project: story.id, text_content: "Before.", after: null });
  expect(front.sequence_index).toBe(0);
  expect((await client.segments.mergeNext(first.id)).text_content).toBe("🗼 The lamp. Went out.");
  await expect(client.segments.mergeNext(first.id)).rejects.toSatisfy(isRefusal(400));
  await expect(client.segments.split(first.id, 0)).rejects.toSatisfy(
    (failure: unknown) => failure instanceof ApiError && failure.fields.at !== undefined,
  );
});

test("a narration has peaks, and is stale once the text changes", async () => {
  const story = await storyOf(["The lamp went out."]);
  const id = story.segments[0]?.id ?? "";
  expect((await client.segments.peaks(id)).peaks).toEqual([]);
  const { task_id } = await client.generateSegmentAudio(id);
  await client.pollTaskStatus(task_id, { intervalMs: 20 });
  const { peaks } = await client.segments.peaks(id, 50);
  expect(peaks).toHaveLength(50);
  expect(Math.max(...peaks)).toBeGreaterThan(0.5);
  expect((await client.segments.get(id)).narration?.stale).toEqual([]);
  const changed = await client.segments.update(id, { text_content: "The lamp went on." });
  expect(changed.narration?.stale).toEqual(["text"]);
  const project = await client.projects.update(story.id, { tts_speed: 1.5 });
  expect([project.narrated_count, project.tts_speed]).toEqual([1, 1.5]);
  expect((await client.segments.get(id)).narration?.stale.toSorted()).toEqual(["speed", "text"]);
});

test("projects are found and sorted", async () => {
  await client.projects.create({ title: "Zebra crossing" });
  await client.projects.create({ title: "A zebra" });
  const found = await client.projects.list({ search: "ZEBRA", sort: "title" });
  expect(found.results.map(({ title }) => title)).toEqual(["A zebra", "Zebra crossing"]);
});

test("logos and fonts are kept, served, used and removed", async () => {
  const pixel = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  const logo = await client.logos.upload(new File([pixel], "brand.png"));
  expect(logo.file).toBe("/media/logos/brand.png");
  expect((await client.logos.list())[0]).toEqual(logo);
  const served = await fetch(`${client.mediaUrl(logo.file)}?t=1`, {
    headers: { Origin: "http://localhost:3000" },
  });
  expect(served.headers.get("Access-Control-Allow-Origin")).toBe("http://localhost:3000");
  expect(Buffer.from(await served.arrayBuffer())).toEqual(pixel);
  expect((await client.settings.update({ active_logo: logo.id, logo_enabled: true })).active_logo).toBe(
    logo.id,
  );
  await client.logos.delete(logo.id);
  expect(await client.settings.get()).toMatchObject({ active_logo: null, logo_enabled: false });
  await expect(client.logos.upload(new File(["no picture"], "brand.png"))).rejects.toSatisfy(isRefusal(400));

  const roboto = await readFile(new URL("../../../../src/film/data/Roboto-Bold.ttf", import.meta.url));
  const settings = await client.settings.uploadFont(new File([roboto], "Inter.ttf"));
  expect(settings).toMatchObject({
    custom_font_file: "/media/fonts/Inter.ttf",
    subtitle_font: "fonts/Inter.ttf",
    subtitle_font_family: "Inter",
  });
  await expect(client.settings.uploadFont(new File(["wOFF"], "Inter.woff"))).rejects.toSatisfy(
    isRefusal(400),
  );
});

test("pictures, pronunciations, settings, voices and the system have their answers", async () => {
  const story = await storyOf(["Hermione"]);
  const id = story.segments[0]?.id ?? "";
  const pixel = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  const changed = await client.segments.uploadImage(
    id,
    new File([pixel], "pixel.png", { type: "image/png" }),
  );
  expect(changed.image_file).toContain("/media/");
  expect((await client.segments.removeImage(id)).image_file).toBeNull();
  await expect(client.segments.uploadImage(id, new Blob(["no picture"]))).rejects.toSatisfy(isRefusal(400));

  const entry = await client.pronunciations.create(story.id, {
    word: "Hermione",
    spoken_as: "Her-my-oh-nee",
  });
  await client.pronunciations.update(entry.id, { spoken_as: "Her-my-nee" });
  expect((await client.pronunciations.list(story.id)).map(({ spoken_as }) => spoken_as)).toEqual([
    "Her-my-nee",
  ]);
  await client.pronunciations.delete(entry.id);

  expect((await client.settings.update({ inter_segment_silence: 0.5 })).inter_segment_silence).toBe(0.5);
  await expect(client.settings.update({ inter_segment_silence: 50 })).rejects.toSatisfy(
    (failure: unknown) => failure instanceof ApiError && failure.fields.inter_segment_silence !== undefined,
  );
  expect((await client.voices.list()).length).toBeGreaterThan(10);
  expect(await (await client.voices.test({ text: "Hello." })).slice(0, 4).text()).toBe("RIFF");
  expect((await client.system.health()).status).toBe("ok");
  const system = await client.system.get();
  expect(system.engines.find(({ name }) => name === "espeak")).toMatchObject({
    available: true,
    chosen: true,
  });
});

test(
  "with a key, only who has it is let in, the streams too",
  async () => {
    const guarded = await StoryFlowServer.start(["--api-key", "open-sesame-open-sesame"]);
    try {
      const stranger = createClient({ baseUrl: guarded.url });
      await expect(stranger.projects.list()).rejects.toSatisfy(isRefusal(401));
      const friend = createClient({ baseUrl: guarded.url, apiKey: "open-sesame-open-sesame" });
      const { id } = await friend.projects.create({ title: "Mine" });
      await expect(stranger.projectEvents(id, { onEvent: () => {} }).done).rejects.toSatisfy(isRefusal(401));
      const first = await new Promise<string>((resolve) => {
        const stream = friend.projectEvents(id, {
          onEvent: ({ type }) => {
            resolve(type);
            stream.close();
          },
        });
      });
      expect(first).toBe("snapshot");
    } finally {
      await guarded.remove();
    }
  },
  startsWithinMs,
);

test(
  "a project's stream heals after a restart of the server",
  async () => {
    const own = await StoryFlowServer.start();
    try {
      const friend = createClient({ baseUrl: own.url });
      const { id } = await friend.projects.create({ title: "Restarted" });
      const seen: string[] = [];
      let count = 0;
      const { promise, resolve, reject } = deferred();
      let stopped = Promise.resolve();
      const stream = friend.projectEvents(id, {
        onConnection: (state) => {
          seen.push(state);
          if (state === "lost") {
            stopped.then(() => own.startAgain()).catch(reject);
          }
        },
        onEvent: ({ type }) => {
          expect(type).toBe("snapshot");
          count += 1;
          if (count === 1) {
            stopped = own.stop();
          } else {
            resolve();
          }
        },
      });
      await promise;
      stream.close();
      await stream.done;
      expect(seen).toEqual(["connecting", "open", "lost", "open", "closed"]);
    } finally {
      await own.remove();
    }
  },
  startsWithinMs,
);

function deferred() {
  let resolve = () => {};
  let reject = (_: unknown) => {};
  const promise = new Promise<void>((settle, refuse) => {
    resolve = settle;
    reject = refuse;
  });
  return { promise, resolve, reject };
}

test("a book is looked at before it is imported, and added to a story that is there", async () => {
  const book = new Blob(["# The lamp\n\nIt went out.\n\n# The sea\n\nIt came closer.\n"]);
  const preview = await client.projects.previewBook(book, "tower.md");
  expect(preview.chapters.map(({ title }) => title)).toEqual(["The lamp", "The sea"]);
  expect((await client.projects.list({ search: "tower of books" })).count).toBe(0);
  const story = await client.projects.importBook(book, "tower.md", { title: "The tower of books" });
  expect(story.title).toBe("The tower of books");
  expect(story.import?.segments).toBe(story.segments.length);
  expect(story.segments.length).toBe(preview.segments);
  const all = await client.projects.importBookInto(story.id, new Blob(["Nobody noticed."]), "more.txt");
  expect(all.at(-1)?.text_content).toBe("Nobody noticed.");
  await expect(
    client.projects.importBook(new Blob(["PK\u0003\u0004 no book"]), "broken.epub"),
  ).rejects.toSatisfy((failure: unknown) => failure instanceof ApiError && failure.fields.file !== undefined);
});

test("a narrated story becomes a file, which can be fetched and removed", async () => {
  const story = await storyOf(["The lamp went out."]);
  await expect(client.exports.start(story.id, { format: "flac" })).rejects.toSatisfy(isRefusal(409));
  const narration = await client.generateAllAudio(story.id);
  await client.pollTaskStatus(narration.task_id, { intervalMs: 20 });
  const started = await client.exports.start(story.id, { format: "flac" });
  const ended = await client.pollTaskStatus(started.task_id, { intervalMs: 20 });
  expect(ended.status).toBe("COMPLETED");
  const [file] = await client.exports.list(story.id);
  expect(file?.name).toBe(started.name);
  const answer = await fetch(client.mediaUrl(file?.url ?? ""));
  const sound = new Uint8Array(await answer.arrayBuffer());
  expect(new TextDecoder().decode(sound.slice(0, 4))).toBe("fLaC");
  expect(sound.length).toBe(file?.size);
  await client.exports.delete(story.id, started.name);
  expect(await client.exports.list(story.id)).toEqual([]);
});

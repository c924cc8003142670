import { expect, test } from "vitest";
import { ApiError, createClient, missingNarrations, segmentOfConflict } from "../src/index.ts";
import { FakeServer } from "./fake-server.ts";

const baseUrl = "http://story.test";

function clientOf(server: FakeServer, apiKey?: string | (() => string | undefined)) {
  return createClient({ baseUrl, apiKey, fetch: server.fetch });
}

async function refusalOf(call: Promise<unknown>): Promise<ApiError> {
  const failure = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(failure).toBeInstanceOf(ApiError);
  return failure as ApiError;
}

test("narrating a segment posts to it and tells the task", async () => {
  const server = new FakeServer().answer({ task_id: "tts_1", segment_id: "s", status: "PENDING" }, 202);
  const started = await clientOf(server).generateSegmentAudio("s", { idempotencyKey: "once" });
  expect(started.task_id).toBe("tts_1");
  const [request] = server.requests;
  expect(request?.method).toBe("POST");
  expect(request?.url).toBe(`${baseUrl}/api/segments/s/generate-audio/`);
  expect(request?.headers.get("Idempotency-Key")).toBe("once");
});

test("narrating a project sends what is wished for, and the defaults of the rest", async () => {
  const server = new FakeServer().answer({ task_id: "tts_2", status: "PENDING" }, 202);
  await clientOf(server).generateAllAudio("p", { includeStale: true });
  expect(server.requests[0]?.url).toBe(`${baseUrl}/api/projects/p/generate-all-audio/`);
  expect(JSON.parse(server.requests[0]?.body ?? "")).toEqual({
    skip_locked: true,
    force_regenerate: false,
    include_stale: true,
  });
});

test("a stopped batch is continued by its task", async () => {
  const server = new FakeServer().answer({ task_id: "t2" });
  await clientOf(server).generateAllAudio("p", { continues: "t1" });
  expect(JSON.parse(server.requests[0]?.body ?? "")).toMatchObject({ continues: "t1" });
});

test("the key is sent with each request, and asked for anew when it may change", async () => {
  const server = new FakeServer().answer({}).answer({}).answer({});
  let key: string | undefined = "first";
  const client = clientOf(server, () => key);
  await client.settings.get();
  key = "second";
  await client.segments.uploadImage("s", new Blob(["png"]));
  key = undefined;
  await client.settings.get();
  const sent = server.requests.map((request) => request.headers.get("Authorization"));
  expect(sent).toEqual(["Bearer first", "Bearer second", null]);
});

test("an image travels as the multipart field image", async () => {
  const server = new FakeServer().answer({ id: "s", image_file: "/media/x.png", message: "" });
  const changed = await clientOf(server).segments.uploadImage("s", new File(["png"], "tower.png"));
  expect(changed.image_file).toBe("/media/x.png");
  expect(server.requests[0]?.headers.get("Content-Type")).toMatch(/^multipart\/form-data/);
  expect(server.requests[0]?.body).toContain('name="image"; filename="tower.png"');
});

test("a logo and a font travel as the multipart fields of the contract", async () => {
  const server = new FakeServer()
    .answer({ id: "l" }, 201)
    .answer({ subtitle_font: "fonts/Inter.ttf" })
    .answer("", 204);
  const client = clientOf(server);
  expect((await client.logos.upload(new File(["png"], "brand.png"))).id).toBe("l");
  expect((await client.settings.uploadFont(new File(["ttf"], "Inter.ttf"))).subtitle_font).toBe(
    "fonts/Inter.ttf",
  );
  await client.logos.delete("l");
  const [logo, font, removed] = server.requests;
  expect(logo?.url).toBe(`${baseUrl}/api/settings/logos/`);
  expect(logo?.body).toContain('name="file"; filename="brand.png"');
  expect(font?.url).toBe(`${baseUrl}/api/settings/font/upload/`);
  expect(font?.body).toContain('name="font"; filename="Inter.ttf"');
  expect(removed?.method).toBe("DELETE");
  expect(removed?.url).toBe(`${baseUrl}/api/settings/logos/l/`);
});

test("a book travels as the multipart field file, with the title that was chosen", async () => {
  const server = new FakeServer().answer({ id: "p" }, 201).answer({ format: "EPUB 3" }).answer([], 201);
  const { projects } = clientOf(server);
  const book = new Blob(["book"]);
  await projects.importBook(book, "emma.epub", { title: "Emma" });
  expect((await projects.previewBook(book, "emma.epub")).format).toBe("EPUB 3");
  await projects.importBookInto("p", book, "emma.epub");
  const [imported, previewed, added] = server.requests;
  expect(imported?.url).toBe(`${baseUrl}/api/projects/import/`);
  expect(imported?.body).toContain('name="file"; filename="emma.epub"');
  expect(imported?.body).toMatch(/name="title"\s+Emma/);
  expect(imported?.body).not.toContain('name="preview"');
  expect(previewed?.body).toMatch(/name="preview"\s+true/);
  expect(added?.url).toBe(`${baseUrl}/api/projects/p/import-segments/`);
});

test("a book that cannot be read is refused in the server's words, field by field", async () => {
  const server = new FakeServer().answer({ file: ["emma.epub is damaged."] }, 400);
  const refusal = await refusalOf(clientOf(server).projects.previewBook(new Blob(["x"]), "emma.epub"));
  expect(refusal.fields).toEqual({ file: ["emma.epub is damaged."] });
});

test("an export that lacks narrations says how many; other refusals do not", async () => {
  const server = new FakeServer()
    .answer({ error: "Some segments have no narration yet.", missing_audio: ["a", "b"] }, 409)
    .answer({ error: "The project has no narration yet.", missing_audio: [] }, 409)
    .answer({ error: "There is no program ffmpeg." }, 503);
  const { exports } = clientOf(server);
  expect(missingNarrations(await refusalOf(exports.start("p", { format: "m4b" })))).toBe(2);
  expect(missingNarrations(await refusalOf(exports.start("p", { format: "m4b" })))).toBeUndefined();
  expect(missingNarrations(await refusalOf(exports.start("p", { format: "m4b" })))).toBeUndefined();
});

test("a finished file is removed by its name, whatever stands in it", async () => {
  const server = new FakeServer().answer(null, 204);
  await clientOf(server).exports.delete("p", "Emma (mp3, acx).zip");
  expect(server.requests[0]?.url).toBe(`${baseUrl}/api/projects/p/exports/Emma%20(mp3%2C%20acx).zip/`);
});

test("a search keeps blanks and special signs, and leaves out what was not asked", async () => {
  const server = new FakeServer().answer({ count: 0, next: null, previous: null, results: [] });
  await clientOf(server).projects.list({ search: "a & b", sort: "-updated" });
  const { searchParams } = new URL(server.requests[0]?.url ?? "");
  expect([...searchParams]).toEqual([
    ["search", "a & b"],
    ["sort", "-updated"],
  ]);
});

test("a digest and the texts behind it are asked for as far as they are wanted", async () => {
  const server = new FakeServer().answer({ segments: [] }).answer({ segments: [] }).answer({ texts: [] });
  const { projects } = clientOf(server);
  await projects.digest("p");
  await projects.digest("p", 0);
  expect(await projects.texts("p", 120, 60)).toEqual([]);
  expect(server.requests.map(({ url }) => url.slice(baseUrl.length))).toEqual([
    "/api/projects/p/digest/",
    "/api/projects/p/digest/?texts=0",
    "/api/projects/p/texts/?from=120&count=60",
  ]);
});

test("a removal resolves without a body", async () => {
  const server = new FakeServer().answer(null, 204);
  await expect(clientOf(server).projects.delete("p")).resolves.toBeUndefined();
});

test("a voice sample is a blob", async () => {
  const server = new FakeServer().answerWith(
    () => new Response(new Uint8Array([82, 73, 70, 70]), { headers: { "Content-Type": "audio/wav" } }),
  );
  const sample = await clientOf(server).voices.test({ text: "Hello" });
  expect(await sample.text()).toBe("RIFF");
});

test("wrong fields are told one by one", async () => {
  const server = new FakeServer().answer(
    { title: ["This field may not be blank."], tts_speed: ["Too fast."] },
    400,
  );
  const refusal = await refusalOf(clientOf(server).projects.update("p", { title: "" }));
  expect(refusal.status).toBe(400);
  expect(refusal.fields).toEqual({ title: ["This field may not be blank."], tts_speed: ["Too fast."] });
  expect(refusal.message).toBe("title: This field may not be blank. tts_speed: Too fast.");
  expect(refusal.isTemporary).toBe(false);
});

test("a rule's refusal and a general one become the message", async () => {
  const server = new FakeServer()
    .answer({ error: "The segment is locked." }, 409)
    .answer({ detail: "Not found." }, 404);
  const client = clientOf(server);
  const locked = await refusalOf(client.segments.update("s", { text_content: "x" }));
  expect([locked.status, locked.message, locked.fields]).toEqual([409, "The segment is locked.", {}]);
  const absent = await refusalOf(client.segments.get("s"));
  expect([absent.status, absent.message]).toEqual([404, "Not found."]);
});

test("an import's refusal lists its details", async () => {
  const server = new FakeServer().answer(
    { error: ["Missing text_content"], details: ["Segment at index 0"] },
    400,
  );
  const refusal = await refusalOf(clientOf(server).projects.import({ format: "json", title: "t" }));
  expect(refusal.message).toBe("Missing text_content");
  expect(refusal.details).toEqual(["Segment at index 0"]);
});

test("a full queue says when to come back", async () => {
  const server = new FakeServer().answer({ detail: "The queue is full." }, 429, { "Retry-After": "7" });
  const refusal = await refusalOf(clientOf(server).generateSegmentAudio("s"));
  expect(refusal.isTemporary).toBe(true);
  expect(refusal.retryAfterSeconds).toBe(7);
});

test("an answer that is no JSON, as a proxy gives, still has a status and words", async () => {
  const server = new FakeServer().answerWith(() => new Response("<h1>Bad gateway</h1>", { status: 502 }));
  const refusal = await refusalOf(clientOf(server).settings.get());
  expect(refusal.status).toBe(502);
  expect(refusal.message).not.toBe("");
});

test("a server that is down is an ApiError without a status", async () => {
  const refusal = await refusalOf(clientOf(new FakeServer().beDown()).settings.get());
  expect(refusal.isUnreachable).toBe(true);
  expect(refusal.cause).toBeInstanceOf(TypeError);
});

test("an aborted call rejects with the abort, not with an ApiError", async () => {
  const aborting = new AbortController();
  const call = clientOf(new FakeServer().beSilent()).settings.get({ signal: aborting.signal });
  aborting.abort();
  await expect(call).rejects.toMatchObject({ name: "AbortError" });
});

test("a file's address is below the server's, and changes with its revision", () => {
  const client = clientOf(new FakeServer());
  expect(client.mediaUrl("/media/a.wav", 3)).toBe("http://story.test/media/a.wav?v=3");
  expect(client.mediaUrl("http://elsewhere.test/media/a.wav")).toBe("http://elsewhere.test/media/a.wav");
});

test("a refusal with a code tells it", async () => {
  const server = new FakeServer().answer(
    { error: "No model.", details: "Why.", code: "engine_unavailable" },
    503,
  );
  const failure = await refusalOf(clientOf(server).generateAllAudio("p"));
  expect([failure.message, failure.details, failure.code]).toEqual([
    "No model.",
    ["Why."],
    "engine_unavailable",
  ]);
});

test("readiness is an answer also when it is no, and unknown to an older server", async () => {
  const checks = [{ name: "data_folder", ok: false, message: "The disk is full." }];
  const server = new FakeServer()
    .answer({ status: "ready", checks: [] })
    .answer({ status: "not_ready", checks }, 503)
    .answer({ detail: "Not found." }, 404)
    .answerWith(() => new Response("<!doctype html>"))
    .beDown();
  const { system } = clientOf(server);
  expect(await system.readiness()).toEqual({ status: "ready", checks: [] });
  expect(server.requests[0]?.url).toBe(`${baseUrl}/health/ready`);
  expect(await system.readiness()).toEqual({ status: "not_ready", checks });
  expect(await system.readiness()).toBeUndefined();
  expect(await system.readiness()).toBeUndefined();
  expect((await refusalOf(system.readiness())).isUnreachable).toBe(true);
});

test("a change of a text says which text it was made on, and a refusal shows the text of now", async () => {
  const now = { id: "s", text_content: "Theirs", text_revision: 8 };
  const server = new FakeServer()
    .answer({ error: "The text was changed elsewhere meanwhile.", segment: now }, 412)
    .answer({ ...now, text_content: "Mine", text_revision: 9 })
    .answer({ error: "no" }, 400);
  const { segments } = clientOf(server);
  const refusal = await refusalOf(segments.update("s", { text_content: "Mine" }, { madeOn: 7 }));
  expect(segmentOfConflict(refusal)).toEqual(now);
  await segments.update("s", { text_content: "Mine" });
  expect(segmentOfConflict(await refusalOf(segments.update("s", {})))).toBeUndefined();
  expect(segmentOfConflict(new Error("another"))).toBeUndefined();
  const sent = server.requests.map((request) => request.headers.get("If-Match"));
  expect(sent).toEqual(['"7"', null, null]);
});

test("texts are split, merged and deleted only as they were seen", async () => {
  const server = new FakeServer()
    .answer({ segments: [] })
    .answer({ id: "s" })
    .answer({ id: "s" })
    .answer(undefined, 204)
    .answer(undefined, 204);
  const { segments } = clientOf(server);
  await segments.split("s", 4, { madeOn: 7 });
  await segments.mergeNext("s", { madeOn: 8, next: "n", nextMadeOn: 3 });
  await segments.mergeNext("s");
  await segments.delete("s", { madeOn: 9 });
  await segments.delete("s");
  const sent = server.requests.map((request) => request.headers.get("If-Match"));
  expect(sent).toEqual(['"7"', '"8"', null, '"9"', null]);
  expect(JSON.parse(server.requests[1]?.body ?? "")).toEqual({ next: "n", next_text_revision: 3 });
  expect(JSON.parse(server.requests[2]?.body ?? "")).toEqual({});
});

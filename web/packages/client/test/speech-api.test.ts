/** OpenAI's own package against the real program, with only a base URL changed; and requests as other programs send them. */
import OpenAI, { APIError, AuthenticationError, NotFoundError } from "openai";
import { afterAll, beforeAll, expect, test } from "vitest";
import { StoryFlowServer } from "../../../testing/storyflow-server.ts";

const startsWithinMs = 60_000;
const key = "sk-anything";
const chapter = "It was the best of times. It was the worst of times! Who would have known? ".repeat(12);
let server: StoryFlowServer;
let openai: OpenAI;

beforeAll(async () => {
  server = await StoryFlowServer.start(["--workers", "1"]);
  await fetch(`${server.url}/api/settings/`, {
    method: "PATCH",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ tts_engine: "hibari" }),
  });
  openai = new OpenAI({ baseURL: `${server.url}/v1`, apiKey: key, maxRetries: 0 });
}, startsWithinMs);
afterAll(async () => {
  await server?.remove();
}, startsWithinMs);

const beginnings = {
  mp3: /^(ff[ef]|494433)/,
  opus: /^4f676753/,
  flac: /^664c6143/,
  wav: /^52494646ffffffff/,
  pcm: /^/,
} as const;

for (const format of ["mp3", "opus", "flac", "wav", "pcm"] as const) {
  test(`a sentence is heard as ${format}`, async () => {
    const answer = await openai.audio.speech.create({
      model: "tts-1",
      voice: "nova",
      input: "Once upon a time.",
      response_format: format,
      instructions: "Whisper.",
    });
    expect(answer.headers.get("X-Speech-Engine")).toBe("hibari");
    expect(answer.headers.get("X-Ignored-Fields")).toBe("instructions");
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.length).toBeGreaterThan(4_000);
    expect(bytes.subarray(0, 8).toString("hex")).toMatch(beginnings[format]);
  });
}

test("the sound comes in pieces while it is spoken", async () => {
  const answer = await openai.audio.speech.create({
    model: "gpt-4o-mini-tts",
    voice: "af_heart",
    input: chapter,
    response_format: "pcm",
  });
  const begun = performance.now();
  const arrivals: number[] = [];
  let bytes = 0;
  for await (const piece of answer.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += piece.length;
    arrivals.push(performance.now() - begun);
  }
  expect(bytes).toBeGreaterThan(48_000 * 30);
  expect(arrivals[0] ?? 0).toBeLessThan((arrivals.at(-1) ?? 0) / 2);
});

test("events carry the same sound, and say when it is complete", async () => {
  const answer = await openai.audio.speech.create({
    model: "tts-1",
    voice: "alloy",
    input: "Once upon a time.",
    response_format: "wav",
    stream_format: "sse",
  });
  const events = (await answer.text())
    .split("\n\n")
    .filter((event) => event.startsWith("data: "))
    .map((event) => JSON.parse(event.slice("data: ".length)));
  const sound = Buffer.concat(events.slice(0, -1).map((event) => Buffer.from(event.audio, "base64")));
  expect(events.slice(0, -1).every((event) => event.type === "speech.audio.delta")).toBe(true);
  expect(sound.subarray(0, 4).toString()).toBe("RIFF");
  expect(events.at(-1)).toMatchObject({ type: "speech.audio.done", usage: { input_tokens: 17 } });
});

test("a client that leaves frees its place", async () => {
  for (let visit = 0; visit < 20; visit += 1) {
    const answer = await openai.audio.speech.create({ model: "tts-1", voice: "alloy", input: chapter });
    await answer.body?.cancel();
  }
});

test("the models are listed and read", async () => {
  const names = (await openai.models.list()).data.map((model) => model.id);
  expect(names).toEqual(expect.arrayContaining(["hibari", "tts-1", "tts-1-hd", "gpt-4o-mini-tts"]));
  expect((await openai.models.retrieve("tts-1")).owned_by).toBe("storyflow");
});

test("errors are those that the package knows", async () => {
  const ask = (wish: object) =>
    openai.audio.speech
      .create({ model: "tts-1", voice: "alloy", input: "x", ...wish })
      .catch((failure: unknown) => failure);
  const wrong = await ask({ speed: 5 });
  expect(wrong).toBeInstanceOf(APIError);
  expect(wrong).toMatchObject({ status: 400, param: "speed", type: "invalid_request_error" });
  expect(await ask({ model: "whisper-1" })).toBeInstanceOf(NotFoundError);
  expect(await ask({ voice: "nobody" })).toMatchObject({ status: 400, code: "unknown_voice" });
});

test("a key of the server is needed, as OpenAI's is", async () => {
  const closed = await StoryFlowServer.start(["--api-key", "the-key-of-this-server"]);
  try {
    const wish = { model: "hibari", voice: "alloy", input: "x" } as const;
    const stranger = new OpenAI({ baseURL: `${closed.url}/v1`, apiKey: "another", maxRetries: 0 });
    await expect(stranger.audio.speech.create(wish)).rejects.toBeInstanceOf(AuthenticationError);
    const friend = new OpenAI({ baseURL: `${closed.url}/v1`, apiKey: "the-key-of-this-server" });
    expect((await friend.audio.speech.create(wish)).status).toBe(200);
  } finally {
    await closed.remove();
  }
});

const post = (path: string, body: object) =>
  fetch(server.url + path, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  });

test("Open WebUI's requests are answered", async () => {
  const { models } = await (await fetch(`${server.url}/v1/audio/models`)).json();
  expect(models[0]).toMatchObject({ id: "hibari" });
  const { voices } = await (await fetch(`${server.url}/v1/audio/voices`)).json();
  expect(voices[0]).toMatchObject({ id: "af_heart", name: "af_heart" });
  const answer = await post("/v1/audio/speech", { input: "Hello.", voice: "af_heart", model: "tts-1" });
  expect(answer.headers.get("Content-Type")).toBe("audio/mpeg");
  expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
});

test("SillyTavern's and MoneyPrinterTurbo's requests are answered", async () => {
  for (const model of ["tts-1", "hibari"]) {
    const answer = await post("/v1/audio/speech", {
      model,
      input: "Hello.",
      voice: "af_heart",
      response_format: "mp3",
      speed: 1.2,
    });
    expect(answer.status).toBe(200);
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
  }
});

test("Kokoro-FastAPI's captions are told with their places in the text", async () => {
  const answer = await post("/v1/audio/speech/timestamps", {
    model: "tts-1",
    input: "In 1984 it rained.",
    voice: "af_heart",
    speed: 1,
    response_format: "wav",
    stream: false,
    return_timestamps: true,
  });
  const said = await answer.json();
  expect(said.audio_format).toBe("audio/wav");
  expect(Buffer.from(said.audio, "base64").subarray(0, 4).toString()).toBe("RIFF");
  expect(said.timestamps.map((time: { word: string }) => time.word)).toEqual(["In", "1984", "it", "rained"]);
  expect(said.timestamps[1]).toMatchObject({ char_start: 3, char_end: 7, spoken: "nineteen eighty-four" });
});

import { expect, test } from "vitest";
import { createClient, filmNeedsIn } from "../src/index.ts";
import { FakeServer } from "./fake-server.ts";

const baseUrl = "http://story.test";
const clientOf = (server: FakeServer) => createClient({ baseUrl, fetch: server.fetch });

test("a render is asked for with pictures held or not, and a plain one without a body", async () => {
  const server = new FakeServer().answer({ task_id: "render_p" }, 202).answer({ task_id: "render_p" }, 202);
  const client = clientOf(server);
  expect((await client.films.render("p", { holdPictures: true })).task_id).toBe("render_p");
  await client.films.render("p");
  expect(server.requests.map(({ method, url, body }) => [method, url, body])).toEqual([
    ["POST", `${baseUrl}/api/projects/p/render/`, '{"hold_pictures":true}'],
    ["POST", `${baseUrl}/api/projects/p/render/`, ""],
  ]);
});

test("a refusal tells which segments lack a picture or a narration", async () => {
  const refusal = { missing_images: ["a"], missing_audio: ["a", "b"], message: "…" };
  const server = new FakeServer().answer(refusal, 400).answer({ error: "busy" }, 409);
  const client = clientOf(server);
  const failures = [await client.films.render("p").catch((failure) => failure)];
  failures.push(await client.films.render("p").catch((failure) => failure));
  expect(failures.map(filmNeedsIn)).toEqual([{ pictures: ["a"], narrations: ["a", "b"] }, undefined]);
});

test("the status, the list of films and a frame are read, and a render is cancelled", async () => {
  const server = new FakeServer()
    .answer({ project_id: "p", status: "DRAFT", progress: null, output_url: null })
    .answer([{ id: "p" }])
    .answerWith(() => new Response(new Blob(["jpeg"])))
    .answer({ status: "CANCELLING" });
  const { films } = clientOf(server);
  expect((await films.status("p")).status).toBe("DRAFT");
  expect(await films.list()).toEqual([{ id: "p" }]);
  expect(await (await films.frame("p", 1.23456)).text()).toBe("jpeg");
  await films.cancel("p");
  expect(server.requests.map(({ method, url }) => [method, url.slice(baseUrl.length)])).toEqual([
    ["GET", "/api/projects/p/status/"],
    ["GET", "/api/gallery/"],
    ["GET", "/api/projects/p/frame/?t=1.235"],
    ["POST", "/api/projects/p/cancel-render/"],
  ]);
});

import { afterEach, expect, it, vi } from "vitest";
import { accessScope, apiKey } from "./api-key";
import { reachability } from "./reachability";
import { isWriting, sendWithKey } from "./sending";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const failWith = (name: string) => {
  vi.stubGlobal("fetch", () => Promise.reject(new DOMException("over", name)));
  return sendWithKey(new Request("http://localhost/api/settings/")).catch(() => undefined);
};

it("a request that ran out of time means that nobody answers, one that was taken back means nothing", async () => {
  const missed = vi.spyOn(reachability, "missed").mockReturnValue(undefined);
  await failWith("AbortError");
  expect(missed).not.toHaveBeenCalled();
  await failWith("TimeoutError");
  expect(missed).toHaveBeenCalledOnce();
});

it("a change is on its way until the server has answered it, or cannot", async () => {
  let answer: (response: Response) => void = () => undefined;
  vi.stubGlobal("fetch", () => new Promise((resolve) => (answer = resolve)));
  const read = sendWithKey(new Request("http://localhost/api/settings/"));
  expect(isWriting()).toBe(false);
  answer(new Response("{}"));
  await read;
  const write = sendWithKey(new Request("http://localhost/api/settings/", { method: "PATCH" }));
  expect(isWriting()).toBe(true);
  answer(new Response("{}"));
  await write;
  expect(isWriting()).toBe(false);

  vi.stubGlobal("fetch", () => Promise.reject(new DOMException("over", "AbortError")));
  await sendWithKey(new Request("http://localhost/api/settings/", { method: "PATCH" })).catch(
    () => undefined,
  );
  expect(isWriting()).toBe(false);
});

it("what the key allows is what the server's last answer said", async () => {
  apiKey.set("a key of some length");
  const answers = ["read", "everything", undefined, "admin"];
  const heard: unknown[] = [];
  for (const scope of answers) {
    const headers = new Headers(scope === undefined ? [] : [["X-Access-Scope", scope]]);
    vi.stubGlobal("fetch", () => Promise.resolve(new Response("{}", { headers })));
    await sendWithKey(new Request("http://localhost/api/settings/"));
    heard.push(accessScope.get());
  }
  apiKey.set("");
  expect(heard).toEqual(["read", undefined, undefined, "admin"]);
});

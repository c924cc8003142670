import { afterEach, describe, expect, it, vi } from "vitest";
import { apiKey, keyDemand } from "./api-key";
import { MediaSource, mediaPath } from "./media";
import { sendWithKey } from "./sending";

afterEach(() => {
  apiKey.set("");
  keyDemand.set(false);
  vi.unstubAllGlobals();
});

describe("the path of a file", () => {
  it("stays on this origin, whatever host the server believes to have", () => {
    expect(mediaPath("http://10.0.0.1:8000/media/a.wav", 3)).toBe("/media/a.wav?v=3");
    expect(mediaPath("/media/a.wav")).toBe("/media/a.wav");
  });
});

describe("a file", () => {
  it("is named by its path while no key is needed", async () => {
    expect(await new MediaSource().urlOf("/media/a.wav?v=1")).toBe("/media/a.wav?v=1");
  });

  it("is fetched once with the key, and given as a blob", async () => {
    apiKey.set("secret");
    const fetch = vi.fn(async (_request: Request) => new Response("sound"));
    vi.stubGlobal("fetch", fetch);
    vi.stubGlobal(
      "URL",
      Object.assign(URL, { createObjectURL: () => "blob:made", revokeObjectURL: () => undefined }),
    );
    const source = new MediaSource();
    expect(await source.urlOf("/media/a.wav?v=1")).toBe("blob:made");
    expect(await source.urlOf("/media/a.wav?v=1")).toBe("blob:made");
    expect(fetch).toHaveBeenCalledOnce();
    expect(fetch.mock.calls[0]?.[0].headers.get("Authorization")).toBe("Bearer secret");
  });
});

describe("a request", () => {
  it("that is refused for want of a key asks the reader for one", async () => {
    vi.stubGlobal("fetch", async () => new Response("{}", { status: 401 }));
    await sendWithKey(new Request("http://localhost/api/settings/"));
    expect(keyDemand.get()).toBe(true);
  });
});

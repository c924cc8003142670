import { afterEach, expect, it, vi } from "vitest";
import { reachability } from "./reachability";
import { sendWithKey } from "./sending";

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

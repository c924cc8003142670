import { expect, it, vi } from "vitest";
import { LastMade } from "./last-made";

it("is made again only when it is another one", () => {
  const make = vi.fn((name: string) => ({ name }));
  const last = new LastMade<{ name: string }>();
  const first = last.get("a", () => make("a"));
  expect(last.get("a", () => make("a"))).toBe(first);
  expect(make).toHaveBeenCalledTimes(1);
  expect(last.get("b", () => make("b")).name).toBe("b");
  expect(last.get("a", () => make("a"))).not.toBe(first);
});

import { beforeEach, expect, it } from "vitest";
import { LockedPresence, lifeMs, SignedPresence } from "./tab-presence";

let now = 0;
const sign = (tab: string) => new SignedPresence(localStorage, tab, () => now);

beforeEach(() => {
  localStorage.clear();
  now = 1_000_000;
});

it("a tab lives while it signs the time, and is gone some time after", async () => {
  const [one, two] = [sign("one"), sign("two")];
  expect(await one.living()).toEqual(new Set(["one", "two"]));
  now += lifeMs - 1;
  one.sign();
  expect(await one.living()).toEqual(new Set(["one", "two"]));
  now += 1;
  expect(await one.living()).toEqual(new Set(["one"]));
  expect(localStorage).toHaveLength(1);
  two.sign();
  expect(await one.living()).toEqual(new Set(["one", "two"]));
});

it("a tab that crashed before the clock was put back is gone, and one that lives signs again", async () => {
  const [one, two] = [sign("one"), sign("two")];
  now -= 10 * lifeMs;
  one.sign();
  expect(await one.living()).toEqual(new Set(["one"]));
  two.sign();
  expect(await one.living()).toEqual(new Set(["one", "two"]));
});

it("a tab that says goodbye is gone at once", async () => {
  const [one, two] = [sign("one"), sign("two")];
  two.signOff();
  expect(await one.living()).toEqual(new Set(["one"]));
});

it("a tab lives as long as the browser has its lock", async () => {
  const held = new Set<string>(["another.lock"]);
  const locks = {
    request: async (name: string) => {
      held.add(name);
    },
    query: async () => ({ held: [...held].map((name) => ({ name })) }),
  } as unknown as LockManager;
  const one = new LockedPresence(locks, "one");
  new LockedPresence(locks, "two");
  expect(await one.living()).toEqual(new Set(["one", "two"]));
  held.delete("storyflow.tab/two");
  expect(await one.living()).toEqual(new Set(["one"]));
});

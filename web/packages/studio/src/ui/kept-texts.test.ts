import { beforeEach, expect, it, vi } from "vitest";
import { KeptTexts, longestKeptText } from "./kept-texts";

let timers: (() => void)[] = [];
const page = (storage: Storage | undefined = sessionStorage) =>
  new KeptTexts({ storage, setTimer: (run) => timers.push(run) });
const rest = () => {
  for (const run of timers.splice(0)) run();
};

beforeEach(() => {
  sessionStorage.clear();
  timers = [];
});

it("a text is kept until it is used", () => {
  const texts = page();
  expect(texts.get("story")).toBeUndefined();
  texts.set("story", "Once");
  expect(texts.get("story")).toBe("Once");
  texts.forget("story");
  rest();
  expect(texts.get("story")).toBeUndefined();
  expect(sessionStorage).toHaveLength(0);
});

it("a text survives a reload once the typing rested, or when the page says goodbye", () => {
  const texts = page();
  texts.set("story", "On");
  texts.set("story", "Once");
  expect(timers).toHaveLength(1);
  rest();
  texts.set("title", "Dark");
  texts.write();
  const after = page();
  expect(after.get("story")).toBe("Once");
  expect(after.get("title")).toBe("Dark");
  after.forget("story");
  expect(page().get("story")).toBeUndefined();
});

it("an emptied box stays empty", () => {
  const texts = page();
  texts.set("story", "Once");
  rest();
  texts.set("story", "");
  rest();
  expect(texts.get("story")).toBe("");
  expect(page().get("story")).toBeUndefined();
});

it("a text that is too long for the storage lives as long as the page", () => {
  const texts = page();
  texts.set("story", "Once");
  rest();
  const long = "x".repeat(longestKeptText + 1);
  texts.set("story", long);
  rest();
  expect(texts.get("story")).toBe(long);
  expect(sessionStorage).toHaveLength(0);
});

it("a full storage, or none, loses nothing while the page lives", () => {
  const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  for (const storage of [sessionStorage, undefined]) {
    const texts = page(storage);
    texts.set("story", "Once");
    expect(rest).not.toThrow();
    expect(texts.get("story")).toBe("Once");
  }
  full.mockRestore();
});

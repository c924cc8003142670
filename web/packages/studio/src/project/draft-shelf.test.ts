import { beforeEach, expect, it, vi } from "vitest";
import { type KeptDraft, StoredDrafts, shelfLetters } from "./draft-shelf";

const draft = (id: string, change: Partial<KeptDraft> = {}): KeptDraft => ({
  id,
  projectId: "p",
  text: `Text of ${id}`,
  revision: 1,
  unanswered: [],
  at: 1,
  ...change,
});
const living = new Set<string>();
const shelfOf = (tab: string, storage: Storage | undefined = localStorage) => {
  living.add(tab);
  return new StoredDrafts(storage, { tab, living: async () => living });
};
const everything = () => true;

beforeEach(() => {
  localStorage.clear();
  living.clear();
});

it("what a tab that is gone has left is taken over once", async () => {
  shelfOf("one").put(draft("a", { text: "Ä “quoted” / 🗼" }));
  living.delete("one");
  const [two, three] = [shelfOf("two"), shelfOf("three")];
  expect(await two.takeLeft(everything)).toEqual([draft("a", { text: "Ä “quoted” / 🗼" })]);
  expect(await three.takeLeft(everything)).toEqual([]);
  living.delete("two");
  expect(await three.takeLeft(everything)).toEqual([draft("a", { text: "Ä “quoted” / 🗼" })]);
});

it("of two left drafts of one segment the newer one is taken, and the older one stays for later", async () => {
  shelfOf("one").put(draft("a", { text: "older", at: 1 }));
  shelfOf("two").put(draft("a", { text: "newer", at: 2 }));
  living.clear();
  const shelf = shelfOf("three");
  expect((await shelf.takeLeft(everything)).map(({ text }) => text)).toEqual(["newer"]);
  shelf.remove("a");
  expect((await shelf.takeLeft(everything)).map(({ text }) => text)).toEqual(["older"]);
});

it("only what is wanted is taken", async () => {
  const one = shelfOf("one");
  one.put(draft("a"));
  one.put(draft("b"));
  living.clear();
  const taken = await shelfOf("two").takeLeft((id) => id === "b");
  expect(taken.map(({ id }) => id)).toEqual(["b"]);
});

it("the own drafts and those of living tabs stay where they are", async () => {
  shelfOf("one").put(draft("a"));
  const two = shelfOf("two");
  two.put(draft("b"));
  expect(await two.takeLeft(everything)).toEqual([]);
  expect(localStorage).toHaveLength(2);
});

it("a draft in another form, and what is no draft, is left alone", async () => {
  localStorage.setItem("storyflow.draft.1/x/a", "no JSON");
  localStorage.setItem("storyflow.draft.1/x/b", '{"text":5}');
  localStorage.setItem("storyflow.draft.1/x/c", '"text"');
  localStorage.setItem("storyflow.draft.2/x/d", JSON.stringify(draft("d")));
  localStorage.setItem("another.program", "{}");
  expect(await shelfOf("one").takeLeft(everything)).toEqual([]);
  expect(localStorage).toHaveLength(5);
});

it("no more than the limit is kept, and the older text where there is no room for the newer one", () => {
  const shelf = shelfOf("one");
  shelf.put(draft("a", { text: "x".repeat(shelfLetters - 10) }));
  shelf.put(draft("b", { text: "0123456789" }));
  expect(localStorage).toHaveLength(2);
  shelf.put(draft("b", { text: "0123456789A" }));
  expect(Object.values(localStorage).join()).not.toContain("0123456789A");
  expect(localStorage).toHaveLength(2);
  shelf.remove("a");
  shelf.put(draft("b", { text: "0123456789A" }));
  expect(Object.values(localStorage).join()).toContain("0123456789A");
  expect(localStorage).toHaveLength(1);
});

it("a full storage keeps what it has", () => {
  const shelf = shelfOf("one");
  shelf.put(draft("a"));
  const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  expect(() => shelf.put(draft("a", { text: "longer" }))).not.toThrow();
  full.mockRestore();
  expect(Object.values(localStorage).join()).toContain("Text of a");
});

it("what was left is taken over without room for a second copy, and goes with the draft", async () => {
  shelfOf("one").put(draft("a"));
  living.clear();
  const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  const two = shelfOf("two");
  expect(await two.takeLeft(everything)).toEqual([draft("a")]);
  full.mockRestore();
  expect(localStorage).toHaveLength(1);
  two.remove("a");
  expect(localStorage).toHaveLength(0);
});

it("without storage all goes on, and nothing is left", async () => {
  const shelf = new StoredDrafts(undefined, { tab: "one", living: async () => living });
  shelf.put(draft("a"));
  shelf.remove("a");
  expect(await shelf.takeLeft(everything)).toEqual([]);
});

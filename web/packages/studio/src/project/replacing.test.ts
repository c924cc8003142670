import { describe, expect, it, vi } from "vitest";
import { segment } from "../../test/stories";
import type { Drafts } from "./drafts";
import { planOf, writeTexts } from "./replacing";

const search = { text: "lamp", matchCase: false };
const story = [
  segment("a", { text_content: "A lamp, a Lamp." }),
  segment("b", { text_content: "A lamp.", is_locked: true }),
  segment("c", { text_content: "Nothing." }),
];

describe("a plan to replace all", () => {
  it("leaves locked texts as they are, and says how many places those have", () => {
    const plan = planOf(story, (each) => each.text_content, search, "light");
    expect(plan.locked).toBe(1);
    expect(plan.due.map(({ id }) => id)).toEqual(["a"]);
  });

  it("is made on what was typed, not on what was saved", () => {
    const plan = planOf(story, () => "the lamp lamp", search, "x");
    expect(plan.due.map(({ id }) => id)).toEqual(["a", "c"]);
  });
});

describe("texts that are written", () => {
  const draftsThat = (flush: (id: string) => Promise<boolean>) => {
    const drafts = { type: vi.fn(), flush: vi.fn(flush), leave: vi.fn() };
    return { ...drafts, as: drafts as unknown as Drafts };
  };
  const exclaimed = (each: (typeof story)[number]) => ({ segment: each, text: `${each.id}!` });

  it("are typed and saved, each one", async () => {
    const drafts = draftsThat(() => Promise.resolve(true));
    expect(await writeTexts(drafts.as, story, exclaimed)).toBe(true);
    expect(drafts.type.mock.calls.map(([of, text]) => `${of.id} ${text}`)).toEqual(["a a!", "b b!", "c c!"]);
    expect(drafts.leave).toHaveBeenCalledTimes(3);
  });

  it("are undone together when there are several", async () => {
    const drafts = draftsThat(() => Promise.resolve(true));
    await writeTexts(drafts.as, story, exclaimed);
    const groups = drafts.type.mock.calls.map(([, , group]) => group);
    expect(groups[0]).toMatch(/^[0-9a-f]+$/);
    expect(new Set(groups).size).toBe(1);
    await writeTexts(drafts.as, story.slice(0, 1), exclaimed);
    expect(drafts.type.mock.calls.at(-1)?.[2]).toBeUndefined();
  });

  it("are all typed even when one of them cannot be saved, which is said", async () => {
    const drafts = draftsThat((id) => Promise.resolve(id !== "a"));
    expect(await writeTexts(drafts.as, story, exclaimed)).toBe(false);
    expect(drafts.type).toHaveBeenCalledTimes(3);
  });

  it("are made when their turn comes, and left alone where nothing is to be written by then", async () => {
    const drafts = draftsThat(() => Promise.resolve(true));
    const rewrite = vi.fn((each: (typeof story)[number]) => (each.id === "b" ? undefined : exclaimed(each)));
    const many = Array.from({ length: 9 }, (_, index) => segment(`s${index}`));
    const isSaved = writeTexts(drafts.as, [...story, ...many], rewrite);
    expect(rewrite).toHaveBeenCalledTimes(5);
    expect(await isSaved).toBe(true);
    expect(rewrite).toHaveBeenCalledTimes(12);
    expect(drafts.type).toHaveBeenCalledTimes(11);
  });
});

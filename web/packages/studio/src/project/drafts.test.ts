import type { Segment } from "@storyflow/client";
import { beforeEach, describe, expect, it } from "vitest";
import { segment } from "../../test/stories";
import { StoredDrafts } from "./draft-shelf";
import { Drafts, type Fate } from "./drafts";

interface Sent {
  readonly id: string;
  readonly text: string;
  /** Of the text that it was made on. */
  readonly revision: number;
  readonly succeed: (revision: number) => void;
  readonly fail: (why: unknown) => void;
}

const fates: Readonly<Record<string, Fate>> = {
  offline: { kind: "temporary" },
  locked: { kind: "refused" },
  deleted: { kind: "gone" },
};

/** A server that answers when it is told to, a clock that is moved by hand, and pages that share one storage. */
class Bench {
  readonly sent: Sent[] = [];
  private timers = new Map<number, { run: () => void; at: number }>();
  private now = 0;
  private lastTimer = 0;
  private readonly tabs = new Set<string>();
  readonly drafts = this.open("first");

  /** Another page of the studio in the same browser. */
  open(tab: string): Drafts {
    this.tabs.add(tab);
    return new Drafts({
      save: (id, text, revision) =>
        new Promise((succeed, fail) => this.sent.push({ id, text, revision, succeed, fail })),
      fateOf: (failure) =>
        typeof failure === "string"
          ? (fates[failure] ?? { kind: "refused" })
          : { kind: "conflict", theirs: failure as Segment },
      shelf: new StoredDrafts(localStorage, { tab, living: async () => this.tabs }),
      now: () => this.now,
      setTimer: (run, ms) => {
        this.lastTimer += 1;
        this.timers.set(this.lastTimer, { run, at: this.now + ms });
        return this.lastTimer;
      },
      clearTimer: (timer) => this.timers.delete(timer),
    });
  }

  /** Ends the page without a word, as a crash does. */
  crash(tab: string): void {
    this.tabs.delete(tab);
    this.timers.clear();
  }

  pass(ms: number): void {
    this.now += ms;
    for (const [id, timer] of [...this.timers]) {
      if (timer.at > this.now) continue;
      this.timers.delete(id);
      timer.run();
    }
  }

  async answer(how: "succeed" | "fail", why?: unknown): Promise<void> {
    const request = this.sent.at(-1);
    if (how === "succeed") request?.succeed(request.revision + 1);
    else request?.fail(why);
    await new Promise((resolve) => setTimeout(resolve));
  }

  get texts(): string[] {
    return this.sent.map((request) => request.text);
  }
}

const a = segment("a");

beforeEach(() => localStorage.clear());

describe("a draft", () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  const phase = () => bench.drafts.get("a")?.phase.kind;

  it("is saved once the typing rests, with what was typed last", () => {
    bench.drafts.type(a, "O");
    bench.pass(500);
    bench.drafts.type(a, "On");
    bench.pass(500);
    expect(bench.texts).toEqual([]);
    bench.pass(300);
    expect(bench.texts).toEqual(["On"]);
  });

  it("keeps every letter that is typed while an answer is on its way", async () => {
    bench.drafts.type(a, "On");
    bench.pass(1000);
    bench.drafts.type(a, "Once");
    await bench.answer("succeed");
    expect(bench.drafts.get("a")?.text).toBe("Once");
    expect(bench.drafts.hasUnsaved()).toBe(true);
    bench.pass(1000);
    expect(bench.texts).toEqual(["On", "Once"]);
    await bench.answer("succeed");
    expect(bench.drafts.hasUnsaved()).toBe(false);
  });

  it("never has two requests under way for one text", async () => {
    bench.drafts.type(a, "One");
    bench.pass(1000);
    bench.drafts.type(a, "Two");
    bench.pass(5000);
    expect(bench.texts).toEqual(["One"]);
    await bench.answer("succeed");
    bench.pass(1000);
    expect(bench.texts).toEqual(["One", "Two"]);
  });

  it("stays in the field when it is saved, until the field is left", async () => {
    bench.drafts.type(a, "Once ");
    bench.pass(1000);
    await bench.answer("succeed");
    expect(bench.drafts.get("a")?.text).toBe("Once ");
    expect(phase()).toBe("settled");
    bench.drafts.leave("a");
    expect(bench.drafts.get("a")).toBeUndefined();
  });

  it("is saved at once when the field is left", () => {
    bench.drafts.type(a, "Once");
    bench.drafts.leave("a");
    expect(bench.texts).toEqual(["Once"]);
  });

  it("is tried again and again while nobody answers, less and less often", async () => {
    bench.drafts.type(a, "Once");
    bench.pass(1000);
    await bench.answer("fail", "offline");
    expect(phase()).toBe("waiting");
    bench.pass(1000);
    expect(bench.sent.length).toBe(2);
    await bench.answer("fail", "offline");
    bench.pass(1000);
    expect(bench.sent.length).toBe(2);
    bench.pass(1000);
    expect(bench.sent.length).toBe(3);
    await bench.answer("succeed");
    expect(bench.drafts.hasUnsaved()).toBe(false);
  });

  it("goes out at once when the connection is back", async () => {
    bench.drafts.type(a, "Once");
    bench.pass(1000);
    await bench.answer("fail", "offline");
    void bench.drafts.flushAll();
    expect(bench.sent.length).toBe(2);
  });

  it("is kept, and not sent again by itself, when the server refuses it", async () => {
    bench.drafts.type(a, "Once");
    bench.pass(1000);
    await bench.answer("fail", "locked");
    bench.pass(100_000);
    expect(bench.sent.length).toBe(1);
    expect(bench.drafts.get("a")).toEqual({ text: "Once", phase: { kind: "refused", why: "locked" } });
    expect(bench.drafts.hasUnsaved()).toBe(true);
    bench.drafts.discard("a");
    expect(bench.drafts.hasUnsaved()).toBe(false);
  });

  it("can be waited for before its text is used", async () => {
    bench.drafts.type(a, "Once");
    const flushed = bench.drafts.flush("a");
    await bench.answer("succeed");
    expect(await flushed).toBe(true);
    bench.drafts.type(a, "Once more");
    const again = bench.drafts.flush("a");
    await bench.answer("fail", "offline");
    expect(await again).toBe(false);
  });

  it("waits for letters that are typed while it is waited for", async () => {
    bench.drafts.type(a, "One");
    const flushed = bench.drafts.flush("a");
    bench.drafts.type(a, "Two");
    await bench.answer("succeed");
    await bench.answer("succeed");
    expect(await flushed).toBe(true);
    expect(bench.texts).toEqual(["One", "Two"]);
  });
});

describe("a text that was changed elsewhere", () => {
  const theirs = segment("a", { text_content: "Theirs", text_revision: 5 });
  let bench: Bench;
  beforeEach(async () => {
    bench = new Bench();
    bench.drafts.type(a, "Mine");
    bench.pass(1000);
    await bench.answer("fail", theirs);
  });

  it("is sent on the revision that was seen, and waits for a choice then", () => {
    expect(bench.sent[0]?.revision).toBe(1);
    expect(bench.drafts.get("a")).toEqual({ text: "Mine", phase: { kind: "conflict", theirs } });
    bench.pass(100_000);
    void bench.drafts.flushAll();
    expect(bench.texts).toEqual(["Mine"]);
    expect(bench.drafts.hasUnsaved()).toBe(true);
  });

  it("may be written on meanwhile, without being sent", async () => {
    bench.drafts.type(theirs, "Mine too");
    bench.drafts.leave("a");
    bench.pass(100_000);
    expect(bench.texts).toEqual(["Mine"]);
    expect(bench.drafts.get("a")).toEqual({ text: "Mine too", phase: { kind: "conflict", theirs } });
    expect(await bench.drafts.flush("a")).toBe(false);
  });

  it("is replaced when the reader keeps the own one", async () => {
    const kept = bench.drafts.keepMine("a");
    expect(bench.sent[1]).toMatchObject({ text: "Mine", revision: 5 });
    await bench.answer("succeed");
    expect(await kept).toBe(true);
    expect(bench.drafts.hasUnsaved()).toBe(false);
    expect(localStorage).toHaveLength(0);
  });

  it("may be changed once more before the choice is there", async () => {
    void bench.drafts.keepMine("a");
    const later = segment("a", { text_content: "Later", text_revision: 6 });
    await bench.answer("fail", later);
    expect(bench.drafts.get("a")).toEqual({ text: "Mine", phase: { kind: "conflict", theirs: later } });
  });

  it("stands when the reader takes it", () => {
    bench.drafts.discard("a");
    expect(bench.drafts.get("a")).toBeUndefined();
    expect(localStorage).toHaveLength(0);
  });

  it("simply arrives where nothing is unsaved, also under the cursor", async () => {
    void bench.drafts.keepMine("a");
    await bench.answer("succeed");
    bench.drafts.arrived("a", 6);
    expect(bench.drafts.get("a")?.text).toBe("Mine");
    bench.drafts.arrived("a", 7);
    expect(bench.drafts.get("a")).toBeUndefined();
  });

  it("never touches a text that is being typed", () => {
    bench.drafts.type(segment("b"), "Typed");
    bench.drafts.arrived("b", 9);
    expect(bench.drafts.get("b")?.text).toBe("Typed");
  });
});

describe("the revisions of drafts", () => {
  it("go on from what the server answered", async () => {
    const bench = new Bench();
    bench.drafts.type(a, "One");
    bench.pass(1000);
    await bench.answer("succeed");
    bench.drafts.type(a, "Two");
    bench.pass(1000);
    await bench.answer("succeed");
    expect(bench.sent.map(({ revision }) => revision)).toEqual([1, 2]);
  });

  it("stay those of the first letter while nothing was saved", async () => {
    const bench = new Bench();
    bench.drafts.type(a, "One");
    bench.drafts.type(segment("a", { text_revision: 8 }), "One more");
    bench.pass(1000);
    expect(bench.sent[0]).toMatchObject({ text: "One more", revision: 1 });
  });
});

describe("an answer that is lost", () => {
  it("is no conflict with oneself", async () => {
    const bench = new Bench();
    bench.drafts.type(a, "A");
    bench.pass(1000);
    // The server took it, but the connection broke.
    await bench.answer("fail", "offline");
    bench.drafts.type(a, "AB");
    bench.pass(1000);
    await bench.answer("fail", segment("a", { text_content: "A", text_revision: 2 }));
    expect(bench.sent.at(-1)).toMatchObject({ text: "AB", revision: 2 });
    await bench.answer("succeed");
    expect(bench.drafts.hasUnsaved()).toBe(false);
  });

  it("is none either when the answers to several later ones are lost", async () => {
    const bench = new Bench();
    for (const text of ["A", "AB", "ABC", "ABCD"]) {
      bench.drafts.type(a, text);
      bench.pass(1000);
      await bench.answer("fail", "offline");
    }
    bench.pass(1000);
    await bench.answer("fail", segment("a", { text_content: "A", text_revision: 2 }));
    expect(bench.sent.at(-1)).toMatchObject({ text: "ABCD", revision: 2 });
  });

  it("is none for the next visit either", async () => {
    const bench = new Bench();
    bench.drafts.type(a, "A");
    bench.pass(1000);
    bench.drafts.type(a, "AB");
    bench.crash("first");
    const next = bench.open("second");
    await next.takeUp();
    await bench.answer("fail", segment("a", { text_content: "A", text_revision: 2 }));
    expect(bench.sent.at(-1)).toMatchObject({ text: "AB", revision: 2 });
    await bench.answer("fail", segment("a", { text_content: "C", text_revision: 3 }));
    expect(next.get("a")?.phase.kind).toBe("conflict");
  });

  it("does not hide what another one has written", async () => {
    const bench = new Bench();
    bench.drafts.type(a, "A");
    bench.pass(1000);
    await bench.answer("fail", "locked");
    bench.drafts.type(a, "AB");
    bench.pass(1000);
    await bench.answer("fail", segment("a", { text_content: "A", text_revision: 2 }));
    expect(bench.drafts.get("a")?.phase.kind).toBe("conflict");
  });
});

describe("a draft whose segment was deleted elsewhere", () => {
  it("is kept until the reader gives it up", async () => {
    const bench = new Bench();
    bench.drafts.type(a, "Mine");
    bench.pass(1000);
    await bench.answer("fail", "deleted");
    bench.pass(100_000);
    void bench.drafts.flushAll();
    expect(bench.texts).toEqual(["Mine"]);
    expect(bench.drafts.unsaved()).toEqual([
      { id: "a", projectId: "p", draft: { text: "Mine", phase: { kind: "gone" } } },
    ]);
    bench.drafts.discard("a");
    expect(bench.drafts.unsaved()).toEqual([]);
  });
});

describe("a draft that is thrown away while it is sent", () => {
  it("is overtaken by no later one", async () => {
    const bench = new Bench();
    bench.drafts.type(a, "One");
    bench.pass(1000);
    bench.drafts.discard("a");
    expect(bench.drafts.get("a")).toBeUndefined();
    expect(bench.drafts.hasUnsaved()).toBe(false);
    bench.drafts.type(a, "Two");
    bench.pass(5000);
    expect(bench.texts).toEqual(["One"]);
    await bench.answer("succeed");
    bench.pass(1000);
    expect(bench.sent[1]).toMatchObject({ text: "Two", revision: 2 });
  });

  it("is forgotten when its answer comes", async () => {
    const bench = new Bench();
    bench.drafts.type(a, "One");
    bench.pass(1000);
    bench.drafts.discard("a");
    await bench.answer("fail", "offline");
    bench.pass(100_000);
    expect(bench.texts).toEqual(["One"]);
    expect(bench.drafts.get("a")).toBeUndefined();
  });
});

describe("drafts outlive their page", () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });

  it("from the first letter on, without any farewell", async () => {
    bench.drafts.type(segment("a", { text_revision: 3 }), "Typed and crashed");
    bench.crash("first");
    const next = bench.open("second");
    await next.takeUp();
    expect(next.get("a")?.text).toBe("Typed and crashed");
    expect(bench.sent).toHaveLength(1);
    expect(bench.sent[0]).toMatchObject({ id: "a", text: "Typed and crashed", revision: 3 });
    await bench.answer("succeed");
    expect(next.hasUnsaved()).toBe(false);
    expect(localStorage).toHaveLength(0);
  });

  it("with the newest text, also when an older one was on its way", async () => {
    bench.drafts.type(a, "FIRST DRAFT");
    bench.pass(1000);
    await bench.answer("fail", "offline");
    bench.drafts.type(a, "SECOND DRAFT");
    bench.crash("first");
    const next = bench.open("second");
    await next.takeUp();
    expect(next.get("a")?.text).toBe("SECOND DRAFT");
  });

  it("long ones too, once the typing rests", async () => {
    const long = "x".repeat(60_000);
    bench.drafts.type(a, long);
    expect(localStorage).toHaveLength(0);
    bench.pass(1000);
    bench.crash("first");
    const next = bench.open("second");
    await next.takeUp();
    expect(next.get("a")?.text).toBe(long);
  });

  it("long ones also while nobody answers an older one, and when nobody has", async () => {
    const long = "x".repeat(60_000);
    bench.drafts.type(a, "Short");
    bench.pass(1000);
    bench.drafts.type(a, long);
    bench.pass(1000);
    expect(bench.texts).toEqual(["Short"]);
    const longer = `${long}y`;
    expect(Object.values(localStorage).join()).toContain(long);
    bench.drafts.type(a, longer);
    await bench.answer("fail", "offline");
    bench.crash("first");
    const next = bench.open("second");
    await next.takeUp();
    expect(next.get("a")?.text).toBe(longer);
  });

  it("long ones also when they are in conflict", async () => {
    const long = "x".repeat(60_000);
    bench.drafts.type(a, "Short");
    bench.pass(1000);
    bench.drafts.type(a, long);
    await bench.answer("fail", segment("a", { text_content: "Theirs", text_revision: 2 }));
    bench.crash("first");
    const next = bench.open("second");
    await next.takeUp();
    expect(next.get("a")?.text).toBe(long);
  });

  it("but are never taken from a page that lives", async () => {
    bench.drafts.type(a, "Mine");
    const other = bench.open("second");
    await other.takeUp();
    expect(other.get("a")).toBeUndefined();
    expect(bench.drafts.get("a")?.text).toBe("Mine");
  });

  it("and never replace what is typed in the new page", async () => {
    bench.drafts.type(a, "Old");
    bench.crash("first");
    const next = bench.open("second");
    next.type(a, "New");
    await next.takeUp();
    expect(next.get("a")?.text).toBe("New");
    expect(localStorage).toHaveLength(2);
  });

  it("and are a conflict when the text was changed since", async () => {
    bench.drafts.type(a, "Mine");
    bench.crash("first");
    const next = bench.open("second");
    await next.takeUp();
    await bench.answer("fail", segment("a", { text_content: "Theirs", text_revision: 2 }));
    expect(next.get("a")).toMatchObject({ text: "Mine", phase: { kind: "conflict" } });
    bench.crash("second");
    const third = bench.open("third");
    await third.takeUp();
    expect(third.get("a")?.text).toBe("Mine");
  });
});

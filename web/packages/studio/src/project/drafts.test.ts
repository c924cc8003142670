import { beforeEach, describe, expect, it } from "vitest";
import { Drafts } from "./drafts";

/** A server that answers when it is told to, and a clock that is moved by hand. */
class Bench {
  readonly sent: { id: string; text: string; succeed: () => void; fail: (why: unknown) => void }[] = [];
  private timers = new Map<number, { run: () => void; at: number }>();
  private now = 0;
  private lastTimer = 0;

  readonly drafts = new Drafts({
    save: (id, text) =>
      new Promise((resolve, reject) => this.sent.push({ id, text, succeed: resolve, fail: reject })),
    isTemporary: (failure) => failure === "offline",
    setTimer: (run, ms) => {
      this.lastTimer += 1;
      this.timers.set(this.lastTimer, { run, at: this.now + ms });
      return this.lastTimer;
    },
    clearTimer: (timer) => this.timers.delete(timer),
  });

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
    if (how === "succeed") request?.succeed();
    else request?.fail(why);
    await new Promise((resolve) => setTimeout(resolve));
  }

  get texts(): string[] {
    return this.sent.map((request) => request.text);
  }
}

describe("a draft", () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench();
  });
  const phase = () => bench.drafts.get("a")?.phase.kind;

  it("is saved once the typing rests, with what was typed last", () => {
    bench.drafts.type("a", "O");
    bench.pass(500);
    bench.drafts.type("a", "On");
    bench.pass(500);
    expect(bench.texts).toEqual([]);
    bench.pass(300);
    expect(bench.texts).toEqual(["On"]);
  });

  it("keeps every letter that is typed while an answer is on its way", async () => {
    bench.drafts.type("a", "On");
    bench.pass(1000);
    bench.drafts.type("a", "Once");
    await bench.answer("succeed");
    expect(bench.drafts.get("a")?.text).toBe("Once");
    expect(bench.drafts.hasUnsaved()).toBe(true);
    bench.pass(1000);
    expect(bench.texts).toEqual(["On", "Once"]);
    await bench.answer("succeed");
    expect(bench.drafts.hasUnsaved()).toBe(false);
  });

  it("never has two requests under way for one text", async () => {
    bench.drafts.type("a", "One");
    bench.pass(1000);
    bench.drafts.type("a", "Two");
    bench.pass(5000);
    expect(bench.texts).toEqual(["One"]);
    await bench.answer("succeed");
    bench.pass(1000);
    expect(bench.texts).toEqual(["One", "Two"]);
  });

  it("stays in the field when it is saved, until the field is left", async () => {
    bench.drafts.type("a", "Once ");
    bench.pass(1000);
    await bench.answer("succeed");
    expect(bench.drafts.get("a")?.text).toBe("Once ");
    expect(phase()).toBe("settled");
    bench.drafts.leave("a");
    expect(bench.drafts.get("a")).toBeUndefined();
  });

  it("is saved at once when the field is left", () => {
    bench.drafts.type("a", "Once");
    bench.drafts.leave("a");
    expect(bench.texts).toEqual(["Once"]);
  });

  it("is tried again and again while nobody answers, less and less often", async () => {
    bench.drafts.type("a", "Once");
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
    bench.drafts.type("a", "Once");
    bench.pass(1000);
    await bench.answer("fail", "offline");
    void bench.drafts.flushAll();
    expect(bench.sent.length).toBe(2);
  });

  it("is kept, and not sent again by itself, when the server refuses it", async () => {
    bench.drafts.type("a", "Once");
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
    bench.drafts.type("a", "Once");
    const flushed = bench.drafts.flush("a");
    await bench.answer("succeed");
    expect(await flushed).toBe(true);
    bench.drafts.type("a", "Once more");
    const again = bench.drafts.flush("a");
    await bench.answer("fail", "offline");
    expect(await again).toBe(false);
  });

  it("waits for letters that are typed while it is waited for", async () => {
    bench.drafts.type("a", "One");
    const flushed = bench.drafts.flush("a");
    bench.drafts.type("a", "Two");
    await bench.answer("succeed");
    await bench.answer("succeed");
    expect(await flushed).toBe(true);
    expect(bench.texts).toEqual(["One", "Two"]);
  });
});

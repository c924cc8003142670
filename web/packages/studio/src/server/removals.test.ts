import { beforeEach, describe, expect, it, vi } from "vitest";
import { Removals, undoSeconds } from "./removals";

describe("a removal", () => {
  let timers: { run: () => void; ms: number }[];
  let removals: Removals;
  const remove = vi.fn(async () => undefined);
  const onFailure = vi.fn();

  beforeEach(() => {
    vi.clearAllMocks();
    timers = [];
    removals = new Removals({
      setTimer: (run, ms) => timers.push({ run, ms }),
      clearTimer: (timer) => {
        timers[timer - 1] = { run: () => undefined, ms: 0 };
      },
    });
    removals.begin("a", { remove, onFailure });
  });

  it("hides at once and removes when the time to undo is over", () => {
    expect(removals.get().has("a")).toBe(true);
    expect(remove).not.toHaveBeenCalled();
    expect(timers[0]?.ms).toBe(undoSeconds * 1000);
    timers[0]?.run();
    expect(remove).toHaveBeenCalledOnce();
    expect(removals.get().has("a")).toBe(true);
  });

  it("can be undone, and is never sent then", () => {
    removals.undo("a");
    timers[0]?.run();
    expect(remove).not.toHaveBeenCalled();
    expect(removals.get().has("a")).toBe(false);
  });

  it("is the first thing that an undo of the page brings back, the latest one first", () => {
    removals.begin("b", { remove, onFailure });
    removals.begin("of another page", { remove, onFailure });
    const isHere = (id: string) => id.length === 1;
    expect([removals.undoLatest(isHere), [...removals.get()]]).toEqual([true, ["a", "of another page"]]);
    expect([removals.undoLatest(isHere), [...removals.get()]]).toEqual([true, ["of another page"]]);
    expect(removals.undoLatest(isHere)).toBe(false);
  });

  it("comes back with all that was removed together with it", () => {
    removals.begin("b", { remove, onFailure, group: "marked" });
    removals.begin("c", { remove, onFailure, group: "marked" });
    expect(removals.undoLatest(() => true)).toBe(true);
    expect([...removals.get()]).toEqual(["a"]);
  });

  it("is sent at once when the page goes away, and only once", async () => {
    await removals.finishAll();
    timers[0]?.run();
    expect(remove).toHaveBeenCalledOnce();
  });

  it("shows the thing again when the server refuses", async () => {
    remove.mockRejectedValueOnce(new Error("no"));
    await removals.finish("a");
    expect(onFailure).toHaveBeenCalledOnce();
    expect(removals.get().has("a")).toBe(false);
  });
});

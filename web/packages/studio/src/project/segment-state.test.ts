import { describe, expect, it } from "vitest";
import { narrated, segment } from "../../test/stories";
import { canBeNarrated, countSegments, stateOf } from "./segment-state";

const stale = narrated("a", 2, {
  narration: {
    engine: "espeak",
    is_draft: true,
    voice: "af_bella",
    spoken_voice: "af_bella",
    speed: 1,
    revision: 1,
    stale: ["voice"],
  },
});

describe("the state of a segment", () => {
  it("is blank without a text and silent without a narration", () => {
    expect(stateOf(segment("a", { text_content: " " })).kind).toBe("blank");
    expect(stateOf(segment("a")).kind).toBe("silent");
    expect(stateOf(segment("a", { text_content: "" }), { isEdited: true }).kind).toBe("silent");
  });

  it("is ready, or stale with the reasons", () => {
    expect(stateOf(narrated("a", 3))).toEqual({ kind: "ready", duration: 3 });
    expect(stateOf(stale)).toEqual({ kind: "stale", duration: 2, reasons: ["voice"] });
  });

  it("is stale as soon as a letter is typed, before the server knows", () => {
    expect(stateOf(narrated("a"), { isEdited: true })).toMatchObject({ kind: "stale", reasons: ["text"] });
    expect(stateOf(stale, { isEdited: true })).toMatchObject({ reasons: ["text", "voice"] });
  });

  it("says what goes on before what was", () => {
    const now = { underWay: { taskId: "t", phase: "queued" as const }, position: 4, failure: "no" };
    expect(stateOf(narrated("a"), now)).toEqual({ kind: "queued", position: 4 });
    expect(stateOf(segment("a"), { underWay: { taskId: "t", phase: "narrating" } }).kind).toBe("narrating");
  });

  it("is failed only while nothing fresh can be heard", () => {
    expect(stateOf(segment("a"), { failure: "no voice" })).toEqual({ kind: "failed", reason: "no voice" });
    expect(stateOf(stale, { failure: "no voice" }).kind).toBe("failed");
    expect(stateOf(narrated("a"), { failure: "no voice" }).kind).toBe("ready");
  });

  it("allows narrating what has a text, is not locked and not under way", () => {
    expect(canBeNarrated({ kind: "silent" }, false)).toBe(true);
    expect(canBeNarrated({ kind: "ready", duration: 1 }, true)).toBe(false);
    expect(canBeNarrated({ kind: "queued", position: 1 }, false)).toBe(false);
    expect(canBeNarrated({ kind: "blank" }, false)).toBe(false);
  });
});

describe("the count of a project", () => {
  it("leaves blank segments out, and locked ones out of the work", () => {
    const segments = [
      narrated("a", 2),
      stale,
      segment("c"),
      segment("d", { is_locked: true }),
      segment("e", { text_content: "" }),
    ];
    expect(countSegments(segments)).toEqual({
      spoken: 4,
      missing: 1,
      stale: 1,
      drafts: 1,
      locked: 1,
      seconds: 4,
    });
  });

  it("calls a draft what is fresh, not locked, and not spoken by Kokoro", () => {
    const draft = narrated("a");
    const finalNarration = draft.narration && { ...draft.narration, is_draft: false };
    const final = narrated("b", 2, { narration: finalNarration });
    const locked = narrated("c", 2, { is_locked: true });
    expect(countSegments([draft, final, locked, stale])).toMatchObject({ drafts: 1, stale: 1 });
  });

  it("does not call narrated what has just been written", () => {
    const segments = [narrated("a", 2), segment("b", { text_content: "" })];
    const edited = new Set(["a", "b"]);
    expect(countSegments(segments, edited)).toMatchObject({ spoken: 2, missing: 1, stale: 1 });
  });
});

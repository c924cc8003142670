import { describe, expect, it } from "vitest";
import { narrated, segment } from "../../test/stories";
import { isTold, kindOf, presentCauses, sharedCauses } from "./failure-causes";
import { noWork } from "./work";

const noModel =
  "TTS generation failed: The Kokoro model is incomplete: no usable kokoro-v1_0.pth in the models folder. Get the " +
  "model with script/fetch-model or `storyflow model install`; `storyflow doctor` shows the models folder.";
const mute = "The text holds nothing that can be spoken.";
const crash = "TTS generation failed: The helper ended.";

describe("a failure", () => {
  it("is of the kind that its words name", () => {
    expect(kindOf(noModel)).toBe("engine");
    expect(kindOf("TTS generation failed: Cannot write a.wav: the disk is full")).toBe("disk");
    expect(kindOf("TTS generation failed: The database storyflow.db cannot be used: it is locked.")).toBe(
      "database",
    );
    expect(kindOf(mute)).toBe("other");
  });
});

describe("what hit several segments", () => {
  it("is one cause, however often it is told", () => {
    const failures = new Map([
      ["a", noModel],
      ["b", mute],
      ["c", noModel],
    ]);
    expect(sharedCauses(failures)).toMatchObject([{ kind: "engine", segmentIds: ["a", "c"] }]);
    expect(["a", "b", "c"].map((id) => isTold(failures, id))).toEqual([true, false, true]);
  });

  it("is one cause also when it has no name, if it was said in the same words of the sound", () => {
    const failures = new Map([
      ["a", crash],
      ["b", crash],
      ["c", "TTS generation failed: Something else."],
      ["d", mute],
      ["e", mute],
    ]);
    expect(sharedCauses(failures)).toEqual([
      { kind: "other", why: "The helper ended.", segmentIds: ["a", "b"] },
    ]);
  });

  it("is still told of one segment when it would have hit any other", () => {
    expect(sharedCauses(new Map([["a", noModel]]))).toHaveLength(1);
    expect(sharedCauses(new Map([["a", crash]]))).toHaveLength(0);
  });

  it("is over for segments that sound by now or are on their way", () => {
    const failures = new Map(["a", "b", "c", "d"].map((id) => [id, noModel]));
    const underWay = new Map([["b", { taskId: "t", phase: "queued" as const }]]);
    const stale = narrated("d", 2, {
      narration: {
        engine: "espeak",
        is_draft: true,
        voice: "af_bella",
        spoken_voice: "af_bella",
        speed: 1,
        revision: 1,
        stale: ["text"],
      },
    });
    const segments = [narrated("a"), segment("b"), segment("c"), stale];
    expect(presentCauses({ ...noWork, failures, underWay }, segments)).toMatchObject([
      { segmentIds: ["c", "d"] },
    ]);
  });

  it("is still told of the last segment, whose card leaves it to the story", () => {
    const failures = new Map(["a", "b"].map((id) => [id, crash]));
    expect(isTold(failures, "b")).toBe(true);
    expect(presentCauses({ ...noWork, failures }, [narrated("a"), segment("b")])).toMatchObject([
      { kind: "other", segmentIds: ["b"] },
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { narrated, segment } from "../../test/stories";
import { heardAt, picturesAt, picturesName, planOf } from "./film-plan";

const pauses = { inter_segment_silence: 0.3, scene_silence: 1, chapter_silence: 2 };
const lamp = { image_file: "/media/lamp.png" };
const sea = { image_file: "/media/sea.png" };

describe("the plan of a film", () => {
  const story = [
    narrated("a"),
    narrated("b", 2, lamp),
    segment("silent", sea),
    narrated("c"),
    segment("blank", { text_content: " " }),
    narrated("d", 2, lamp),
  ];
  const plan = planOf(story, pauses, 0.5);

  it("keeps the last picture where a segment has none, with a title card in front of the first", () => {
    expect(plan.parts.map(({ picture }) => picture)).toEqual([
      undefined,
      "/media/lamp.png",
      "/media/sea.png",
      "/media/lamp.png",
    ]);
  });

  it("shows a held picture as the segment that it belongs to", () => {
    const whole = { ...lamp, image_fit: "fit" } as const;
    const { parts } = planOf(
      [narrated("a", 2, { image_fit: "fit" }), narrated("b", 2, whole), narrated("c"), narrated("d", 2, sea)],
      pauses,
      0.5,
    );
    expect(parts.map(({ fit }) => fit)).toEqual(["fill", "fit", "fit", "fill"]);
    const nameOf = (image_fit: "fill" | "fit", text_content = "") =>
      picturesName(planOf([narrated("b", 2, { ...lamp, image_fit, text_content })], pauses, 0.5));
    expect(nameOf("fit")).not.toBe(nameOf("fill"));
    expect(nameOf("fit")).toBe(nameOf("fit", "Another text."));
  });

  it("says what is missing", () => {
    expect(plan.withoutText.map(({ id }) => id)).toEqual(["blank"]);
    expect(plan.withoutNarration.map(({ id }) => id)).toEqual(["silent"]);
    expect(plan.withoutPicture.map(({ id }) => id)).toEqual(["a", "c"]);
  });

  it("ends a pause after the last word", () => {
    expect(plan.timeline.seconds).toBeCloseTo(8 + 3 * 0.24 + 0.3);
    expect(planOf([], pauses, 0.5).timeline.seconds).toBe(0);
  });

  it("knows which narration is heard", () => {
    expect(heardAt(plan, -1)).toBeUndefined();
    expect(heardAt(plan, 1)?.segment?.id).toBe("a");
    expect(heardAt(plan, 2.1)?.segment?.id).toBe("a");
    expect(heardAt(plan, 2.3)?.segment?.id).toBe("b");
    expect(heardAt(plan, 99)?.segment?.id).toBe("d");
  });

  it("needs two pictures at the most: the one that is seen and the next other one", () => {
    expect(picturesAt(plan, 0)).toEqual(["/media/lamp.png"]);
    expect(picturesAt(plan, 3)).toEqual(["/media/lamp.png", "/media/sea.png"]);
    expect(picturesAt(plan, 99)).toEqual(["/media/lamp.png"]);
  });
});

describe("a film with cards", () => {
  const title = { heading: "The Lamp", line: "Maren" };
  const end = { heading: "The End", line: "" };
  const plan = planOf([narrated("a", 2, lamp), narrated("b", 3)], pauses, 0.5, undefined, {
    title,
    end,
    seconds: 4,
  });

  it("begins with the title, a pause before the first narration, and ends with the other", () => {
    expect(plan.parts.map(({ card, segment: of }) => card?.heading ?? of?.id)).toEqual([
      "The Lamp",
      "a",
      "b",
      "The End",
    ]);
    expect(plan.parts.map(({ place: { begin } }) => Number(begin.toFixed(2)))).toEqual([0, 4.3, 6.54, 9.84]);
    expect(plan.timeline.seconds).toBeCloseTo(13.84);
    expect(plan.sound.begin).toBeCloseTo(4.3);
    expect(plan.sound.end).toBeCloseTo(9.54);
  });

  it("changes from a card in the middle of the pause, like between two segments", () => {
    expect(plan.timeline.beginOf(1)).toBeCloseTo(4.15);
    expect(plan.timeline.beginOf(3)).toBeCloseTo(9.69);
  });

  it("takes its pictures the ways that it takes without cards", () => {
    expect(plan.parts.filter(({ card }) => !card).map(({ number }) => number)).toEqual([0, 1]);
  });

  it("has no subtitles on a card", () => {
    expect(heardAt(plan, 1)?.segment).toBeUndefined();
    expect(heardAt(plan, 12)?.segment).toBeUndefined();
    expect(heardAt(plan, 5)?.segment?.id).toBe("a");
  });

  it("needs the first picture while the title is seen", () => {
    expect(picturesAt(plan, 1)).toEqual(["/media/lamp.png"]);
  });

  it("has no cards where nothing is narrated", () => {
    expect(planOf([segment("a")], pauses, 0.5, undefined, { title, end, seconds: 4 })).toMatchObject({
      parts: [],
      timeline: { seconds: 0 },
    });
  });
});

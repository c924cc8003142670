import type { ProjectDigest } from "@storyflow/client";
import { project, segment } from "../../test/stories";
import { changedPlaces, isUnread, storyOf, textToShow, unreadText, withTexts } from "./story-texts";

const digestOf = (segments: ProjectDigest["segments"]): ProjectDigest => ({ ...project([]), segments });

const [first] = project([segment("a", { audio_file: "/media/p/{id}.wav", audio_duration: 2 })]).segments;
const digest = (...rest: ProjectDigest["segments"]) => storyOf(digestOf([first ?? { id: "a" }, ...rest]));

describe("a story from its digest", () => {
  it("has in each segment what the segment before has, but for what it tells itself", () => {
    const { segments } = digest(
      { id: "b", text_content: "Two.", is_locked: true },
      { id: "c", text_content: "Three.", is_locked: false, audio_file: null, audio_duration: null },
    );
    expect(segments[1]).toEqual({
      ...segment("b", { text_content: "Two.", is_locked: true }),
      audio_file: "/media/p/b.wav",
      audio_duration: 2,
      sequence_index: 1,
    });
    expect(segments[2]).toEqual(segment("c", { text_content: "Three.", sequence_index: 2 }));
    expect(segments[0]?.audio_file).toBe("/media/p/a.wav");
  });

  it("goes on counting where a place is told", () => {
    const { segments } = digest(
      { id: "b", sequence_index: 7, text_content: "" },
      { id: "c", text_content: "" },
    );
    expect(segments.map(({ sequence_index }) => sequence_index)).toEqual([0, 7, 8]);
  });

  it("has a stand-in of the same length, which is not blank, for a text that was left out", () => {
    const [, unread] = digest({ id: "b", text_length: 50 }).segments;
    expect(unread && isUnread(unread)).toBe(true);
    expect(unread?.text_content).toHaveLength(50);
    expect(unread?.text_content.trim()).not.toBe("");
    expect(unread && textToShow(unread)).toBe("");
  });

  it("takes a text that is known, unless it was changed since", () => {
    const known = project([segment("b", { text_content: "Known." }), segment("c", { text_content: "Old." })]);
    const told = digestOf([
      { ...segment("b"), text_length: 6, text_content: undefined as never },
      { id: "c", text_length: 9, text_revision: 2 },
    ]);
    const { segments } = storyOf(told, known);
    expect(segments[0]?.text_content).toBe("Known.");
    expect(segments[1] && isUnread(segments[1])).toBe(true);
  });
});

it("texts that arrive take the place of those that were not read, and of no others", () => {
  const story = project([
    segment("a", { text_content: "Mine." }),
    segment("b", { text_content: unreadText(9) }),
  ]);
  const texts = ["a", "b"].map((id) => ({ id, text_revision: 3, text_content: `Theirs of ${id}.` }));
  const { segments } = withTexts(story, texts);
  expect(segments[0]).toBe(story.segments[0]);
  expect(segments[1]).toMatchObject({ text_content: "Theirs of b.", text_revision: 3 });
});

it("the places of texts that were known and are other ones by now are one range", () => {
  const known = project(["a", "b", "c", "d"].map((id) => segment(id)));
  const unread = { text_content: unreadText(5) };
  const now = project([segment("a"), segment("b", unread), segment("c"), segment("d", unread)]);
  expect(changedPlaces(now, known)).toEqual({ from: 1, count: 3 });
  expect(changedPlaces(known, known)).toBeUndefined();
  // One that was never read is none of them.
  expect(changedPlaces(now, project([segment("a"), segment("b", unread)]))).toBeUndefined();
});

import { project, segment } from "../../test/stories";
import { readStory } from "./read-story";
import { unreadText } from "./story-texts";
import { storyflow } from "./storyflow";

afterEach(() => vi.restoreAllMocks());

const { signal } = new AbortController();

it("the first reading takes the texts that the digest has, and asks for no more", async () => {
  const digest = vi.spyOn(storyflow.projects, "digest").mockResolvedValue(project([segment("a")]));
  const texts = vi.spyOn(storyflow.projects, "texts");
  expect((await readStory("p", () => undefined, signal)).segments[0]?.text_content).toBe("Text of a.");
  expect(digest).toHaveBeenCalledWith("p", undefined, { signal });
  expect(texts).not.toHaveBeenCalled();
});

it("a later one asks only for texts that were changed elsewhere, so that none is missing for a moment", async () => {
  const known = project(["a", "b", "c"].map((id) => segment(id)));
  const { text_content: _, ...told } = segment("a");
  const digest = vi.spyOn(storyflow.projects, "digest").mockResolvedValue({
    ...known,
    segments: [
      { ...told, text_length: 10 },
      { id: "b", text_length: 44, text_revision: 2 },
      { id: "c", text_length: 10, text_revision: 1 },
    ],
  });
  const texts = vi
    .spyOn(storyflow.projects, "texts")
    .mockResolvedValue([{ id: "b", text_revision: 2, text_content: "Changed elsewhere." }]);
  const story = await readStory("p", () => known, signal);
  expect(digest).toHaveBeenCalledWith("p", 0, { signal });
  expect(texts).toHaveBeenCalledWith("p", 1, 1, { signal });
  expect(story.segments.map(({ text_content }) => text_content)).toEqual([
    "Text of a.",
    "Changed elsewhere.",
    "Text of c.",
  ]);
});

it("a text that comes by another way meanwhile is not lost again", async () => {
  let known = project([segment("a"), segment("b", { text_content: unreadText(10) })]);
  vi.spyOn(storyflow.projects, "digest").mockImplementation(async () => {
    const digest = {
      ...known,
      segments: ["a", "b"].map((id) => ({ id, text_length: 10, text_revision: 1 })),
    };
    known = project([segment("a"), segment("b")]);
    return digest;
  });
  const story = await readStory("p", () => known, signal);
  expect(story.segments.map(({ text_content }) => text_content)).toEqual(["Text of a.", "Text of b."]);
});

import { afterEach, expect, it, vi } from "vitest";
import { project } from "../../test/stories";
import { storyflow } from "../server/storyflow";
import { lastChange } from "./last-change";

afterEach(() => {
  vi.restoreAllMocks();
});

it("is that of this story, not of another one with its title, and unknown when the story is not found", async () => {
  const story = project([]);
  const list = vi.spyOn(storyflow.projects, "list");
  list.mockResolvedValue({
    results: [
      { ...story, id: "other", updated_at: "2026-02-02T00:00:00Z" },
      { ...story, updated_at: "2026-03-03T00:00:00Z" },
    ],
  } as never);
  const { signal } = new AbortController();
  expect(await lastChange(story, signal)).toBe("2026-03-03T00:00:00Z");
  list.mockResolvedValue({ results: [] } as never);
  expect(await lastChange(story, signal)).toBeUndefined();
});

import { renderHook, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { onDesk } from "../../test/desk";
import { project, segment } from "../../test/stories";
import { storyflow } from "../server/storyflow";
import { useDesk } from "./project-context";
import { usePaletteEntries } from "./use-palette-entries";

const story = [
  segment("a", { text_content: "Before." }),
  segment("b", { chapter: { title: "The lamp" } }),
  segment("c", { text_content: "Behind." }),
];
const actions = [{ label: "Do it", run: vi.fn() }];

const wrapper = onDesk();

beforeEach(() => {
  vi.spyOn(storyflow.projects, "list").mockResolvedValue({
    next: null,
    results: [project([]), { ...project([]), id: "q", title: "Another story" }],
  } as never);
});

afterEach(() => {
  vi.restoreAllMocks();
});

it("there are the actions, the other pages, the chapters, and the other stories", async () => {
  const { result } = renderHook(() => usePaletteEntries(story, actions), { wrapper });
  await waitFor(() =>
    expect(result.current("").map(({ kind, label }) => `${kind}: ${label}`)).toEqual([
      "action: Do it",
      "action: To the library",
      "action: Settings",
      "chapter: The lamp",
      "story: Another story",
    ]),
  );
});

it("a number leads to its segment, with its first words", () => {
  const { result } = renderHook(() => ({ entries: usePaletteEntries(story, actions), desk: useDesk() }), {
    wrapper,
  });
  const [entry] = result.current.entries("3");
  expect(entry?.label).toBe("Segment 3: Behind.");
  entry?.run();
  expect(result.current.desk.reveal.get()).toEqual({ id: "c", focus: "card", align: "start" });
  expect(result.current.entries("4")[0]?.kind).toBe("action");
});

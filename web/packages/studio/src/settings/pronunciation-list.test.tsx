import type { ListedPronunciation } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { PronunciationList, soundOf } from "./pronunciation-list";

function show(entry: Partial<ListedPronunciation>): void {
  vi.spyOn(storyflow.projects, "changes").mockResolvedValue({ undo: [], redo: [] });
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 10_000, retry: false } } });
  const whole = { id: "e1", project: "p1", word: "Ann", spoken_as: "Enn", segments: 0, segments_outdated: 0 };
  queryClient.setQueryData(keys.pronunciations("p1"), [{ ...whole, ...entry }]);
  render(
    <QueryClientProvider client={queryClient}>
      <PronunciationList projectId="p1" />
    </QueryClientProvider>,
  );
}

it("an entry tells how many segments use it", () => {
  show({ segments: 14 });
  expect(screen.getByText("14 segments use it")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Narrate “Ann” again" })).toBeNull();
});

it("segments that were narrated before a change are narrated again with one press", async () => {
  const generate = vi.spyOn(storyflow, "generateAllAudio").mockRejectedValue(new Error("later"));
  show({ segments: 14, segments_outdated: 3 });
  expect(screen.getByText("3 were narrated before the last change")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Narrate “Ann” again" }));
  expect(generate).toHaveBeenCalledWith("p1", { pronunciation: "e1" });
});

it("an entry that stands nowhere says so", () => {
  show({});
  expect(screen.getByText("No segment uses it")).toBeVisible();
});

it("phonemes are heard as they are written in a text, a respelling as it is", () => {
  expect(soundOf(" shi-VAWN ")).toBe("shi-VAWN");
  expect(soundOf("/oʊˈniːl/")).toBe("[word](/oʊˈniːl/)");
  expect(soundOf("and/or")).toBe("and/or");
});

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { NoticesProvider } from "../ui/notices";
import { PronunciationUses } from "./pronunciation-uses";

function show(change: { segments: number; segments_outdated: number }) {
  const queryClient = new QueryClient();
  const readAnew = vi.spyOn(queryClient, "invalidateQueries");
  const entry = { id: "e1", project: "p", word: "Ann", spoken_as: "Enn", ...change };
  render(
    <QueryClientProvider client={queryClient}>
      <NoticesProvider>
        <PronunciationUses entry={entry} projectId="p" />
      </NoticesProvider>
    </QueryClientProvider>,
  );
  return readAnew;
}

const again = () => screen.queryByRole("button", { name: "Narrate “Ann” again" });

afterEach(() => {
  vi.restoreAllMocks();
});

it("where all are narrated as it is said now there is nothing to do", () => {
  show({ segments: 1, segments_outdated: 0 });
  expect(screen.getByText("1 segment uses it")).toBeVisible();
  expect(again()).toBeNull();
});

it("says how many are narrated again, and reads the numbers anew", async () => {
  vi.spyOn(storyflow, "generateAllAudio").mockResolvedValue({ segments_to_process: 3 } as never);
  const readAnew = show({ segments: 14, segments_outdated: 3 });
  await userEvent.click(again() as HTMLElement);
  expect(await screen.findByText("3 segments are being narrated again.")).toBeVisible();
  expect(readAnew).toHaveBeenCalledWith({ queryKey: keys.pronunciations("p") });
});

it("what is in the way is said, and the numbers stay", async () => {
  vi.spyOn(storyflow, "generateAllAudio").mockRejectedValue(new Error("broken"));
  const readAnew = show({ segments: 14, segments_outdated: 3 });
  await userEvent.click(again() as HTMLElement);
  expect(await screen.findByRole("alert")).not.toBeEmptyDOMElement();
  expect(readAnew).not.toHaveBeenCalled();
});

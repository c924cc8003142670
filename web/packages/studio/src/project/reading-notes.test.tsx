import type { ReadPiece, Segment } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { readPiece } from "../../test/readings";
import { segment } from "../../test/stories";
import { storyflow } from "../server/storyflow";
import { ReadingNotes } from "./reading-notes";

const sayAs = vi.fn();

function show(text: string, pieces: ReadPiece[]) {
  vi.spyOn(storyflow.segments, "reading").mockResolvedValue({ pieces, voice: "af_bella" } as never);
  const queryClient = new QueryClient();
  const notesOf = (change: Partial<Segment>) => (
    <QueryClientProvider client={queryClient}>
      <ReadingNotes segment={segment("a", { text_content: text, ...change })} onSayAs={sayAs} />
    </QueryClientProvider>
  );
  const { rerender } = render(notesOf({}));
  return (change: Partial<Segment>) => rerender(notesOf(change));
}

afterEach(() => {
  vi.restoreAllMocks();
});

it("only words that are said otherwise, or are guessed, are worth a note", async () => {
  show("🗼 Old Zorblax left 1984.", [
    readPiece("Old", 2),
    readPiece("Zorblax", 6, { from: "espeak", phonemes: "zɔːblaks" }),
    readPiece("left", 14),
    readPiece("1984", 19, { spoken: "nineteen eighty-four", from: "rule" }),
    readPiece(".", 23, { spoken: ".", from: "rule" }),
  ]);
  const notes = await screen.findAllByRole("listitem");
  expect(notes.map((note) => note.textContent)).toEqual([
    expect.stringContaining("Zorblax /zɔːblaks/"),
    expect.stringContaining("1984 nineteen eighty-four"),
  ]);
  await userEvent.click(screen.getByRole("button", { name: "Say “Zorblax” as…" }));
  const [selection] = sayAs.mock.calls[0] ?? [];
  expect(selection.text.slice(selection.from, selection.to)).toBe("Zorblax");
});

it("a word whose sounds the engine does not tell is said to be guessed", async () => {
  show("Gasogene.", [readPiece("Gasogene", 0, { from: "espeak", phonemes: null })]);
  expect(await screen.findByText("guessed: not in the dictionary")).toBeVisible();
});

it("a text that was changed is read anew, and until then no words are taken from their old places", async () => {
  const change = show("Old Zorblax.", [readPiece("Zorblax", 4, { from: "espeak" })]);
  await screen.findByText("Zorblax");
  let arrive: (reading: never) => void = () => undefined;
  vi.mocked(storyflow.segments.reading).mockReturnValue(new Promise((resolve) => (arrive = resolve)));
  change({ text_content: "My old Gasogene.", text_revision: 2 });
  expect(screen.getByText("Zorblax")).toBeVisible();
  expect(screen.getByRole("button", { name: /^Say “Zorblax” as/ })).toBeDisabled();
  arrive({ pieces: [readPiece("Gasogene", 7, { from: "espeak" })], voice: "af_bella" } as never);
  expect(await screen.findByText("Gasogene")).toBeVisible();
  expect(screen.queryByText("Zorblax")).toBeNull();
  await waitFor(() => expect(screen.getByRole("button", { name: /^Say “Gasogene” as/ })).toBeEnabled());
});

it("a text without any says so", async () => {
  show("Old.", [readPiece("Old", 0)]);
  expect(await screen.findByText("All words are said as they are written.")).toBeVisible();
});

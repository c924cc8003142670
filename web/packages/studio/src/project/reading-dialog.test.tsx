import { ApiError } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { readPiece } from "../../test/readings";
import { segment } from "../../test/stories";
import { storyflow } from "../server/storyflow";
import { ProjectDeskProvider } from "./project-context";
import { ReadingDialog } from "./reading-dialog";
import type { Selection } from "./selected-piece";

const text = "Zorblax left in 1984.";
const pieces = [
  readPiece("Zorblax", 0, { from: "espeak" }),
  readPiece("left", 8),
  readPiece("in", 13),
  readPiece("1984", 16, { spoken: "nineteen eighty-four", from: "rule", rules: ["year"] }),
  readPiece(".", 20, { spoken: ".", from: "rule" }),
];
const entry = { id: "e1", project: "p", word: "Zorblax", spoken_as: "ZOR-blacks" };

const read = vi.spyOn(storyflow.segments, "reading");
const create = vi.spyOn(storyflow.pronunciations, "create");
const listed = vi.spyOn(storyflow.pronunciations, "list");

function show(selection?: Selection) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ProjectDeskProvider projectId="p">
        <ReadingDialog
          segment={segment("a", { text_content: text })}
          selection={selection}
          onClose={() => undefined}
        />
      </ProjectDeskProvider>
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  read.mockReset().mockResolvedValue({ pieces, voice: "af_bella" } as never);
  create.mockReset().mockResolvedValue(entry as never);
  listed.mockReset().mockResolvedValue([{ ...entry, segments: 14, segments_outdated: 3 }]);
});

it("each piece tells how it is said and why; what is not spoken has nothing to hear or to change", async () => {
  show();
  const items = await screen.findAllByRole("listitem");
  expect(items).toHaveLength(5);
  expect(items[0]).toHaveTextContent("guessed: not in the dictionary");
  expect(items[3]).toHaveTextContent("1984nineteen eighty-four");
  expect(items[3]).toHaveTextContent("year · by a rule");
  expect(within(items[1] as HTMLElement).getByRole("button", { name: "Hear left" })).toBeInTheDocument();
  expect(within(items[4] as HTMLElement).queryAllByRole("button")).toEqual([]);
});

it("the selected words stand first, and once they are said otherwise all other segments with them can be narrated again", async () => {
  const narrate = vi
    .spyOn(storyflow, "generateAllAudio")
    .mockResolvedValue({ segments_to_process: 3 } as never);
  show({ text, from: 0, to: 7 });
  const field = await screen.findByRole("textbox", { name: "How “Zorblax” is said" });
  await userEvent.type(field, " ZOR-blacks ");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(create).toHaveBeenCalledWith("p", { word: "Zorblax", spoken_as: "ZOR-blacks" });
  expect(await screen.findByText("14 segments use it")).toBeInTheDocument();
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(read).toHaveBeenCalledTimes(2);
  await userEvent.click(screen.getByRole("button", { name: "Narrate “Zorblax” again" }));
  expect(narrate).toHaveBeenCalledWith("p", { pronunciation: "e1" });
});

it("a saying that is refused stays in its field, with the reason", async () => {
  create.mockRejectedValue(new ApiError("These phonemes are not known.", { status: 400 }));
  show({ text, from: 0, to: 7 });
  const field = await screen.findByRole("textbox");
  await userEvent.type(field, "/§/");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText(/These phonemes are not known/)).toBeInTheDocument();
  expect(field).toHaveValue("/§/");
});

it("a reading that cannot be had is said", async () => {
  read.mockRejectedValue(new ApiError("nobody", { status: 0 }));
  show();
  expect(await screen.findByRole("alert")).not.toBeEmptyDOMElement();
});

it("a text that is only a pause says so", async () => {
  read.mockResolvedValue({ pieces: [], voice: "af_bella" } as never);
  show();
  expect(await screen.findByText("Nothing of this text is spoken: it is a pause.")).toBeInTheDocument();
});

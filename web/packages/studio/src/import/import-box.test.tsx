import { ApiError, type BookPreview } from "@storyflow/client";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { storyflow } from "../server/storyflow";
import { keptTexts } from "../ui/kept-texts";
import type { TitledBook } from "./book";
import { ImportBox } from "./import-box";
import { keptFiles } from "./kept-files";

/** A server that makes a segment of each paragraph, and calls a book after its file when it has no title. */
const previewBook = vi.spyOn(storyflow.projects, "previewBook");

function previewOf(texts: string[], change: Partial<BookPreview> = {}): BookPreview {
  return {
    format: "plain text",
    title: "",
    author: "",
    language: "",
    segments: texts.length,
    characters: texts.join("").length,
    pictures: 0,
    chapters: [],
    left_out: [],
    left_out_count: 0,
    passages: texts.map((text_content) => ({
      text_content,
      image_prompt: "",
      voice_id: null,
      tts_speed: null,
      chapter: null,
      scene_break: false,
      has_picture: false,
    })),
    ...change,
  };
}

const textOf = async (file: Blob): Promise<string> => new TextDecoder().decode(await file.arrayBuffer());

beforeEach(() => {
  keptTexts.forget("import.story");
  keptTexts.forget("import.story.title");
  keptFiles.forget("import.story");
  previewBook.mockReset().mockImplementation(async (file, name) => {
    const texts = (await textOf(file)).split("\n\n");
    return previewOf(texts, { title: name.replace(/\.[^.]+$/, "") });
  });
});

function setUp(keptAs = "story") {
  const onBook = vi.fn(async (_book: TitledBook) => undefined);
  const { unmount } = render(<ImportBox action="Narrate" onBook={onBook} keptAs={keptAs} withTitle />);
  const field = () => screen.getByLabelText("Your story");
  const drop = (file: File) =>
    fireEvent.drop(field().closest("form") as HTMLFormElement, {
      dataTransfer: { files: [file], types: ["Files"] },
    });
  return { onBook, unmount, user: userEvent.setup(), field, drop };
}

const narrate = () => screen.getByRole("button", { name: "Narrate" });
const lamp = new File(["Once there was a lamp."], "the_lamp.txt", { type: "text/plain" });

it("narrates what was pasted, under a title that may be changed", async () => {
  const { onBook, user, field } = setUp();
  expect(narrate()).toBeDisabled();
  await user.click(field());
  await user.paste("The lamp went out.\n\nNobody noticed.");
  expect(await screen.findByText("2 segments")).toBeVisible();
  await user.clear(screen.getByLabelText("Title"));
  await user.type(screen.getByLabelText("Title"), "Dark");
  await user.click(narrate());
  const [book] = onBook.mock.calls[0] ?? [];
  expect(book).toMatchObject({ title: "Dark", name: "pasted.txt" });
  expect(await textOf(book?.file ?? new Blob())).toBe("The lamp went out.\n\nNobody noticed.");
  expect(previewBook).toHaveBeenCalledOnce();
});

it("takes what was pasted before it was looked at, and names it after its first words", async () => {
  const { onBook, field } = setUp();
  fireEvent.change(field(), { target: { value: "The lamp went out. Nobody noticed." } });
  expect(previewBook).not.toHaveBeenCalled();
  fireEvent.click(narrate());
  await waitFor(() => expect(onBook).toHaveBeenCalledOnce());
  expect(onBook.mock.calls[0]?.[0].title).toBe("The lamp went out");
});

it("has only the text looked at that is there when the typing rests", async () => {
  const { field } = setUp();
  for (const typed of ["T", "Th", "The", "The sea"]) {
    fireEvent.change(field(), { target: { value: typed } });
  }
  expect(await screen.findByText("1 segment")).toBeVisible();
  expect(previewBook).toHaveBeenCalledOnce();
  expect(await textOf(previewBook.mock.calls[0]?.[0] ?? new Blob())).toBe("The sea");
});

it("sees nothing to narrate in blanks", async () => {
  const { field } = setUp();
  fireEvent.change(field(), { target: { value: " \n" } });
  expect(narrate()).toBeDisabled();
});

it("an answer that a newer text has overtaken is not shown", async () => {
  const { user, field } = setUp();
  const signals: (AbortSignal | undefined)[] = [];
  let answer: (preview: BookPreview) => void = () => undefined;
  previewBook.mockImplementationOnce((_file, _name, call) => {
    signals.push(call?.signal);
    return new Promise((resolve) => (answer = resolve));
  });
  await user.click(field());
  await user.paste("Old.");
  await waitFor(() => expect(signals).toHaveLength(1));
  await user.paste("\n\nNew.");
  expect(await screen.findByText("2 segments")).toBeVisible();
  expect(signals[0]?.aborted).toBe(true);
  answer(previewOf(["Overtaken."]));
  await Promise.resolve();
  expect(screen.queryByText("Overtaken.")).toBeNull();
});

it("shows what kind of book it is, its chapters, and what is left out and why", async () => {
  previewBook.mockResolvedValue(
    previewOf(["The lamp went out."], {
      format: "EPUB 3",
      title: "The tower",
      author: "A. Keeper",
      chapters: [{ title: "One", level: 1, segment: 0 }],
      segments: 120,
      left_out: [
        { reason: "footnote", text: "A note.", characters: 7, place: "one.xhtml" },
        { reason: "an odd thing", text: "Odd.", characters: 4, place: "" },
      ],
      left_out_count: 2,
    }),
  );
  const { drop } = setUp();
  drop(new File(["book"], "tower.epub"));
  expect(await screen.findByText("EPUB 3 · by A. Keeper · 1 chapter")).toBeVisible();
  expect(screen.getByLabelText("Title")).toHaveValue("The tower");
  expect(screen.getByText("and 119 more segments")).toBeVisible();
  expect(screen.getByText("2 passages are left out")).toBeVisible();
  expect(screen.getByText("footnote · one.xhtml")).toBeInTheDocument();
  expect(screen.getByText("an odd thing")).toBeInTheDocument();
});

it("reads a dropped file, and gives the field back when another one is wanted", async () => {
  const { onBook, user, drop, field } = setUp();
  drop(lamp);
  expect(await screen.findByText("the_lamp.txt")).toBeVisible();
  expect(await screen.findByText("1 segment")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Take another file" }));
  expect(field()).toHaveValue("");
  drop(lamp);
  await user.click(narrate());
  await waitFor(() => expect(onBook).toHaveBeenCalledOnce());
  expect(onBook.mock.calls[0]?.[0]).toEqual({
    file: lamp,
    name: "the_lamp.txt",
    title: "the lamp",
    isTitleOwn: true,
  });
});

it("says in the server's words why a file or a text cannot be read", async () => {
  const { user, field, drop } = setUp();
  const refusal = (why: string) => new ApiError(`file: ${why}`, { status: 400, fields: { file: [why] } });
  previewBook.mockRejectedValueOnce(refusal("pasted.txt: line 3: the block has no Text: line"));
  await user.click(field());
  await user.paste("Text: One.\n---\nPrompt: only");
  expect(await screen.findByRole("alert")).toHaveTextContent(/^line 3: the block has no Text: line$/);
  expect(narrate()).toBeDisabled();
  await user.type(field(), " this");
  await waitFor(() => expect(narrate()).toBeEnabled());
  previewBook.mockRejectedValueOnce(refusal("a.png: this is a picture."));
  drop(new File(["x"], "a.png", { type: "image/png" }));
  await waitFor(() => expect(screen.getByRole("alert")).toHaveTextContent("a.png: this is a picture."));
  expect(narrate()).toBeDisabled();
});

it("says that the server is out of reach, and tries again when asked", async () => {
  const { onBook, user, field } = setUp();
  previewBook.mockRejectedValueOnce(new ApiError("The server cannot be reached.", { status: 0 }));
  await user.click(field());
  await user.paste("The lamp went out.");
  expect(await screen.findByRole("alert")).toHaveTextContent("The server cannot be reached.");
  await user.click(narrate());
  await waitFor(() => expect(onBook).toHaveBeenCalledOnce());
});

it("keeps the text and says why when the server does not take it", async () => {
  const { onBook, user, field } = setUp();
  onBook.mockRejectedValueOnce(new ApiError("The queue is full.", { status: 429 }));
  await user.click(field());
  await user.paste("The lamp went out.");
  await user.click(narrate());
  await waitFor(() => expect(screen.getByRole("alert")).toHaveTextContent("The queue is full."));
  expect(field()).toHaveValue("The lamp went out.");
  expect(narrate()).toBeEnabled();
});

it("keeps text and title while the box is closed, until they are used", async () => {
  const first = setUp();
  await first.user.click(first.field());
  await first.user.paste("The lamp went out.");
  await first.user.clear(await screen.findByLabelText("Title"));
  await first.user.type(screen.getByLabelText("Title"), "Dark");
  first.unmount();

  const second = setUp();
  expect(second.field()).toHaveValue("The lamp went out.");
  expect(await screen.findByLabelText("Title")).toHaveValue("Dark");
  await second.user.click(narrate());
  await waitFor(() => expect(second.onBook.mock.calls[0]?.[0].title).toBe("Dark"));
  second.unmount();

  const third = setUp();
  expect(third.field()).toHaveValue("");
});

it("keeps what was pasted when a file is used instead", async () => {
  const first = setUp();
  await first.user.click(first.field());
  await first.user.paste("The lamp went out.");
  first.drop(lamp);
  await screen.findByText("the_lamp.txt");
  await first.user.click(narrate());
  await waitFor(() => expect(first.onBook).toHaveBeenCalledOnce());
  first.unmount();
  expect(setUp().field()).toHaveValue("The lamp went out.");
});

it("keeps a chosen file while the box is closed, until it is used", async () => {
  const first = setUp();
  await first.user.upload(screen.getByLabelText("Choose a file", { selector: "input" }), lamp);
  await screen.findByText("the_lamp.txt");
  first.unmount();

  const second = setUp();
  expect(screen.getByText("the_lamp.txt")).toBeVisible();
  await second.user.click(narrate());
  await waitFor(() => expect(second.onBook.mock.calls[0]?.[0].title).toBe("the lamp"));
  second.unmount();

  expect(setUp().field()).toHaveValue("");
});

it("says which file must be chosen again after a reload, until the reader goes on without it", async () => {
  keptTexts.set("import.reloaded.file", "the_lamp.epub");
  const { user, field } = setUp("reloaded");
  expect(screen.getByText(/choose the file “the_lamp\.epub” again/)).toBeVisible();
  await user.click(field());
  await user.paste("The lamp went out.");
  expect(await screen.findByText("1 segment")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Go on without the file" }));
  expect(screen.queryByText(/the_lamp/)).toBeNull();
});

it("takes no letter while it is busy, which would be forgotten with the rest", async () => {
  const { onBook, user, field } = setUp();
  let fail: (why: unknown) => void = () => undefined;
  onBook.mockReturnValueOnce(new Promise((_, reject) => (fail = reject)));
  await user.click(field());
  await user.paste("The lamp went out.");
  await user.click(narrate());
  await waitFor(() => expect(onBook).toHaveBeenCalled());
  expect(field()).toHaveAttribute("readonly");
  fail(new ApiError("The queue is full.", { status: 429 }));
  await waitFor(() => expect(field()).not.toHaveAttribute("readonly"));
});

import { ApiError } from "@storyflow/client";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { keptTexts } from "../ui/kept-texts";
import { ImportBox } from "./import-box";
import { keptFiles } from "./kept-files";
import type { Story } from "./story";

beforeEach(() => {
  keptTexts.forget("import.story");
  keptTexts.forget("import.story.title");
  keptFiles.forget("import.story");
});

function setUp(keptAs = "story") {
  const onStory = vi.fn(async (_story: Story) => undefined);
  const { unmount } = render(<ImportBox action="Narrate" onStory={onStory} keptAs={keptAs} withTitle />);
  return { onStory, unmount, user: userEvent.setup(), field: () => screen.getByLabelText("Your story") };
}

it("narrates what was pasted, under a title that may be changed", async () => {
  const { onStory, user, field } = setUp();
  expect(screen.getByRole("button", { name: "Narrate" })).toBeDisabled();
  await user.click(field());
  await user.paste("The lamp went out.\n\nNobody noticed.");
  expect(await screen.findByText("2 segments")).toBeVisible();
  await user.clear(screen.getByLabelText("Title"));
  await user.type(screen.getByLabelText("Title"), "Dark");
  await user.click(screen.getByRole("button", { name: "Narrate" }));
  expect(onStory.mock.calls[0]?.[0].title).toBe("Dark");
  expect(onStory.mock.calls[0]?.[0].entries).toHaveLength(2);
});

it("names the story after its first words when nobody else does", async () => {
  const { onStory, user, field } = setUp();
  await user.click(field());
  await user.paste("The lamp went out. Nobody noticed.");
  await user.click(await screen.findByRole("button", { name: "Narrate" }));
  expect(onStory.mock.calls[0]?.[0].title).toBe("The lamp went out");
});

it("shows a fault in its place and takes nothing until it is mended", async () => {
  const { onStory, user, field } = setUp();
  await user.click(field());
  await user.paste("Text: One.\n---\nPrompt: only\n---\nText: Two.");
  expect(await screen.findByText(/^Line 3:/)).toBeVisible();
  const places = screen.getAllByRole("listitem").map((place) => place.textContent);
  expect(places[1]).toMatch(/^2Line 3/);
  expect(screen.getByRole("button", { name: "Narrate" })).toBeDisabled();
  fireEvent.submit(field().closest("form") as HTMLFormElement);
  expect(onStory).not.toHaveBeenCalled();
});

it("reads a dropped file, and gives the field back when another one is wanted", async () => {
  const { onStory, user, field } = setUp();
  const form = field().closest("form") as HTMLFormElement;
  const file = new File(["Once there was a lamp."], "the_lamp.txt", { type: "text/plain" });
  fireEvent.drop(form, { dataTransfer: { files: [file], types: ["Files"] } });
  expect(await screen.findByText("the_lamp.txt")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Narrate" }));
  expect(onStory.mock.calls[0]?.[0].title).toBe("the lamp");
});

it("says why a file cannot be read", async () => {
  const { field } = setUp();
  const form = field().closest("form") as HTMLFormElement;
  fireEvent.drop(form, {
    dataTransfer: { files: [new File(["x"], "a.png", { type: "image/png" })], types: ["Files"] },
  });
  expect(await screen.findByRole("alert")).toHaveTextContent("Files of this kind cannot be read.");
});

it("keeps the text and says why when the server does not take it", async () => {
  const { onStory, user, field } = setUp();
  onStory.mockRejectedValueOnce(new ApiError("The queue is full.", { status: 429 }));
  await user.click(field());
  await user.paste("The lamp went out.");
  await user.click(await screen.findByRole("button", { name: "Narrate" }));
  await waitFor(() => expect(screen.getByRole("alert")).toHaveTextContent("The queue is full."));
  expect(field()).toHaveValue("The lamp went out.");
  expect(screen.getByRole("button", { name: "Narrate" })).toBeEnabled();
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
  await second.user.click(screen.getByRole("button", { name: "Narrate" }));
  expect(second.onStory.mock.calls[0]?.[0].title).toBe("Dark");
  second.unmount();

  const third = setUp();
  expect(third.field()).toHaveValue("");
});

it("keeps what was pasted when a file is used instead", async () => {
  const first = setUp();
  await first.user.click(first.field());
  await first.user.paste("The lamp went out.");
  const file = new File(["Once there was a lamp."], "lamp.txt", { type: "text/plain" });
  const form = first.field().closest("form") as HTMLFormElement;
  fireEvent.drop(form, { dataTransfer: { files: [file], types: ["Files"] } });
  await screen.findByText("lamp.txt");
  await first.user.click(screen.getByRole("button", { name: "Narrate" }));
  expect(first.onStory).toHaveBeenCalledOnce();
  first.unmount();
  expect(setUp().field()).toHaveValue("The lamp went out.");
});

it("keeps a chosen file while the box is closed, until it is used", async () => {
  const lamp = new File(["Once there was a lamp."], "the_lamp.txt", { type: "text/plain" });
  const first = setUp();
  await first.user.upload(screen.getByLabelText("Choose a file", { selector: "input" }), lamp);
  await screen.findByText("the_lamp.txt");
  first.unmount();

  const second = setUp();
  expect(screen.getByText("the_lamp.txt")).toBeVisible();
  await second.user.click(screen.getByRole("button", { name: "Narrate" }));
  expect(second.onStory.mock.calls[0]?.[0].title).toBe("the lamp");
  second.unmount();

  expect(setUp().field()).toHaveValue("");
});

it("keeps a file whose box was closed while it was being read", async () => {
  const lamp = new File(["Once there was a lamp."], "the_lamp.txt", { type: "text/plain" });
  const first = setUp();
  await first.user.upload(screen.getByLabelText("Choose a file", { selector: "input" }), lamp);
  first.unmount();
  setUp();
  expect(await screen.findByText("the_lamp.txt")).toBeVisible();
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
  const { onStory, user, field } = setUp();
  let fail: (why: unknown) => void = () => undefined;
  onStory.mockReturnValueOnce(new Promise((_, reject) => (fail = reject)));
  await user.click(field());
  await user.paste("The lamp went out.");
  await user.click(await screen.findByRole("button", { name: "Narrate" }));
  expect(field()).toHaveAttribute("readonly");
  fail(new ApiError("The queue is full.", { status: 429 }));
  await waitFor(() => expect(field()).not.toHaveAttribute("readonly"));
});

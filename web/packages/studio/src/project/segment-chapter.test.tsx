import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { segment } from "../../test/stories";
import { BeginningMark, ChapterDialog } from "./segment-chapter";
import type { SegmentActions } from "./use-segment-actions";

function name(of = segment("a", { text_content: "The lamp went out. Nobody noticed." })) {
  const setChapter = vi.fn(async () => true);
  const onClose = vi.fn();
  render(
    <ChapterDialog segment={of} actions={{ setChapter } as unknown as SegmentActions} onClose={onClose} />,
  );
  return { setChapter, onClose, user: userEvent.setup(), title: () => screen.getByLabelText("Title") };
}

it("a chapter is offered the first words of its text as a title", async () => {
  const { setChapter, onClose, user, title } = name();
  expect(title()).toHaveValue("The lamp went out");
  await user.clear(title());
  expect(screen.getByRole("button", { name: "Save" })).toBeDisabled();
  await user.type(title(), "The lamp");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(setChapter).toHaveBeenCalledWith("a", { title: "The lamp", level: 1 });
  expect(onClose).toHaveBeenCalledOnce();
});

it("a renamed chapter keeps its level, and the dialog stays when the server refuses", async () => {
  const { setChapter, onClose, user } = name(segment("a", { chapter: { title: "One", level: 2 } }));
  setChapter.mockResolvedValueOnce(false);
  await user.type(screen.getByLabelText("Title"), "!");
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(setChapter).toHaveBeenCalledWith("a", { title: "One!", level: 2 });
  expect(onClose).not.toHaveBeenCalled();
});

it("a chapter is seen by its title, a scene by an ornament, and anything else by nothing", () => {
  const { rerender, container } = render(<BeginningMark segment={segment("a")} />);
  expect(container).toBeEmptyDOMElement();
  rerender(<BeginningMark segment={segment("a", { scene_break: true })} />);
  expect(screen.getByText("A new scene begins")).toBeInTheDocument();
  rerender(
    <BeginningMark segment={segment("a", { scene_break: true, chapter: { title: "One", level: 1 } })} />,
  );
  expect(screen.getByRole("heading", { name: "One" })).toBeVisible();
  expect(screen.queryByText("A new scene begins")).toBeNull();
});

it("a title that is the text of its segment is for screen readers only, since the text shows it", () => {
  const chapter = { title: "Chapter I.", level: 1 };
  const { rerender } = render(
    <BeginningMark segment={segment("a", { text_content: "Chapter I.", chapter })} />,
  );
  expect(screen.getByRole("heading", { name: "Chapter I." })).toHaveClass("sr-only");
  rerender(<BeginningMark segment={segment("a", { text_content: "It was so.", chapter })} />);
  expect(screen.getByRole("heading", { name: "Chapter I." })).not.toHaveClass("sr-only");
});

import { createEvent, fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { usePictureDrop } from "./use-picture-drop";

const takeOnPage = vi.fn();
const takeOnCell = vi.fn();
const files = [new File(["png"], "1.png"), new File(["png"], "2.png")];
const carried = { dataTransfer: { files, types: ["Files"] } };

function Page({ isOpen }: { isOpen: boolean }) {
  const page = usePictureDrop(takeOnPage);
  const cell = usePictureDrop(takeOnCell, isOpen);
  return (
    <div {...page.handlers}>
      <p>{page.isOver ? "over the page" : cell.isOver ? "over the cell" : "away"}</p>
      <article {...cell.handlers}>cell</article>
    </div>
  );
}

beforeEach(() => {
  takeOnPage.mockReset();
  takeOnCell.mockReset();
});

it("files that are dropped on a place are that one's alone, all of them", () => {
  render(<Page isOpen />);
  fireEvent.dragOver(screen.getByText("cell"), carried);
  expect(screen.getByText("over the cell")).toBeVisible();
  fireEvent.drop(screen.getByText("cell"), carried);
  expect(takeOnCell).toHaveBeenCalledWith(files);
  expect(takeOnPage).not.toHaveBeenCalled();
  expect(screen.getByText("away")).toBeVisible();
});

it("what is dropped beside all places, or on a closed one, is the page's", () => {
  render(<Page isOpen={false} />);
  fireEvent.dragOver(screen.getByText("away"), carried);
  expect(screen.getByText("over the page")).toBeVisible();
  fireEvent.drop(screen.getByText("cell"), carried);
  expect(takeOnPage).toHaveBeenCalledWith(files);
  expect(takeOnCell).not.toHaveBeenCalled();
});

it("a text that is dragged is nobody's picture", () => {
  render(<Page isOpen />);
  const event = createEvent.dragOver(screen.getByText("cell"), {
    dataTransfer: { files: [], types: ["text/plain"] },
  });
  fireEvent(screen.getByText("cell"), event);
  expect(event.defaultPrevented).toBe(false);
});

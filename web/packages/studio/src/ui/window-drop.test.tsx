import { act, createEvent, fireEvent, render } from "@testing-library/react";
import { beforeAll, expect, it, vi } from "vitest";
import { useWindowDrop, watchForDrops } from "./window-drop";

beforeAll(watchForDrops);

const file = new File(["Once."], "lamp.txt");
const carried = (files: File[] = [file]) => ({
  dataTransfer: { files, types: ["Files"], dropEffect: "copy" },
});

function Taker({ take }: { take: (file: File) => void }) {
  return <p>{useWindowDrop(take) ? "over" : "away"}</p>;
}

function drop(): Event {
  const event = createEvent.drop(document.body, carried());
  act(() => void fireEvent(document.body, event));
  return event;
}

it("a file that is dropped anywhere goes to the page that takes files, and does not leave the studio", () => {
  const take = vi.fn();
  const { container } = render(<Taker take={take} />);
  fireEvent.dragOver(document.body, carried());
  expect(container).toHaveTextContent("over");
  expect(drop().defaultPrevented).toBe(true);
  expect(take).toHaveBeenCalledWith(file);
  expect(container).toHaveTextContent("away");
});

it("a file that nothing takes does nothing", () => {
  const over = createEvent.dragOver(document.body, carried());
  fireEvent(document.body, over);
  expect(over.defaultPrevented).toBe(true);
  expect(drop().defaultPrevented).toBe(true);
});

it("what opened last takes the file, and leaves it to the page when it is closed", () => {
  const [page, dialog] = [vi.fn(), vi.fn()];
  render(<Taker take={page} />);
  const { unmount } = render(<Taker take={dialog} />);
  drop();
  unmount();
  drop();
  expect(dialog).toHaveBeenCalledOnce();
  expect(page).toHaveBeenCalledOnce();
});

it("a file that an element has taken is not taken twice", () => {
  const take = vi.fn();
  render(
    <>
      <Taker take={take} />
      <main onDrop={(event) => event.preventDefault()} />
    </>,
  );
  fireEvent.drop(document.querySelector("main") as HTMLElement, carried());
  expect(take).not.toHaveBeenCalled();
});

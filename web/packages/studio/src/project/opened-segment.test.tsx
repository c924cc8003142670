import { act, fireEvent, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { onDesk } from "../../test/desk";
import { useOpening } from "./opened-segment";
import { type ProjectDesk, useDesk } from "./project-context";

let desk: ProjectDesk;

function Probe() {
  desk = useDesk();
  useOpening();
  return null;
}

beforeEach(() => {
  vi.useFakeTimers();
  render(<Probe />, { wrapper: onDesk() });
});

afterEach(() => {
  vi.useRealTimers();
});

it("the current segment is opened at once when the keyboard came to it", () => {
  act(() => desk.current.set("a"));
  expect(desk.opened.get()).toBe("a");
});

it("nothing opens or closes while a pointer is held down, nor before its click is over", () => {
  act(() => desk.current.set("a"));
  fireEvent.pointerDown(document.body);
  act(() => desk.current.set("b"));
  expect(desk.opened.get()).toBe("a");
  fireEvent.pointerUp(document.body);
  expect(desk.opened.get()).toBe("a");
  act(() => void vi.runAllTimers());
  expect(desk.opened.get()).toBe("b");
});

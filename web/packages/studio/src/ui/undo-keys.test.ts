import { renderHook } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { type UndoSteps, useUndoKeys } from "./undo-keys";

const undo = vi.fn();
const redo = vi.fn();

afterEach(() => {
  vi.clearAllMocks();
  document.body.replaceChildren();
});

/** Returns whether the browser is left to do what it does with the key. */
function press(init: KeyboardEventInit, at: HTMLElement = document.body): boolean {
  return at.dispatchEvent(
    new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ctrlKey: true, ...init }),
  );
}
const use = (steps: UndoSteps) => renderHook((now: UndoSteps) => useUndoKeys(now), { initialProps: steps });

it("the keys undo and make again", () => {
  use({ undo, redo });
  expect(press({ key: "z" })).toBe(false);
  expect(undo).toHaveBeenCalledOnce();
  press({ key: "Z", shiftKey: true });
  press({ key: "y" });
  expect(redo).toHaveBeenCalledTimes(2);
  press({ key: "z", altKey: true });
  press({ key: "z", ctrlKey: false });
  expect(undo).toHaveBeenCalledOnce();
});

it("while there is nothing to undo, and in a text, the keys are the browser's", () => {
  const { rerender, unmount } = use({ undo: undefined });
  expect(press({ key: "z" })).toBe(true);
  rerender({ undo });
  document.body.innerHTML = "<textarea></textarea>";
  expect(press({ key: "z" }, document.querySelector("textarea") as HTMLElement)).toBe(true);
  expect(undo).not.toHaveBeenCalled();
  press({ key: "z" });
  expect(undo).toHaveBeenCalledOnce();
  unmount();
  press({ key: "z" });
  expect(undo).toHaveBeenCalledOnce();
});

import { describe, expect, it } from "vitest";
import { groundOf } from "../ui/key-ground";
import { commandOf } from "./shortcuts";

const keys = (
  key: string,
  held: Partial<Record<"altKey" | "ctrlKey" | "metaKey" | "shiftKey", boolean>> = {},
) => ({
  key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...held,
});

describe("a key", () => {
  it("means what the help sheet says when the keyboard is free", () => {
    const meant = [" ", "Enter", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "l", "E", "?"].map(
      (key) => commandOf(keys(key), "free"),
    );
    expect(meant).toEqual([
      "toggle",
      "narrate",
      "previous",
      "next",
      "back",
      "forward",
      "lock",
      "edit",
      "help",
    ]);
    expect(commandOf(keys("ArrowUp", { altKey: true }), "free")).toBe("moveUp");
    expect(commandOf(keys("Home"), "free")).toBe("first");
    expect(commandOf(keys("End"), "control")).toBe("last");
  });

  it("leaves the arrows and all other keys to what they choose from, but for commands with Ctrl", () => {
    expect(commandOf(keys("ArrowRight"), "choice")).toBeUndefined();
    expect(commandOf(keys("Home"), "choice")).toBeUndefined();
    expect(commandOf(keys("k", { ctrlKey: true }), "choice")).toBe("palette");
  });

  it("marks segments with Shift and arrows, X and Ctrl+A, but selects letters in a text", () => {
    expect(commandOf(keys("ArrowDown", { shiftKey: true }), "free")).toBe("markDown");
    expect(commandOf(keys("ArrowUp", { shiftKey: true }), "free")).toBe("markUp");
    expect(commandOf(keys("x"), "free")).toBe("mark");
    expect(commandOf(keys("a", { ctrlKey: true }), "free")).toBe("markAll");
    expect(commandOf(keys("Escape"), "free")).toBe("clearMarks");
    expect(commandOf(keys("ArrowDown", { shiftKey: true }), "text")).toBeUndefined();
    expect(commandOf(keys("a", { ctrlKey: true }), "text")).toBeUndefined();
  });

  it("finds, and opens the palette, with Ctrl or Cmd wherever the keyboard is", () => {
    expect(commandOf(keys("f", { ctrlKey: true }), "text")).toBe("find");
    expect(commandOf(keys("f", { metaKey: true }), "free")).toBe("find");
    expect(commandOf(keys("k", { ctrlKey: true }), "text")).toBe("palette");
    expect(commandOf(keys("f", { ctrlKey: true, altKey: true }), "text")).toBeUndefined();
  });

  it("is a letter in a text, where only Escape leads out", () => {
    expect(commandOf(keys("l"), "text")).toBeUndefined();
    expect(commandOf(keys(" "), "text")).toBeUndefined();
    expect(commandOf(keys("ArrowUp", { altKey: true }), "text")).toBeUndefined();
    expect(commandOf(keys("Escape"), "text")).toBe("leave");
  });

  it("presses the button that has the keyboard, instead of playing", () => {
    expect(commandOf(keys(" "), "control")).toBeUndefined();
    expect(commandOf(keys("Enter"), "control")).toBeUndefined();
    expect(commandOf(keys("l"), "control")).toBe("lock");
  });

  it("is left to the browser together with Ctrl or Cmd", () => {
    expect(commandOf(keys("l", { ctrlKey: true }), "free")).toBeUndefined();
    expect(commandOf(keys("ArrowLeft", { metaKey: true }), "free")).toBeUndefined();
  });
});

describe("Ctrl+Z", () => {
  it("undoes outside of a text, and with Shift makes again", () => {
    for (const held of [{ ctrlKey: true }, { metaKey: true }]) {
      expect(commandOf(keys("z", held), "free")).toBe("undo");
      expect(commandOf(keys("Z", { ...held, shiftKey: true }), "control")).toBe("redo");
      expect(commandOf(keys("y", held), "free")).toBe("redo");
    }
  });

  it("in a text is the browser's, for the letters", () => {
    expect(commandOf(keys("z", { ctrlKey: true }), "text")).toBeUndefined();
    expect(commandOf(keys("z", { ctrlKey: true, altKey: true }), "free")).toBeUndefined();
  });
});

describe("the ground", () => {
  it("is seen from the element that has the keyboard", () => {
    document.body.innerHTML = `<textarea></textarea><button><svg></svg></button><input type="range"><article tabindex="-1"></article>`;
    const grounds = [...document.body.children].map(groundOf);
    expect(grounds).toEqual(["text", "control", "choice", "free"]);
    expect(groundOf(null)).toBe("free");
  });
});

import { describe, expect, it } from "vitest";
import { commandOf, groundOf } from "./shortcuts";

const keys = (key: string, held: Partial<Record<"altKey" | "ctrlKey" | "metaKey", boolean>> = {}) => ({
  key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
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

describe("the ground", () => {
  it("is seen from the element that has the keyboard", () => {
    document.body.innerHTML = `<textarea></textarea><button><svg></svg></button><input type="range"><article tabindex="-1"></article>`;
    const grounds = [...document.body.children].map(groundOf);
    expect(grounds).toEqual(["text", "control", "control", "free"]);
    expect(groundOf(null)).toBe("free");
  });
});

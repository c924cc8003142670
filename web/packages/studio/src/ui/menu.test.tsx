import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { Menu, menuPlace } from "./menu";

const screenSize = { width: 320, height: 600 };
const menuSize = { width: 240, height: 300 };
const buttonAt = (left: number, top: number) => new DOMRect(left, top, 44, 44);

it("a menu lies below its button, above it at the foot of the screen, and never off the screen", () => {
  expect(menuPlace(buttonAt(270, 100), menuSize, screenSize)).toEqual({ top: 148, left: 74 });
  expect(menuPlace(buttonAt(270, 500), menuSize, screenSize).top).toBe(196);
  expect(menuPlace(buttonAt(4, 100), menuSize, screenSize).left).toBe(4);
  expect(menuPlace(buttonAt(270, 280), menuSize, screenSize).top).toBe(296);
});

it("a menu is walked with arrows over what can be chosen, and gives the focus back", async () => {
  const chosen = vi.fn();
  const item = (label: string, disabled = false) => ({
    label,
    icon: null,
    onChoose: () => chosen(label),
    disabled,
  });
  render(<Menu label="More" icon={null} items={() => [item("One"), item("Two", true), item("Three")]} />);
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "More" }));
  expect(screen.getByRole("menuitem", { name: "One" })).toHaveFocus();
  await user.keyboard("{ArrowDown}");
  expect(screen.getByRole("menuitem", { name: "Three" })).toHaveFocus();
  await user.keyboard("{ArrowDown}{ArrowUp}{Enter}");
  expect(chosen).toHaveBeenCalledWith("Three");
  expect(screen.getByRole("button", { name: "More" })).toHaveFocus();
  expect(screen.queryByRole("menu")).toBeNull();
});

it("a menu closes on Escape and on a press elsewhere", async () => {
  render(
    <>
      <p>Elsewhere</p>
      <Menu
        label="More"
        icon={null}
        items={() => [{ label: "One", icon: null, onChoose: () => undefined }]}
      />
    </>,
  );
  const user = userEvent.setup();
  const open = () => user.click(screen.getByRole("button", { name: "More" }));
  await open();
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("menu")).toBeNull();
  await open();
  await user.click(screen.getByText("Elsewhere"));
  expect(screen.queryByRole("menu")).toBeNull();
});

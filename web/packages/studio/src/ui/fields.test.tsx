import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { RangeField, TextField } from "./fields";

const range = { label: "Speed", value: 1.5, min: 0.5, max: 2, step: 0.05, shown: "1.5 ×", onChange: vi.fn() };

it("a value of its own goes back, and the keyboard stays at its slider", async () => {
  const onReset = vi.fn();
  render(<RangeField {...range} reset={{ label: "As in the settings", run: onReset }} />);
  await userEvent.click(screen.getByRole("button", { name: "As in the settings" }));
  expect(onReset).toHaveBeenCalledOnce();
  expect(screen.getByRole("slider", { name: "Speed" })).toHaveFocus();
});

it("where there is nothing to go back to there is no button", () => {
  render(<RangeField {...range} />);
  expect(screen.queryByRole("button")).toBeNull();
  expect(screen.getByRole("status")).toHaveTextContent("1.5 ×");
});

it("the button beside a field sends its form, and the fault is the field's", async () => {
  const send = vi.fn((event: React.FormEvent) => event.preventDefault());
  render(
    <form onSubmit={send}>
      <TextField label="Word" fault="Too long." beside={<button type="submit">Save</button>} />
    </form>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(send).toHaveBeenCalledOnce();
  expect(screen.getByRole("textbox", { name: "Word" })).toHaveAccessibleDescription("Too long.");
});

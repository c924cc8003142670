import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { CommandPalette } from "./command-palette";

const find = vi.fn();
const goto = vi.fn();
const close = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  render(
    <CommandPalette
      entries={(typed) => [
        ...(typed === "7" ? [{ id: "s7", kind: "segment" as const, label: "Segment 7", run: goto }] : []),
        { id: "find", kind: "action", label: "Find and replace", keys: "Ctrl F", run: find },
        { id: "c1", kind: "chapter", label: "The lamp", run: goto },
      ]}
      onClose={close}
    />,
  );
});

const field = () => screen.getByRole("combobox", { hidden: true });
const chosen = () => screen.getByRole("option", { selected: true, hidden: true });
const aFrame = () => act(() => new Promise((done) => requestAnimationFrame(() => done(undefined))));

it("arrows walk round and Enter does what is chosen, after the sheet has gone", async () => {
  await userEvent.type(field(), "{ArrowDown}");
  expect(chosen()).toHaveTextContent("The lamp");
  expect(field()).toHaveAttribute("aria-activedescendant", chosen().id);
  await userEvent.type(field(), "{ArrowDown}");
  expect(chosen()).toHaveTextContent("Find and replace");
  await userEvent.type(field(), "{Enter}");
  expect(close).toHaveBeenCalledOnce();
  await aFrame();
  expect(find).toHaveBeenCalledOnce();
});

it("what is typed leaves the entries that fit, and a number offers its segment", async () => {
  await userEvent.type(field(), "lam");
  expect(screen.getAllByRole("option", { hidden: true })).toHaveLength(1);
  await userEvent.clear(field());
  await userEvent.type(field(), "7");
  await userEvent.click(screen.getByText("Segment 7"));
  await aFrame();
  expect(goto).toHaveBeenCalledOnce();
});

it("says when nothing fits, and Enter does nothing then", async () => {
  await userEvent.type(field(), "zzz{Enter}");
  expect(screen.getByText("Not found")).toBeInTheDocument();
  expect(close).not.toHaveBeenCalled();
});

import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { onDesk } from "../../test/desk";
import { narrated, segment } from "../../test/stories";
import { Outline } from "./outline";
import { type ProjectDesk, useDesk } from "./project-context";

const story = [
  segment("a"),
  narrated("b", 90, { chapter: { title: "The lamp" } }),
  segment("c"),
  segment("d", { chapter: { title: "The sea" } }),
];

let desk: ProjectDesk;
function Probe() {
  desk = useDesk();
  return null;
}

beforeEach(() => {
  render(
    <>
      <Probe />
      <Outline segments={story} />
    </>,
    { wrapper: onDesk() },
  );
});

it("each chapter tells its length and how much of it can be heard, and the beginning is no chapter", () => {
  const [opening, lamp, sea] = screen.getAllByRole("button");
  expect(opening).toHaveTextContent(/Before the first chapter.*0 of 1 narrated.*1 segment/);
  expect(lamp).toHaveTextContent(/The lamp.*1 of 2 narrated.*2 min/);
  expect(sea).toHaveTextContent(/The sea.*0 of 1 narrated/);
});

it("a chapter that is chosen is asked for at the top of the window", async () => {
  await userEvent.click(screen.getByRole("button", { name: /The sea/ }));
  expect(desk.reveal.get()).toEqual({ id: "d", focus: "card", align: "start" });
});

it("the chapter in sight is marked, whatever text of it that is", () => {
  const marked = () => screen.getAllByRole("button").find((each) => each.hasAttribute("aria-current"));
  expect(marked()).toHaveTextContent("Before the first chapter");
  act(() => desk.seen.set("c"));
  expect(marked()).toHaveTextContent("The lamp");
});

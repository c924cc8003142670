import { act, render } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { onDesk } from "../../test/desk";
import { FoundText } from "./found-text";
import { type ProjectDesk, useDesk } from "./project-context";

let desk: ProjectDesk;
function Probe() {
  desk = useDesk();
  return null;
}

it("marks what is searched for, brings the place of the reader into sight, and keeps every letter", () => {
  const text = "A lamp, a Lamp.";
  const seen = vi.fn();
  HTMLElement.prototype.scrollIntoView = seen;
  const { container } = render(
    <>
      <Probe />
      <FoundText segmentId="a" text={text} />
    </>,
    { wrapper: onDesk() },
  );
  const marks = () => [...container.querySelectorAll("mark")];
  expect(marks()).toHaveLength(0);
  act(() => desk.search.set({ text: "lamp", matchCase: false, at: { id: "a", from: 10, to: 14 } }));
  expect(marks().map((mark) => [mark.textContent, mark.dataset.here])).toEqual([
    ["lamp", undefined],
    ["Lamp", "true"],
  ]);
  expect(container.textContent).toBe(text);
  expect(seen).toHaveBeenCalledOnce();
});

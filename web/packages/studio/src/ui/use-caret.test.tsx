import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useRef, useState } from "react";
import { expect, it } from "vitest";
import { placeAfter, useCaret } from "./use-caret";

it.each([
  ["behind the change", 9, "Once. The end.", "Once upon a time. The end.", 21],
  ["before the change", 3, "Once. The end.", "Once upon a time. The end.", 3],
  ["in what was replaced", 8, "Once. The end.", "Once. An end.", 8],
  ["in what was removed", 10, "Once upon a time.", "Once.", 4],
  ["at the end", 5, "Once.", "Once. Twice.", 5],
  ["in a text that is gone", 4, "Once.", "", 0],
])("a place %s stays between its words", (_where, place, before, after, expected) => {
  expect(placeAfter(place, before, after)).toBe(expected);
});

let change: (text: string) => void;

function Field() {
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("Once. The end.");
  const note = useCaret(field, text);
  change = setText;
  return (
    <textarea
      ref={field}
      value={text}
      onSelect={note}
      onChange={(event) => {
        note();
        setText(event.target.value);
      }}
    />
  );
}

it("the caret stays where it is while the text is changed from elsewhere, and typing goes on there", async () => {
  render(<Field />);
  const user = userEvent.setup();
  const field = screen.getByRole<HTMLTextAreaElement>("textbox");
  await user.type(field, "very ", { initialSelectionStart: 10, initialSelectionEnd: 10 });
  expect(field).toHaveValue("Once. The very end.");
  act(() => change("Once upon a time. The very end."));
  await user.keyboard("last ");
  expect(field).toHaveValue("Once upon a time. The very last end.");
});

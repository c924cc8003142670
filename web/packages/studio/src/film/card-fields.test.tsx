import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { CardFields } from "./card-fields";

it("the card at the end begins with the usual words, and keeps its field while they are written anew", () => {
  const onChange = vi.fn();
  const cards = { hasTitle: false, end: "", seconds: 4 };
  const { rerender } = render(<CardFields cards={cards} onChange={onChange} />);
  fireEvent.click(screen.getByLabelText("Card at the end"));
  expect(onChange).toHaveBeenLastCalledWith({ end_card: "The End" });
  rerender(<CardFields cards={{ ...cards, end: "The End" }} onChange={onChange} />);
  fireEvent.change(screen.getByLabelText("Text at the end"), { target: { value: "" } });
  expect(onChange).toHaveBeenLastCalledWith({ end_card: "" });
  rerender(<CardFields cards={cards} onChange={onChange} />);
  expect(screen.getByLabelText("Text at the end")).toBeVisible();
  fireEvent.click(screen.getByLabelText("Card at the end"));
  expect(screen.queryByLabelText("Text at the end")).toBeNull();
});

it("the length of cards is asked for where there is one", () => {
  const onChange = vi.fn();
  const { rerender } = render(
    <CardFields cards={{ hasTitle: false, end: "", seconds: 4 }} onChange={onChange} />,
  );
  expect(screen.queryByLabelText("Length of a card")).toBeNull();
  rerender(<CardFields cards={{ hasTitle: true, end: "", seconds: 4 }} onChange={onChange} />);
  fireEvent.change(screen.getByLabelText("Length of a card"), { target: { value: "6" } });
  expect(onChange).toHaveBeenCalledWith({ card_seconds: 6 });
});

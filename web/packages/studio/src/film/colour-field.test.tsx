import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { longColour } from "./colour-field";
import { SubtitleFields } from "./subtitle-fields";

it("a short colour is the long one that the browser's field takes", () => {
  expect(longColour("#F0a")).toBe("#ff00aa");
  expect(longColour("#FFCC00")).toBe("#ffcc00");
});

it("a colour is written under both of its names, so that the preview and every client agree", () => {
  const onChange = vi.fn();
  const style = { size: 48, colour: "#fff", wordColour: undefined, position: "bottom" } as const;
  render(<SubtitleFields style={style} onChange={onChange} />);
  fireEvent.change(screen.getByLabelText("Colour"), { target: { value: "#00ccff" } });
  expect(onChange).toHaveBeenCalledWith({ subtitle_color: "#00CCFF", subtitle_font_color: "#00CCFF" });
});

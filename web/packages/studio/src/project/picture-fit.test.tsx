import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { segment } from "../../test/stories";
import { PictureFitChoice } from "./picture-fit";

const setPictureFit = vi.fn(async () => undefined);
const show = (change: Parameters<typeof segment>[1] = {}) =>
  render(<PictureFitChoice segment={segment("a", change)} actions={{ setPictureFit }} />);

beforeEach(() => setPictureFit.mockClear());

it("tells how the film shows the picture, and a press on the other way chooses it", async () => {
  show();
  expect(screen.getByRole("group", { name: "In the film" })).toBeInTheDocument();
  expect(screen.getByRole("radio", { name: "Fill the frame" })).toBeChecked();
  await userEvent.click(screen.getByRole("radio", { name: "Show the whole picture" }));
  expect(setPictureFit).toHaveBeenCalledExactlyOnceWith("a", "fit");
});

it("a picture that is shown whole may fill the frame again", async () => {
  show({ image_fit: "fit" });
  expect(screen.getByRole("radio", { name: "Show the whole picture" })).toBeChecked();
  await userEvent.click(screen.getByRole("radio", { name: "Fill the frame" }));
  expect(setPictureFit).toHaveBeenCalledExactlyOnceWith("a", "fill");
});

it("that of a locked segment stays as it is", async () => {
  show({ is_locked: true });
  expect(screen.getByRole("radio", { name: "Show the whole picture" })).toBeDisabled();
});

it("two pictures at once do not share their choice", () => {
  show({ image_fit: "fit" });
  show();
  expect(screen.getAllByRole("radio", { name: "Show the whole picture" })[0]).toBeChecked();
  expect(screen.getAllByRole("radio", { name: "Fill the frame" })[1]).toBeChecked();
});

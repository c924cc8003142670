import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { segment } from "../../test/stories";
import { SegmentPicture } from "./segment-picture";
import type { SegmentActions } from "./use-segment-actions";

const setPicture = vi.fn(async () => undefined);
const removePicture = vi.fn(async () => undefined);
const setPictureFit = vi.fn(async () => undefined);
const actions = { setPicture, removePicture, setPictureFit } as unknown as SegmentActions;

const show = (change: Parameters<typeof segment>[1] = {}) =>
  render(
    <SegmentPicture
      segment={segment("a", change)}
      address="http://elsewhere/media/a_lamp.png"
      number={4}
      actions={actions}
    />,
  );
const enlarge = async () =>
  userEvent.click(await screen.findByRole("button", { name: "Show the whole picture of segment 4" }));

beforeEach(() => {
  setPicture.mockClear();
  removePicture.mockClear();
});

it("the whole picture is shown on a press, described by the words that it was asked for with", async () => {
  show({ image_prompt: "A lamp at night" });
  await enlarge();
  const picture = screen.getByRole("img", { name: "A lamp at night" });
  expect(picture).toHaveAttribute("src", "/media/a_lamp.png");
  await userEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(screen.queryByRole("dialog")).toBeNull();
});

it("another one takes its place from there", async () => {
  show();
  await enlarge();
  const file = new File(["x"], "b.png", { type: "image/png" });
  await userEvent.upload(screen.getByLabelText("Add a picture"), file);
  expect(setPicture).toHaveBeenCalledWith("a", file);
});

it("there the film is told to show it whole", async () => {
  show();
  await enlarge();
  await userEvent.click(screen.getByRole("radio", { name: "Show the whole picture" }));
  expect(setPictureFit).toHaveBeenCalledWith("a", "fit");
});

it("it is removed without being opened", async () => {
  show();
  await userEvent.click(screen.getByRole("button", { name: "Remove the picture of segment 4" }));
  expect(removePicture).toHaveBeenCalledWith("a");
  expect(screen.queryByRole("dialog")).toBeNull();
});

it("that of a locked segment can only be looked at", async () => {
  show({ is_locked: true });
  await enlarge();
  expect(screen.getByRole("img", { name: "Picture of segment 4" })).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Choose another picture" })).toBeNull();
  expect(screen.queryByRole("button", { name: /^Remove/ })).toBeNull();
});

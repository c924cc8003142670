import { ApiError, type Settings } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { FontField } from "./font-field";
import { lookOf } from "./look";

afterEach(() => vi.restoreAllMocks());

const uploaded = {
  custom_font_file: "/media/fonts/Lora.ttf",
  subtitle_font: "/data/media/fonts/Lora.ttf",
} as Settings;

function setUp(settings: Settings) {
  const queryClient = new QueryClient();
  const onChange = vi.fn();
  render(
    <QueryClientProvider client={queryClient}>
      <FontField settings={settings} look={lookOf(settings, [])} onChange={onChange} />
    </QueryClientProvider>,
  );
  const picker = document.querySelector("input[type=file]") as HTMLInputElement;
  return { queryClient, onChange, picker, user: userEvent.setup({ applyAccept: false }) };
}

it("an uploaded font is the settings' from then on", async () => {
  vi.spyOn(storyflow.settings, "uploadFont").mockResolvedValue(uploaded);
  const { queryClient, picker, user } = setUp({ custom_font_file: null } as Settings);
  expect(screen.getByText("Roboto Bold")).toBeVisible();
  await user.upload(picker, new File(["font"], "Lora.ttf"));
  expect(queryClient.getQueryData(keys.settings)).toBe(uploaded);
});

it("the film's own font can be had again", async () => {
  const { onChange, user } = setUp(uploaded);
  expect(screen.getByText("Lora")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Back to Roboto Bold" }));
  expect(onChange).toHaveBeenCalledWith({ subtitle_font: "" });
});

it("what cannot be drawn is not sent, and a refusal is told", async () => {
  const upload = vi
    .spyOn(storyflow.settings, "uploadFont")
    .mockRejectedValue(new ApiError("Invalid font file", { status: 400, details: ["It is damaged."] }));
  const { picker, user } = setUp({ custom_font_file: null } as Settings);
  await user.upload(picker, new File(["font"], "Lora.woff2"));
  expect(screen.getByRole("alert")).toHaveTextContent("Only .ttf and .otf fonts");
  expect(upload).not.toHaveBeenCalled();
  await user.upload(picker, new File(["font"], "Lora.otf"));
  expect(await screen.findByRole("alert")).toHaveTextContent("It is damaged.");
});

import { ApiError, type Settings } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { MusicFields } from "./music-fields";

afterEach(() => vi.restoreAllMocks());

const settings = (change: Partial<Settings>): Settings => ({
  custom_font_file: null,
  music_file: null,
  created_at: "",
  updated_at: "",
  ...change,
});
const mp3 = (size = 3): File => {
  const file = new File(["mp3"], "sea.mp3", { type: "audio/mpeg" });
  Object.defineProperty(file, "size", { value: size });
  return file;
};

function setUp(change: Partial<Settings> = {}) {
  const queryClient = new QueryClient();
  const onChange = vi.fn();
  render(
    <QueryClientProvider client={queryClient}>
      <MusicFields settings={settings(change)} onChange={onChange} />
    </QueryClientProvider>,
  );
  return { user: userEvent.setup(), onChange, queryClient };
}
const upload = (user: ReturnType<typeof userEvent.setup>, file: File) =>
  user.upload(screen.getByLabelText("Upload music", { selector: "input" }), file);

it("switched on without music it asks for some, and the settings have what is uploaded", async () => {
  const music_file = "/media/music/sea.mp3";
  const send = vi
    .spyOn(storyflow.settings, "uploadMusic")
    .mockResolvedValue(settings({ music_file, music_enabled: true }));
  const { user, onChange, queryClient } = setUp();
  await user.click(screen.getByLabelText("Music in the background"));
  expect(onChange).not.toHaveBeenCalled();
  await upload(user, mp3());
  expect(send).toHaveBeenCalledOnce();
  expect(queryClient.getQueryData<Settings>(keys.settings)?.music_file).toBe(music_file);
});

it("music that there is can be heard, made quieter, switched off and deleted", async () => {
  const remove = vi.spyOn(storyflow.settings, "deleteMusic").mockResolvedValue();
  const { user, onChange } = setUp({ music_file: "/media/music/sea.mp3", music_enabled: true });
  expect(screen.getByText("sea.mp3")).toHaveAttribute("title", "sea.mp3");
  await vi.waitFor(() =>
    expect(screen.getByLabelText("Listen to the music")).toHaveAttribute("src", "/media/music/sea.mp3"),
  );
  expect(screen.getByLabelText("Loudness of the music")).toHaveAttribute("aria-valuetext", "\u221218 dB");
  expect(screen.getByLabelText("Loudness of the music")).toHaveAccessibleDescription(/12 dB quieter/);
  await user.click(screen.getByLabelText("Music in the background"));
  expect(onChange).toHaveBeenCalledWith({ music_enabled: false });
  await user.click(screen.getByRole("button", { name: "Delete the music" }));
  expect(remove).toHaveBeenCalledOnce();
});

it("what is too large is not sent, and why the server refused stands below", async () => {
  const send = vi
    .spyOn(storyflow.settings, "uploadMusic")
    .mockRejectedValue(new ApiError("sea.mp3 is no sound.", { status: 400 }));
  const { user } = setUp();
  await user.click(screen.getByLabelText("Music in the background"));
  await upload(user, mp3(51 * 1024 * 1024));
  expect(screen.getByRole("alert")).toHaveTextContent("Music may have 50 MB at most.");
  expect(send).not.toHaveBeenCalled();
  await upload(user, mp3());
  expect(await screen.findByText("sea.mp3 is no sound.")).toBeVisible();
});

import type { Voice } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { favourites } from "./voice-list";
import { VoicePicker } from "./voice-picker";

const voice = (id: string, name: string, language: string): Voice =>
  ({ id, name, language, gender: "Female", engines: ["kokoro"] }) as Voice;
const onChange = vi.fn();

beforeEach(() => {
  onChange.mockClear();
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 10_000 } } });
  queryClient.setQueryData(keys.voices, [
    voice("af_heart", "Heart", "en-US"),
    voice("bf_emma", "Emma", "en-GB"),
  ]);
  queryClient.setQueryData(keys.system, {
    engines: [
      { name: "kokoro", chosen: false, available: false },
      { name: "hibari", chosen: true, available: true },
    ],
  });
  vi.spyOn(HTMLMediaElement.prototype, "play").mockResolvedValue(undefined);
  vi.spyOn(HTMLMediaElement.prototype, "pause").mockReturnValue(undefined);
  vi.stubGlobal(
    "URL",
    Object.assign(URL, { createObjectURL: () => "blob:a", revokeObjectURL: () => undefined }),
  );
  render(
    <QueryClientProvider client={queryClient}>
      <VoicePicker
        value={null}
        fallback={{ voice: "af_heart", label: "As in the settings" }}
        speed={1.2}
        text="The lamp went out. Nobody noticed."
        onChange={onChange}
      />
    </QueryClientProvider>,
  );
});
afterEach(() => {
  vi.restoreAllMocks();
  if (favourites.has("bf_emma")) favourites.toggle("bf_emma");
});

it("a voice is chosen, and the one of the settings says which it is", async () => {
  expect(screen.getByRole("radio", { name: "As in the settings: Heart" })).toBeChecked();
  await userEvent.click(screen.getByRole("radio", { name: "Emma" }));
  expect(onChange).toHaveBeenCalledWith("bf_emma");
  expect(screen.getByText("grade B−").parentElement).toHaveTextContent("female · grade B−");
});

it("while only one voice speaks it is said that it is heard for all", () => {
  expect(screen.getByText(/^At present the built-in voice speaks for all of these/)).toBeVisible();
});

it("a voice is heard with the first line of the story, at its speed", async () => {
  const test = vi.spyOn(storyflow.voices, "test").mockResolvedValue(new Blob());
  await userEvent.click(screen.getByRole("button", { name: "Hear Emma" }));
  expect(test.mock.calls[0]?.[0]).toEqual({ text: "The lamp went out.", voice: "bf_emma", speed: 1.2 });
});

it("what was heard once is not made again", async () => {
  const test = vi.spyOn(storyflow.voices, "test").mockResolvedValue(new Blob());
  const hear = screen.getByRole("button", { name: "Hear Heart" });
  await userEvent.click(hear);
  await userEvent.click(hear);
  await userEvent.click(hear);
  expect(test).toHaveBeenCalledOnce();
});

it("voices are liked, and looked for", async () => {
  await userEvent.click(screen.getByRole("button", { name: "Favourite: Emma" }));
  expect(screen.getByRole("group", { name: "Favourites" })).toContainElement(
    screen.getByRole("radio", { name: "Emma" }),
  );
  await userEvent.type(screen.getByRole("searchbox", { name: "Search voices" }), "heart");
  expect(screen.queryByRole("radio", { name: "Emma" })).toBeNull();
  await userEvent.type(screen.getByRole("searchbox", { name: "Search voices" }), "x");
  expect(screen.getByText("No voice matches “heartx”.")).toBeVisible();
});

import type { Settings, SystemState } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { EngineNotice, showEngineNotice, speakingOf } from "./engine-notice";

type Engine = SystemState["engines"][number];
const engine = (name: string, available: boolean, chosen = false): Engine =>
  ({ name, available, chosen, reason: available ? null : "kokoro-v1_0.pth is missing" }) as Engine;
const system = (...engines: Engine[]) =>
  ({ version: "1", database: "sqlite", workers: 1, engines, findings: [] }) as unknown as SystemState;
const withoutModel = system(engine("kokoro", false, true), engine("espeak", true));

afterEach(() => vi.restoreAllMocks());

function show(state: SystemState, onNarrate?: () => Promise<void>) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 10_000, retry: false } } });
  queryClient.setQueryData(keys.system, state);
  render(
    <QueryClientProvider client={queryClient}>
      <EngineNotice onNarrate={onNarrate} />
    </QueryClientProvider>,
  );
  return queryClient;
}

it("whether the chosen engine can speak, and which could instead", () => {
  expect(speakingOf(undefined).can).toBe("unknown");
  expect(speakingOf(system(engine("kokoro", true, true), engine("espeak", false))).can).toBe("yes");
  expect(speakingOf(withoutModel)).toEqual({ can: "no", chosen: "kokoro", instead: "espeak" });
  expect(speakingOf(system(engine("kokoro", true), engine("espeak", false, true)))).toEqual({
    can: "no",
    chosen: "espeak",
    instead: "kokoro",
  });
  expect(speakingOf(system(engine("kokoro", false, true), engine("espeak", false)))).toEqual({
    can: "no",
    chosen: "kokoro",
    instead: undefined,
  });
});

it("nothing is said while the chosen engine can speak", () => {
  show(system(engine("kokoro", true, true)));
  expect(screen.queryByRole("region")).toBeNull();
});

it("a missing voice is told in a listener's words, and one press narrates with the other one", async () => {
  const update = vi
    .spyOn(storyflow.settings, "update")
    .mockResolvedValue({ tts_engine: "espeak" } as unknown as Settings);
  vi.spyOn(storyflow.system, "get").mockResolvedValue(
    system(engine("kokoro", false), engine("espeak", true, true)),
  );
  const narrate = vi.fn(async () => undefined);
  show(withoutModel, narrate);
  const notice = screen.getByRole("region", { name: "Speech" });
  expect(notice).toHaveTextContent("The natural voices are not installed yet");
  expect(notice).toHaveTextContent("storyflow model install");
  expect(notice).not.toHaveTextContent(/ONNX|pth|tts_engine/);
  await userEvent.click(screen.getByRole("button", { name: "Narrate with the preview voice" }));
  expect(update).toHaveBeenCalledWith({ tts_engine: "espeak" });
  expect(narrate).toHaveBeenCalledOnce();
  expect(screen.queryByRole("region")).toBeNull();
});

it("nothing is narrated when the server refuses the other engine", async () => {
  vi.spyOn(storyflow.settings, "update").mockRejectedValue(new Error("no"));
  const narrate = vi.fn(async () => undefined);
  show(withoutModel, narrate);
  await userEvent.click(screen.getByRole("button", { name: "Narrate with the preview voice" }));
  expect(narrate).not.toHaveBeenCalled();
});

it("it can be looked again, whether the voices are there now", async () => {
  const get = vi.spyOn(storyflow.system, "get").mockResolvedValue(withoutModel);
  show(withoutModel);
  expect(screen.getByRole("button", { name: "Use the preview voice" })).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Check again" }));
  expect(screen.getByText("Still missing.")).toBeVisible();
  get.mockResolvedValue(system(engine("kokoro", true, true)));
  await userEvent.click(screen.getByRole("button", { name: "Check again" }));
  expect(screen.queryByRole("region")).toBeNull();
});

it("it comes forward when something was to be narrated all the same", async () => {
  vi.spyOn(storyflow.system, "get").mockResolvedValue(withoutModel);
  Element.prototype.scrollIntoView = vi.fn();
  const queryClient = show(withoutModel);
  await act(() => showEngineNotice(queryClient));
  await waitFor(() => expect(screen.getByRole("region", { name: "Speech" })).toHaveFocus());
});

it("it comes forward also when it was not on the page before", async () => {
  vi.spyOn(storyflow.system, "get").mockResolvedValue(withoutModel);
  Element.prototype.scrollIntoView = vi.fn();
  const queryClient = show(system(engine("kokoro", true, true)));
  await act(() => showEngineNotice(queryClient));
  await waitFor(() => expect(screen.getByRole("region", { name: "Speech" })).toHaveFocus());
});

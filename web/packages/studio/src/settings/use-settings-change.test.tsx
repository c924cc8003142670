import type { Settings, SettingsChange } from "@storyflow/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, it, vi } from "vitest";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { useSettingsDesk } from "./use-settings-change";

it("what has not rested yet is sent when the server must have it, and only once", async () => {
  const queryClient = new QueryClient();
  const settings = { tts_speed: 1 } as Settings;
  queryClient.setQueryData(keys.settings, settings);
  const update = vi
    .spyOn(storyflow.settings, "update")
    .mockImplementation(async (change: SettingsChange) => ({ ...settings, ...change }));
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  );
  const { result, unmount } = renderHook(() => useSettingsDesk(), { wrapper });
  act(() => {
    result.current.change({ zoom_intensity: 1.5 });
    result.current.change({ zoom_intensity: 1.6, render_fps: 24 });
  });
  expect(queryClient.getQueryData<Settings>(keys.settings)?.zoom_intensity).toBe(1.6);
  expect(update).not.toHaveBeenCalled();
  await act(() => result.current.flush());
  await act(() => result.current.flush());
  expect(update.mock.calls).toEqual([[{ zoom_intensity: 1.6, render_fps: 24 }]]);
  unmount();
  expect(update).toHaveBeenCalledTimes(1);
});

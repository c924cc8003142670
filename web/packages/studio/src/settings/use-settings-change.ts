import type { Settings, SettingsChange } from "@storyflow/client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { useText } from "../i18n/language";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { troubleNotice } from "../server/trouble";
import { useNotice } from "../ui/notices";

/** A slider that is dragged changes many times; only where it rests is sent. */
const restMs = 350;

/** Changes settings: shown at once, sent when it rests, taken back with words when it is refused. */
export function useSettingsChange(): (change: SettingsChange) => void {
  const queryClient = useQueryClient();
  const notice = useNotice();
  const t = useText();
  const waiting = useRef<SettingsChange>({});
  const timer = useRef<number>(undefined);

  const send = useCallback(async () => {
    const change = waiting.current;
    if (Object.keys(change).length === 0) return;
    waiting.current = {};
    try {
      const saved = await storyflow.settings.update(change);
      if (Object.keys(waiting.current).length === 0) queryClient.setQueryData<Settings>(keys.settings, saved);
    } catch (failure) {
      notice(troubleNotice(failure, t));
      void queryClient.invalidateQueries({ queryKey: keys.settings });
    }
  }, [queryClient, notice, t]);

  useEffect(
    () => () => {
      window.clearTimeout(timer.current);
      void send();
    },
    [send],
  );

  return useCallback(
    (change) => {
      queryClient.setQueryData<Settings>(keys.settings, (known) => known && { ...known, ...change });
      waiting.current = { ...waiting.current, ...change };
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void send(), restMs);
    },
    [queryClient, send],
  );
}

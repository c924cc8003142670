import type { Settings, SettingsChange } from "@storyflow/client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { useText } from "../i18n/language";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { troubleNotice } from "../server/trouble";
import { useNotice } from "../ui/notices";
import { savedSettings } from "./saved-mark";

/** A slider that is dragged changes many times; only where it rests is sent. */
const restMs = 350;

export interface SettingsDesk {
  /** Shown at once, sent when it rests, taken back with words when it is refused. */
  readonly change: (change: SettingsChange) => void;
  /** Sends what has not rested yet; settles when the server has answered to all. */
  readonly flush: () => Promise<void>;
}

/** Changes settings, for those who must know that the server has them. */
export function useSettingsDesk(): SettingsDesk {
  const queryClient = useQueryClient();
  const notice = useNotice();
  const t = useText();
  const waiting = useRef<SettingsChange>({});
  const timer = useRef<number>(undefined);
  const sending = useRef(Promise.resolve());

  const sendWaiting = useCallback(async () => {
    const change = waiting.current;
    if (Object.keys(change).length === 0) return;
    waiting.current = {};
    try {
      const saved = await storyflow.settings.update(change);
      savedSettings.set(savedSettings.get() + 1);
      if (Object.keys(waiting.current).length === 0) queryClient.setQueryData<Settings>(keys.settings, saved);
    } catch (failure) {
      notice(troubleNotice(failure, t));
      void queryClient.invalidateQueries({ queryKey: keys.settings });
    }
  }, [queryClient, notice, t]);

  const flush = useCallback(() => {
    window.clearTimeout(timer.current);
    const sent = Promise.all([sending.current, sendWaiting()]).then(() => undefined);
    sending.current = sent;
    return sent;
  }, [sendWaiting]);

  useEffect(() => () => void flush(), [flush]);

  const change = useCallback(
    (wanted: SettingsChange) => {
      queryClient.setQueryData<Settings>(keys.settings, (known) => known && { ...known, ...wanted });
      waiting.current = { ...waiting.current, ...wanted };
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void flush(), restMs);
    },
    [queryClient, flush],
  );
  return useMemo(() => ({ change, flush }), [change, flush]);
}

/** Changes settings: shown at once, sent when it rests, taken back with words when it is refused. */
export const useSettingsChange = (): SettingsDesk["change"] => useSettingsDesk().change;

import { useCallback, useEffect, useRef, useState } from "react";

/** A slider that is dragged changes many times; only where it rests is sent. */
const restMs = 400;

/**
 * A value that is shown as it is chosen, and sent when the choosing rests or its place goes away. Once that is answered,
 * well or not, the value from outside holds again.
 */
export function useLateChange<Value>(
  value: Value,
  send: (value: Value) => Promise<unknown>,
): [Value, (value: Value) => void] {
  const [chosen, setChosen] = useState<{ readonly value: Value }>();
  const waiting = useRef<{ readonly value: Value }>(undefined);
  const timer = useRef<number>(undefined);
  const latest = useRef(send);
  latest.current = send;
  const sendNow = useCallback(async () => {
    window.clearTimeout(timer.current);
    const now = waiting.current;
    if (now === undefined) return;
    waiting.current = undefined;
    await latest.current(now.value).catch(() => undefined);
    setChosen((known) => (known === now ? undefined : known));
  }, []);
  useEffect(() => () => void sendNow(), [sendNow]);
  const choose = useCallback(
    (next: Value) => {
      waiting.current = { value: next };
      setChosen(waiting.current);
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void sendNow(), restMs);
    },
    [sendNow],
  );
  return [chosen === undefined ? value : chosen.value, choose];
}

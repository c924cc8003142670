import { useQueryClient } from "@tanstack/react-query";
import { WifiOff } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useText } from "../i18n/language";
import { keys } from "../server/queries";
import { reachability } from "../server/reachability";

/** Short gaps heal before anyone needs to know of them. */
const patienceMs = 1500;

/** On every page: one quiet line while the server does not answer. */
export function ConnectionBanner() {
  const t = useText();
  const isReachable = useSyncExternalStore(reachability.subscribe, reachability.get);
  const [isLost, setLost] = useState(false);
  useCatchUp();
  useEffect(() => {
    if (isReachable) return setLost(false);
    const timer = window.setTimeout(() => setLost(true), patienceMs);
    return () => window.clearTimeout(timer);
  }, [isReachable]);
  return (
    <div role="status" className="mx-auto w-full max-w-[52rem] px-3 py-1 empty:py-0 sm:px-4">
      {isLost && (
        <p className="rising flex items-center gap-3 rounded-control bg-warn-soft px-4 py-2.5 text-small text-warn">
          <WifiOff size={18} aria-hidden className="shrink-0" />
          {t("connection.lost")}
        </p>
      )}
    </div>
  );
}

/** When the server is back, reads again the data that may have changed or could not be read. */
function useCatchUp(): void {
  const queryClient = useQueryClient();
  useEffect(
    () =>
      reachability.subscribe(() => {
        if (!reachability.get()) return;
        void queryClient.invalidateQueries({
          predicate: ({ queryKey, state }) => state.status === "error" || catchingUp.has(queryKey[0]),
        });
      }),
    [queryClient],
  );
}

/** An open story is read again by its stream of events. */
const catchingUp = new Set<unknown>([...keys.projects, ...keys.settings, ...keys.system]);

import type { ConnectionState } from "@storyflow/client";
import { WifiOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useText } from "../i18n/language";

/** Short gaps heal before anyone needs to know of them. */
const patienceMs = 2000;

export function ConnectionBanner({ state }: { state: ConnectionState }) {
  const t = useText();
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    if (state !== "lost") return setLost(false);
    const timer = window.setTimeout(() => setLost(true), patienceMs);
    return () => window.clearTimeout(timer);
  }, [state]);
  return (
    <div role="status" className="sticky top-2 z-20 mx-3 sm:mx-4">
      {isLost && (
        <p className="rising flex items-center gap-3 rounded-control bg-warn-soft px-4 py-2.5 text-small text-warn shadow-raised">
          <WifiOff size={18} aria-hidden className="shrink-0" />
          {t("connection.lost")}
        </p>
      )}
    </div>
  );
}

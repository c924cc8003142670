import { KeyRound } from "lucide-react";
import { useSyncExternalStore } from "react";
import type { Place } from "../ground/router";
import { useText } from "../i18n/language";
import { accessScope } from "../server/api-key";

/** On every page where the key allows less than the page offers: one line that says so before something is tried. */
export function ScopeBanner({ page }: { page: Place["page"] }) {
  const t = useText();
  const scope = useSyncExternalStore(accessScope.subscribe, accessScope.get);
  const isLimited = scope === "read" || (scope === "write" && page === "settings");
  return (
    <div role="status" className="mx-auto w-full max-w-[52rem] px-3 empty:hidden sm:px-4">
      {isLimited && (
        <p className="flex items-center gap-3 rounded-control bg-sunken px-4 py-2.5 text-small text-muted">
          <KeyRound size={18} aria-hidden className="shrink-0" />
          <span className="min-w-0 break-words">{t(`scope.${scope}`)}</span>
        </p>
      )}
    </div>
  );
}

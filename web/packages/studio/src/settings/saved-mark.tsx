import { Check } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Cell } from "../ground/cell";
import { useText } from "../i18n/language";

/** How often settings were saved: each time the mark comes for a moment. */
export const savedSettings = new Cell(0);

const shownMs = 2500;

/** Says in passing that a setting was taken. */
export function SavedMark() {
  const t = useText();
  const count = useSyncExternalStore(savedSettings.subscribe, savedSettings.get);
  const [first] = useState(count);
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (count === first) return;
    setShown(true);
    const timer = window.setTimeout(() => setShown(false), shownMs);
    return () => window.clearTimeout(timer);
  }, [count, first]);
  return (
    // Where nothing lies below it: beside the settings, or at the foot of a page that has no such room.
    <p
      role="status"
      className="pointer-events-none z-20 flex max-md:fixed max-md:inset-x-0 max-md:bottom-[calc(var(--dock,0px)+var(--notices,0px)+0.75rem)] max-md:justify-center md:sticky md:top-[calc(1rem+var(--banners,0px))] md:h-0"
    >
      {isShown && (
        <span className="rising flex h-10 items-center gap-1.5 rounded-control bg-ink px-3.5 text-small font-medium text-paper shadow-raised">
          <Check size={16} aria-hidden />
          {t("settings.saved")}
        </span>
      )}
    </p>
  );
}

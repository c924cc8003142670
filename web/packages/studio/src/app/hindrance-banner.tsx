import { HardDrive } from "lucide-react";
import { useText } from "../i18n/language";
import { useHindrance } from "../server/readiness";

/** On every page: one line while the server cannot store what it makes, and why. */
export function HindranceBanner() {
  const t = useText();
  const hindrance = useHindrance();
  return (
    <div role="status" className="mx-auto w-full max-w-[52rem] px-3 py-1 empty:py-0 sm:px-4">
      {hindrance && (
        <p className="flex items-center gap-3 rounded-control bg-bad-soft px-4 py-2.5 text-small text-bad">
          <HardDrive size={18} aria-hidden className="shrink-0" />
          <span className="min-w-0 break-words">
            {hindrance.kind === "disk"
              ? t("hindrance.disk")
              : t(`hindrance.${hindrance.kind}`, { why: hindrance.why })}{" "}
            {t("hindrance.texts")}
          </span>
        </p>
      )}
    </div>
  );
}

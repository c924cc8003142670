import { useEffect, useState } from "react";
import { usePageTitle } from "../ground/page-title";
import { Link } from "../ground/router";
import { useText } from "../i18n/language";
import { troubleText } from "../server/trouble";
import { Button, buttonClasses } from "./button";

/** Answers are mostly faster than the eye: only a slow one is worth a word. */
const patienceMs = 400;

export function PageWaiting() {
  const t = useText();
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setSlow(true), patienceMs);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <p role="status" className="px-4 py-24 text-center text-muted">
      {isSlow ? t("page.waiting") : ""}
    </p>
  );
}

export function PageTrouble({ failure, onRetry }: { failure: unknown; onRetry: () => void }) {
  const t = useText();
  return (
    <div role="alert" className="mx-auto flex max-w-lg flex-col items-center gap-5 px-4 py-24 text-center">
      <h1 className="font-story text-title">{t("page.trouble")}</h1>
      <p className="text-muted">{troubleText(failure, t)}</p>
      <Button onClick={onRetry}>{t("retry")}</Button>
    </div>
  );
}

export function Missing() {
  const t = useText();
  usePageTitle(t("page.missing"));
  return (
    <div className="mx-auto flex max-w-lg flex-col items-center gap-5 px-4 py-24 text-center">
      <h1 tabIndex={-1} className="font-story text-title">
        {t("page.missing")}
      </h1>
      <p className="text-muted">{t("page.missingWhy")}</p>
      <Link href="/" className={buttonClasses("outline")}>
        {t("page.toLibrary")}
      </Link>
    </div>
  );
}

import { AudioLines, TextQuote } from "lucide-react";
import { Link, projectAddress } from "../ground/router";
import { useText } from "../i18n/language";
import type { BatchDesk } from "../project/use-batch";
import { Button, buttonClasses } from "../ui/button";
import { Progress } from "../ui/progress";
import type { FilmPlan } from "./film-plan";

interface FilmStartProps {
  readonly projectId: string;
  readonly plan: FilmPlan;
  readonly batch: BatchDesk;
}

/** In the preview's place until something is narrated: the way from a story to its film. */
export function FilmStart({ projectId, plan, batch }: FilmStartProps) {
  const t = useText();
  if (plan.withoutNarration.length === 0)
    return (
      <div className="flex flex-col items-center gap-4 text-center">
        <p className="text-muted">{t("film.start.noText")}</p>
        <Link href={projectAddress(projectId)} className={buttonClasses("outline")}>
          <TextQuote size={18} aria-hidden />
          {t("film.toText")}
        </Link>
      </div>
    );
  return (
    <div className="flex flex-col items-center gap-4 text-center">
      <p className="max-w-[34rem] text-balance text-muted">{t("film.start")}</p>
      {batch.batch ? (
        <div className="flex w-full max-w-72 flex-col gap-2">
          <p className="text-small">{t("batch.underWay")}</p>
          <Progress label={t("batch.name")} value={batch.batch.percentage / 100} />
        </div>
      ) : (
        <Button look="primary" disabled={batch.isStarting} onClick={() => void batch.start()}>
          <AudioLines size={18} aria-hidden />
          {t("film.start.narrate")}
        </Button>
      )}
    </div>
  );
}

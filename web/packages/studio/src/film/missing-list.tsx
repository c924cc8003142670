import type { Segment } from "@storyflow/client";
import { AudioLines, RefreshCw } from "lucide-react";
import { Link, projectAddress } from "../ground/router";
import { useText } from "../i18n/language";
import type { BatchDesk } from "../project/use-batch";
import { EngineNotice } from "../settings/engine-notice";
import { Button, buttonClasses } from "../ui/button";
import { classes } from "../ui/classes";
import { CheckField } from "../ui/fields";
import { Progress } from "../ui/progress";
import type { FilmPlan } from "./film-plan";
import { numbersOf } from "./segment-numbers";

interface MissingListProps {
  readonly projectId: string;
  readonly segments: readonly Segment[];
  readonly plan: FilmPlan;
  readonly batch: BatchDesk;
  readonly holdsPictures: boolean;
  readonly onHold: (holds: boolean) => void;
}

/** The list of what the film still needs, with a link for each thing. Empty when the film is complete. */
export function MissingList({ projectId, segments, plan, batch, holdsPictures, onHold }: MissingListProps) {
  const t = useText();
  const { withoutText, withoutNarration, withoutPicture, stale } = plan;
  if (withoutText.length + withoutNarration.length + withoutPicture.length + stale.length === 0) return null;
  const isPictureWanted = withoutPicture.length > 0 && !holdsPictures;
  const isInTheWay = withoutText.length + withoutNarration.length > 0 || isPictureWanted;
  const list = (
    <section
      aria-label={t(isInTheWay ? "film.missing" : "film.toKnow")}
      className={classes(
        "flex flex-col gap-4 rounded-panel px-4 py-4 text-small",
        isInTheWay ? "bg-warn-soft" : "bg-sunken",
      )}
    >
      <h2 className="text-base font-semibold">{t(isInTheWay ? "film.missing" : "film.toKnow")}</h2>
      {withoutText.length > 0 && (
        <div className="flex flex-col items-start gap-2">
          <p>
            {t("film.missing.text", {
              count: withoutText.length,
              numbers: numbersOf(withoutText, segments),
            })}
          </p>
          <Link href={projectAddress(projectId)} className={buttonClasses("outline")}>
            {t("film.toText")}
          </Link>
        </div>
      )}
      {withoutNarration.length > 0 ? (
        <Unnarrated count={withoutNarration.length} batch={batch} isOffered={plan.parts.length > 0} />
      ) : (
        stale.length > 0 && <Stale count={stale.length} batch={batch} />
      )}
      <Failed batch={batch} segments={segments} projectId={projectId} />
      {withoutPicture.length > 0 && (
        <div className="flex flex-col gap-1">
          <p>{t("film.missing.picture", { count: withoutPicture.length })}</p>
          <CheckField label={t("film.hold")} checked={holdsPictures} onChange={onHold} />
          {segments[0]?.image_file === null && <p className="text-fine text-muted">{t("film.holdAbout")}</p>}
        </div>
      )}
    </section>
  );
  return (
    <>
      {withoutNarration.length + stale.length > 0 && <EngineNotice onNarrate={() => batch.start()} />}
      {list}
    </>
  );
}

interface UnnarratedProps {
  readonly count: number;
  readonly batch: BatchDesk;
  /** The way to the narration stands here: before the first one it stands in the preview's place. */
  readonly isOffered: boolean;
}

function Unnarrated({ count, batch, isOffered }: UnnarratedProps) {
  const t = useText();
  if (!isOffered) return <p>{t("film.missing.narration", { count })}</p>;
  return (
    <div className="flex flex-col items-start gap-2">
      <p>{t("film.missing.narration", { count })}</p>
      {batch.batch ? (
        <Narrating percentage={batch.batch.percentage} />
      ) : (
        <Button disabled={batch.isStarting} onClick={() => void batch.start()}>
          <AudioLines size={18} aria-hidden />
          {t("film.narrate")}
        </Button>
      )}
    </div>
  );
}

/** The film would have the sound of before. */
function Stale({ count, batch }: { count: number; batch: BatchDesk }) {
  const t = useText();
  return (
    <div className="flex flex-col items-start gap-2">
      <p>{t("film.stale", { count })}</p>
      {batch.batch ? (
        <Narrating percentage={batch.batch.percentage} />
      ) : (
        <Button disabled={batch.isStarting} onClick={() => void batch.start()}>
          <RefreshCw size={18} aria-hidden />
          {t("film.narrateAnew")}
        </Button>
      )}
    </div>
  );
}

function Narrating({ percentage }: { percentage: number }) {
  const t = useText();
  return (
    <>
      <p role="status">{t("batch.underWay")}</p>
      <Progress label={t("batch.name")} value={percentage / 100} className="w-full" />
    </>
  );
}

/** Names the segments that could not be narrated; the reasons stand beside their texts. */
function Failed({ batch, segments, projectId }: Pick<MissingListProps, "batch" | "segments" | "projectId">) {
  const t = useText();
  const failed = new Set(batch.outcomes.flatMap((outcome) => outcome.failed));
  const which = segments.filter(({ id, audio_file }) => failed.has(id) && audio_file === null);
  if (which.length === 0) return null;
  return (
    <div role="alert" className="flex flex-col items-start gap-2">
      <p className="text-bad">
        {t("film.notNarrated", { count: which.length, numbers: numbersOf(which, segments) })}
      </p>
      <Link href={projectAddress(projectId)} className={buttonClasses("outline")}>
        {t("film.toText")}
      </Link>
    </div>
  );
}

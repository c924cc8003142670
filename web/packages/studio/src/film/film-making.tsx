import type { Film, FilmStatus, ProjectDetail, Segment } from "@storyflow/client";
import { CircleStop, Clapperboard } from "lucide-react";
import { clockTime, roughTime } from "../i18n/duration";
import { useText } from "../i18n/language";
import { Button } from "../ui/button";
import { Progress } from "../ui/progress";
import { factLine } from "./fact-line";
import type { FilmPlan } from "./film-plan";
import { FilmResult } from "./film-result";
import { filmWarningText } from "./film-trouble";
import { sizeName } from "./formats";
import type { FilmLook } from "./look";
import { type FilmDesk, useFilm } from "./use-film";
import { useRenderProgress } from "./use-render-progress";

interface FilmMakingProps {
  readonly project: ProjectDetail;
  readonly segments: readonly Segment[];
  readonly look: FilmLook;
  /** Frames per second. */
  readonly rate: number;
  readonly plan: FilmPlan;
  readonly holdsPictures: boolean;
  /** The server has no program that encodes films. */
  readonly lacksEncoder: boolean;
  readonly onShow: (segmentId: string) => void;
  readonly onWatch: (film: Film) => void;
  /** Settles when the server has all settings that the film is made from. */
  readonly onBeforeStart: () => Promise<void>;
}

/** Makes the film: its facts before, its progress, and the finished file. */
export function FilmMaking(props: FilmMakingProps) {
  const t = useText();
  const desk = useFilm(props.project.id, props.onBeforeStart);
  const isMaking = desk.status?.status === "PROCESSING";
  const { film } = desk;
  return (
    <section aria-label={t("film.making")} className="flex flex-col gap-4">
      {isMaking && desk.status ? (
        <Making status={desk.status} desk={desk} />
      ) : (
        <Before {...props} desk={desk} />
      )}
      {!isMaking && <Outcome {...props} desk={desk} />}
      {desk.warnings.map((warning) => (
        <p key={warning} role="status" className="rounded-panel bg-warn-soft px-4 py-3 text-small">
          {filmWarningText(warning, t)}
        </p>
      ))}
      {film && (
        <FilmResult
          film={film}
          isOlder={isMaking || desk.trouble !== undefined}
          onWatch={() => props.onWatch(film)}
        />
      )}
    </section>
  );
}

function Before({
  look,
  rate,
  plan,
  holdsPictures,
  lacksEncoder,
  desk,
}: FilmMakingProps & { desk: FilmDesk }) {
  const t = useText();
  const lacks =
    lacksEncoder ||
    plan.parts.length === 0 ||
    plan.withoutText.length + plan.withoutNarration.length > 0 ||
    (!holdsPictures && plan.withoutPicture.length > 0);
  return (
    <div className="flex flex-col gap-2">
      <Button
        look="primary"
        className="sm:max-lg:self-start"
        disabled={lacks || desk.isStarting || desk.status === undefined}
        onClick={() => void desk.start(holdsPictures)}
      >
        <Clapperboard size={18} aria-hidden />
        {t(desk.film ? "film.makeAgain" : "film.make")}
      </Button>
      {plan.parts.length > 0 && (
        <p className="figures text-small text-muted">
          {t("film.facts", {
            size: sizeName(look.frame),
            rate,
            time: clockTime(plan.timeline.seconds),
          })}
        </p>
      )}
    </div>
  );
}

function Making({ status, desk }: { status: FilmStatus; desk: FilmDesk }) {
  const t = useText();
  const { percent, segment, segments, secondsLeft } = useRenderProgress(status);
  const words =
    percent === undefined
      ? [t("film.preparing")]
      : [
          t("film.progress", { percent }),
          ...(segment > 0 ? [t("film.segmentOf", { current: segment, total: segments })] : []),
          ...(secondsLeft === undefined ? [] : [t("film.left", { time: roughTime(secondsLeft, t) })]),
        ];
  // Every tenth is told aloud; every single one would be too much.
  const tenth = Math.floor((percent ?? 0) / 10) * 10;
  return (
    <div className="flex flex-col gap-2 rounded-panel border border-line bg-surface px-4 py-3">
      <p role="status" className="sr-only">
        {t("film.told", { percent: tenth })}
      </p>
      <div className="flex items-center gap-2">
        <h2 className="min-w-0 flex-1 text-base font-semibold">{t("film.making")}</h2>
        <Button look="quiet" className="-mr-3" disabled={desk.isStopping} onClick={() => void desk.stop()}>
          <CircleStop size={18} aria-hidden />
          {t(desk.isStopping ? "film.stopping" : "film.stop")}
        </Button>
      </div>
      <Progress label={t("film.making")} value={(percent ?? 0) / 100} />
      <p className="figures text-small text-muted">{factLine(words)}</p>
      <p className="text-fine text-muted">{t("film.goesOn")}</p>
    </div>
  );
}

/** The result of the last render: success, or the reason of a failure and its cure. */
function Outcome({ desk, segments, onShow }: FilmMakingProps & { desk: FilmDesk }) {
  const t = useText();
  if (desk.trouble) {
    const { segmentNumber: number } = desk.trouble;
    const segment = number === undefined ? undefined : segments[number - 1];
    return (
      <div
        role="alert"
        className="flex flex-col items-start gap-2 rounded-panel bg-bad-soft px-4 py-3 text-small"
      >
        <p className="text-bad">{desk.trouble.text}</p>
        {segment && (
          <Button onClick={() => onShow(segment.id)}>{t("film.showSegment", { number: number ?? 0 })}</Button>
        )}
      </div>
    );
  }
  if (desk.ended === undefined) return null;
  return (
    <p role="status" className="text-small text-accent">
      {t(desk.ended === "done" ? "film.done" : "film.stopped")}
    </p>
  );
}

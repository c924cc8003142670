import { CircleStop, X } from "lucide-react";
import { useEffect } from "react";
import { roughTime } from "../i18n/duration";
import { useText } from "../i18n/language";
import type { Outcome } from "../server/batch-outcome";
import { useDoubt } from "../server/readiness";
import { Button, IconButton } from "../ui/button";
import { classes } from "../ui/classes";
import { Progress } from "../ui/progress";
import { type Batch, outcomeWords } from "./batch";
import { useDesk } from "./project-context";
import type { BatchDesk } from "./use-batch";
import { useUnmoved } from "./use-unmoved";

/** How each batch went that has ended, and how far narrating the whole story is. */
export function BatchStrip({ desk }: { desk: BatchDesk }) {
  return (
    <>
      {desk.outcomes.map((outcome) => (
        <Ended key={outcome.taskId} outcome={outcome} desk={desk} />
      ))}
      {desk.batch && <Running batch={desk.batch} onStop={() => void desk.stop()} />}
    </>
  );
}

/** After so long without a step the estimate is no news any more, and the server is asked what is the matter. */
const stallMs = 15_000;

function Running({ batch, onStop }: { batch: Batch; onStop: () => void }) {
  const t = useText();
  const progress = t("batch.progress", {
    current: batch.current,
    total: batch.total,
    percent: batch.percentage,
  });
  const isStalled = useUnmoved(`${batch.taskIds} ${batch.current} ${batch.secondsLeft}`, stallMs);
  useDoubt(isStalled);
  // Every tenth is told aloud; every single one would drown the story.
  const tenth = Math.floor(batch.percentage / 10) * 10;
  return (
    <div className="border-b border-line">
      <p role="status" className="sr-only">
        {t("batch.toldProgress", { percent: tenth })}
      </p>
      <Progress
        label={t("batch.name")}
        value={batch.total === 0 ? 0 : batch.current / batch.total}
        className="mx-4"
      />
      <div className="flex items-center gap-3 py-1 pr-1.5 pl-4">
        <p className="figures flex min-w-0 flex-1 flex-wrap gap-x-3 text-small">
          <span>{progress}</span>
          {!isStalled && batch.secondsLeft !== undefined && batch.secondsLeft >= 1 && (
            <span className="text-muted">{t("batch.left", { time: roughTime(batch.secondsLeft, t) })}</span>
          )}
        </p>
        <Button look="quiet" disabled={batch.isStopping} onClick={onStop}>
          <CircleStop size={18} aria-hidden />
          {t(batch.isStopping ? "batch.stopping" : "batch.stop")}
        </Button>
      </div>
    </div>
  );
}

/** On a phone below the words, so that the way out stays in its corner. */
const wayClasses = "max-sm:order-last max-sm:-ml-4";

/** Good news need no answer. */
const goodNewsMs = 10_000;

function Ended({ outcome, desk }: { outcome: Outcome; desk: BatchDesk }) {
  const t = useText();
  const { reveal, current } = useDesk();
  const isAllWell = outcome.failed.length === 0 && !outcome.wasStopped;
  const { taskId } = outcome;
  const { dismiss } = desk;
  useEffect(() => {
    if (!isAllWell) return;
    const timer = window.setTimeout(() => dismiss(taskId), goodNewsMs);
    return () => window.clearTimeout(timer);
  }, [isAllWell, dismiss, taskId]);
  const showNext = () => {
    const at = outcome.failed.indexOf(current.get() ?? "");
    const id = outcome.failed[(at + 1) % outcome.failed.length];
    if (id) reveal.set({ id, focus: "card" });
  };
  return (
    <div className="flex flex-wrap items-start gap-x-2 border-b border-line py-1 pr-1.5 pl-4">
      <p role="status" className="min-w-0 flex-1 py-2.5 text-small max-sm:basis-2/3">
        {outcomeWords(outcome, t)}
      </p>
      {outcome.failed.length > 0 && (
        <Button look="danger" className={wayClasses} onClick={showNext}>
          {t("batch.showFailures")}
        </Button>
      )}
      {outcome.wasStopped && outcome.left > 0 && (
        <Button
          look="quiet"
          className={classes("text-accent", wayClasses)}
          onClick={() => void desk.start({ continues: taskId })}
        >
          {t("batch.resume")}
        </Button>
      )}
      <IconButton label={t("close")} onClick={() => dismiss(taskId)}>
        <X size={18} aria-hidden />
      </IconButton>
    </div>
  );
}

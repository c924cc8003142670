import type { ProjectDetail } from "@storyflow/client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { AudioLines, MicOff } from "lucide-react";
import { roughTime } from "../i18n/duration";
import { useText } from "../i18n/language";
import { systemQuery } from "../server/queries";
import { showEngineNotice, speakingOf } from "../settings/engine-notice";
import { Button } from "../ui/button";
import { classes } from "../ui/classes";
import { type Count, countSegments } from "./segment-state";
import type { BatchDesk } from "./use-batch";
import { useWork } from "./use-work";
import type { Work } from "./work";

const underWayOf = (work: Work): Work["underWay"] => work.underWay;

/** The room for the button: the words and how long it will take, the words alone, few words, or only a symbol. */
export type NarrateRoom = "all" | "words" | "few" | "symbol";

interface NarrateAllProps {
  readonly project: ProjectDetail;
  readonly batch: BatchDesk;
  readonly count: Count;
  readonly edited: ReadonlySet<string>;
  readonly room: NarrateRoom;
  /** The bar has left its place, and has the title in it. */
  readonly isStuck?: boolean;
}

/** The one thing to do next. While it is being done, only the dock tells how far it is. */
export function NarrateAllButton({ project, count, edited, batch, room, isStuck = false }: NarrateAllProps) {
  const t = useText();
  const underWay = useWork(project.id, underWayOf);
  const speaking = speakingOf(useQuery(systemQuery).data);
  if (count.spoken === 0) return null;
  if (batch.batch !== undefined) return <HeadWord text={t("batch.underWay")} {...{ room, isStuck }} />;
  const here = countSegments(
    project.segments.filter((segment) => !underWay.has(segment.id)),
    edited,
  );
  const todo = here.missing + here.stale;
  if (todo === 0)
    return <HeadWord text={t(underWay.size > 0 ? "batch.underWay" : "batch.done")} {...{ room, isStuck }} />;
  if (speaking.can === "no")
    return <VoicelessButton why={t(`speaking.missing.${speaking.chosen}`)} room={room} />;
  const work = nextWork(count, here);
  const words = [t(work, { count: todo })];
  if (project.estimated_seconds != null && project.estimated_seconds > 0 && underWay.size === 0) {
    words.push(t("batch.cost", { time: roughTime(project.estimated_seconds, t) }));
  }
  return (
    <Button
      look="primary"
      className={room === "symbol" ? "px-0!" : room === "few" ? "px-2!" : ""}
      title={words.join(" · ")}
      disabled={batch.isStarting}
      onClick={() => void batch.start()}
    >
      <AudioLines
        size={18}
        aria-hidden
        className={classes("shrink-0", room === "few" ? "hidden" : room !== "symbol" && "max-sm:hidden")}
      />
      {room === "few" && (
        <span aria-hidden className="whitespace-nowrap">
          {t(work === "batch.update" ? "batch.fewUpdate" : "batch.few", { count: todo })}
        </span>
      )}
      <span className={room === "all" || room === "words" ? "whitespace-nowrap" : "sr-only"}>{words[0]}</span>
      <span className={room === "all" ? "-ml-2 whitespace-pre" : "sr-only"}>
        {words.slice(1).map((word) => ` · ${word}`)}
      </span>
    </Button>
  );
}

/** In place of a button that could only be refused: says why, and leads to the notice with the ways out. */
function VoicelessButton({ why, room }: { why: string; room: NarrateRoom }) {
  const t = useText();
  const queryClient = useQueryClient();
  return (
    <Button
      className={room === "symbol" ? "px-0!" : room === "few" ? "px-2! leading-5" : ""}
      title={why}
      onClick={() => void showEngineNotice(queryClient)}
    >
      <MicOff size={18} aria-hidden className={classes("shrink-0", room === "few" && "hidden")} />
      <span className={room === "symbol" ? "sr-only" : room === "few" ? "" : "whitespace-nowrap"}>
        {t("batch.voiceless")}
      </span>
      <span
        className={room === "all" ? "-ml-2 whitespace-pre" : "sr-only"}
      >{` · ${t("batch.getVoice")}`}</span>
    </Button>
  );
}

/** The work of narrating now: all segments, the missing ones, or only those that were changed since. */
function nextWork(count: Count, here: Count): "batch.all" | "batch.rest" | "batch.update" {
  if (here.missing === 0) return "batch.update";
  return count.missing === count.spoken - count.locked ? "batch.all" : "batch.rest";
}

interface HeadWordProps {
  readonly text: string;
  readonly room: NarrateRoom;
  readonly isStuck: boolean;
}

/** Where there is little room, the title needs it more. */
function HeadWord({ text, room, isStuck }: HeadWordProps) {
  return (
    <p
      className={classes(
        "figures flex min-h-touch items-center text-small font-medium text-muted",
        isStuck && "max-sm:hidden",
        room === "symbol" ? "hidden" : room === "few" ? "min-w-0 leading-5" : "shrink-0 pr-3",
      )}
    >
      {text}
    </p>
  );
}

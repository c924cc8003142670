import type { Segment } from "@storyflow/client";
import { memo, type RefObject, useRef, useState } from "react";
import { useText } from "../i18n/language";
import { usePlayerState } from "../player/player-context";
import { classes } from "../ui/classes";
import { useFileDrop } from "../ui/use-file-drop";
import type { Grab } from "./drag-order";
import { useIsOpened } from "./opened-segment";
import { useDesk, useIsCurrent, useIsMarked } from "./project-context";
import { ReadingDialog } from "./reading-dialog";
import { BeginningMark, ChapterDialog } from "./segment-chapter";
import { SegmentMargin } from "./segment-margin";
import { PauseDialog } from "./segment-pause";
import { SegmentPicture } from "./segment-picture";
import { Failure, StaleLine } from "./segment-sound";
import { SegmentText } from "./segment-text";
import { SegmentTools } from "./segment-tools";
import { SegmentVoiceDialog, VoiceLine } from "./segment-voice";
import type { Selection } from "./selected-piece";
import type { SegmentActions } from "./use-segment-actions";
import { useSegmentState } from "./use-segment-state";

export interface SegmentCardProps {
  readonly segment: Segment;
  /** Its place among those that are shown, from 1. */
  readonly number: number;
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly actions: SegmentActions;
  /** A pointer takes the card to drag it. */
  readonly onGrab: Grab;
}

const isPicture = (file: File): boolean => file.type.startsWith("image/");

/** At the right is room for lock and menu, so that they never lie on the text. */
const columns = "grid grid-cols-[2.75rem_minmax(0,1fr)] sm:grid-cols-[2.25rem_2.75rem_minmax(0,1fr)_5.75rem]";

/** One segment of the story: a paragraph to read and write, and, where the reader is, all that can be done with it. */
export const SegmentCard = memo(function SegmentCard(props: SegmentCardProps) {
  const { segment, number, actions, onGrab } = props;
  const t = useText();
  const desk = useDesk();
  const isCurrent = useIsCurrent(segment.id);
  const isOpened = useIsOpened(segment.id);
  const isSounding = usePlayerState((state) => state.segmentId === segment.id && state.phase !== "idle");
  const isMarked = useIsMarked(segment.id);
  const isPreviousMarked = useIsMarked(props.previous ?? "");
  const isNextMarked = useIsMarked(props.next ?? "");
  const state = useSegmentState(segment);
  const field = useRef<HTMLTextAreaElement>(null);
  const [selection, setSelection] = useState<Selection>();
  const [sheet, setSheet] = useState<SegmentSheet>();
  const drop = useFileDrop((file) => void actions.setPicture(segment.id, file), isPicture);
  // The reading is that of the saved text.
  const open = (wanted: SegmentSheet) =>
    wanted === "reading"
      ? void desk.drafts.flush(segment.id).finally(() => setSheet(wanted))
      : setSheet(wanted);

  return (
    <article
      tabIndex={-1}
      data-segment={segment.id}
      data-state={state.kind}
      aria-label={t("segment.name", { number })}
      aria-current={isCurrent || undefined}
      onFocus={() => desk.current.set(segment.id)}
      {...(segment.is_locked ? {} : drop.handlers)}
      className={classes(
        columns,
        "group relative rounded-control py-0.5 pr-2 outline-offset-0 transition-colors sm:pr-0",
        // Marked neighbours are one area.
        isMarked && isPreviousMarked && "rounded-t-none",
        isMarked && isNextMarked && "rounded-b-none",
        "focus-visible:rounded-control!",
        isMarked ? "bg-accent-soft" : isSounding ? "bg-surface shadow-raised" : isCurrent && "bg-surface",
        "has-[textarea:focus-visible]:bg-surface has-[textarea:focus-visible]:shadow-[inset_3px_0_0_var(--accent)]",
        drop.isOver && "outline-2 outline-dashed outline-accent",
      )}
    >
      <BeginningMark segment={segment} />
      <SegmentMargin
        segment={segment}
        state={state}
        number={number}
        isOpened={isOpened}
        actions={actions}
        onGrab={onGrab}
      />
      <CardContent {...props} fieldRef={field} onSelection={setSelection} />
      <SegmentTools
        {...props}
        state={state}
        fieldRef={field}
        selection={selection}
        isOpened={isOpened}
        onOpen={open}
      />
      <div
        className={classes(
          "min-w-0 empty:hidden sm:col-start-3",
          isOpened ? "max-sm:col-span-full max-sm:px-2 sm:col-end-[-1]" : "max-sm:col-start-2",
        )}
      >
        {isOpened && <VoiceLine segment={segment} />}
        {isOpened && state.kind === "stale" && (
          <StaleLine segment={segment} reasons={state.reasons} actions={actions} />
        )}
        {!isOpened && state.kind === "failed" && state.reason !== undefined && (
          <p className="text-fine">
            <Failure reason={state.reason} onRetry={() => undefined} />
          </p>
        )}
      </div>
      <SegmentSheets
        segment={segment}
        selection={selection}
        actions={actions}
        sheet={sheet}
        onClose={() => setSheet(undefined)}
      />
    </article>
  );
});

/** The sheets that open above the page for one segment. */
export type SegmentSheet = "reading" | "chapter" | "pause" | "voice";

interface SegmentSheetsProps {
  readonly segment: Segment;
  readonly selection: Selection | undefined;
  readonly actions: SegmentActions;
  readonly sheet: SegmentSheet | undefined;
  readonly onClose: () => void;
}

function SegmentSheets({ segment, selection, actions, sheet, onClose }: SegmentSheetsProps) {
  switch (sheet) {
    case "reading":
      return <ReadingDialog segment={segment} selection={selection} onClose={onClose} />;
    case "chapter":
      return <ChapterDialog segment={segment} actions={actions} onClose={onClose} />;
    case "pause":
      return <PauseDialog segment={segment} actions={actions} onClose={onClose} />;
    case "voice":
      return <SegmentVoiceDialog segment={segment} actions={actions} onClose={onClose} />;
    case undefined:
      return null;
  }
}

interface CardContentProps extends Pick<SegmentCardProps, "segment" | "number" | "actions"> {
  readonly fieldRef: RefObject<HTMLTextAreaElement | null>;
  readonly onSelection: (selection: Selection | undefined) => void;
}

/** The text, and the picture beside it. */
function CardContent({ segment, number, actions, fieldRef, onSelection }: CardContentProps) {
  const t = useText();
  return (
    <div className="flex min-w-0 flex-col gap-4 sm:flex-row">
      <div className="min-w-0 flex-1">
        <SegmentText
          segment={segment}
          number={number}
          actions={actions}
          fieldRef={fieldRef}
          onSelection={onSelection}
        />
        {segment.image_prompt !== "" && (
          <p className="text-fine text-muted italic">{t("picture.wanted", { what: segment.image_prompt })}</p>
        )}
      </div>
      {segment.image_file !== null && (
        <SegmentPicture segment={segment} address={segment.image_file} number={number} actions={actions} />
      )}
    </div>
  );
}

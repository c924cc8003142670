import type { Segment } from "@storyflow/client";
import { GripVertical, Lock, LockOpen } from "lucide-react";
import { memo, type RefObject, useRef, useState } from "react";
import { useText } from "../i18n/language";
import { usePlayerState } from "../player/player-context";
import { Button, IconButton } from "../ui/button";
import { classes } from "../ui/classes";
import { useFileDrop } from "../ui/use-file-drop";
import type { Grab } from "./drag-order";
import { useDesk, useIsCurrent } from "./project-context";
import { ReadingDialog } from "./reading-dialog";
import { BeginningMark, ChapterDialog } from "./segment-chapter";
import { SegmentMenu } from "./segment-menu";
import { SegmentPicture } from "./segment-picture";
import { SegmentSound, StaleLine } from "./segment-sound";
import { SegmentText } from "./segment-text";
import { SegmentVoiceDialog, VoiceLine } from "./segment-voice";
import { phraseOf, type Selection } from "./selected-piece";
import type { SegmentActions } from "./use-segment-actions";
import { useSegmentState } from "./use-segment-state";

interface SegmentCardProps {
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

/** One segment of the story: its text, what there is to hear, and what can be done with it. */
export const SegmentCard = memo(function SegmentCard(props: SegmentCardProps) {
  const { segment, number, actions, onGrab } = props;
  const t = useText();
  const desk = useDesk();
  const isCurrent = useIsCurrent(segment.id);
  const isSounding = usePlayerState((state) => state.segmentId === segment.id && state.phase !== "idle");
  const state = useSegmentState(segment);
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const [isChoosingVoice, setChoosingVoice] = useState(false);
  const [isNamingChapter, setNamingChapter] = useState(false);
  const [selection, setSelection] = useState<Selection>();
  const [isShowingReading, setShowingReading] = useState(false);
  // The reading is that of the saved text.
  const showReading = () => void desk.drafts.flush(segment.id).finally(() => setShowingReading(true));
  const drop = useFileDrop((file) => void actions.setPicture(segment.id, file), isPicture);

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
        "group relative grid grid-cols-[minmax(0,1fr)] gap-x-4 rounded-panel px-3 py-4 outline-offset-0 transition-colors sm:grid-cols-[2.5rem_minmax(0,1fr)] sm:px-4",
        isSounding ? "bg-surface shadow-raised" : isCurrent && "bg-surface",
        drop.isOver && "outline-2 outline-dashed outline-accent",
      )}
    >
      <BeginningMark segment={segment} />
      <CardMargin id={segment.id} number={number} isBold={isCurrent || isSounding} onGrab={onGrab} />
      <div className="flex min-w-0 flex-col gap-2">
        <CardContent {...props} fieldRef={field} onSelection={setSelection} />
        <div className="flex items-center gap-1">
          <SegmentSound segment={segment} state={state} number={number} actions={actions} />
          <LockButton segment={segment} number={number} actions={actions} />
          <SegmentMenu
            {...props}
            state={state}
            fieldRef={field}
            onChoosePicture={() => picker.current?.click()}
            onChooseVoice={() => setChoosingVoice(true)}
            onNameChapter={() => setNamingChapter(true)}
            onShowReading={showReading}
          />
          {selection && (
            <Button look="quiet" onClick={showReading}>
              <span className="max-w-48 truncate">{t("reading.sayAs", { phrase: phraseOf(selection) })}</span>
            </Button>
          )}
        </div>
        <VoiceLine segment={segment} />
        {state.kind === "stale" && <StaleLine segment={segment} reasons={state.reasons} actions={actions} />}
      </div>
      {isShowingReading && (
        <ReadingDialog segment={segment} selection={selection} onClose={() => setShowingReading(false)} />
      )}
      {isNamingChapter && (
        <ChapterDialog segment={segment} actions={actions} onClose={() => setNamingChapter(false)} />
      )}
      {isChoosingVoice && (
        <SegmentVoiceDialog segment={segment} actions={actions} onClose={() => setChoosingVoice(false)} />
      )}
      <input
        ref={picker}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        hidden
        aria-label={t("picture.choose")}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void actions.setPicture(segment.id, file);
          event.target.value = "";
        }}
      />
    </article>
  );
});

interface CardMarginProps {
  readonly id: string;
  readonly number: number;
  readonly isBold: boolean;
  readonly onGrab: Grab;
}

/** The number of the card, and where a pointer takes it. */
function CardMargin({ id, number, isBold, onGrab }: CardMarginProps) {
  const t = useText();
  return (
    <div className="flex h-6 items-center justify-between sm:h-auto sm:flex-col sm:items-end sm:justify-start sm:pt-1.5">
      <span
        aria-hidden
        className={classes(
          "figures text-fine sm:leading-7",
          isBold ? "font-semibold text-accent" : "text-muted",
        )}
      >
        {number}
      </span>
      <span
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.preventDefault();
          onGrab(id, event.nativeEvent);
        }}
        aria-hidden
        title={t("segment.drag")}
        className="grid size-touch cursor-grab touch-none place-items-center text-muted max-sm:-mr-3 sm:-mr-3.5 sm:opacity-0 sm:transition-opacity sm:group-focus-within:opacity-100 sm:group-hover:opacity-100"
      >
        <GripVertical size={18} />
      </span>
    </div>
  );
}

interface CardContentProps extends Pick<SegmentCardProps, "segment" | "number" | "actions"> {
  readonly fieldRef: RefObject<HTMLTextAreaElement | null>;
  readonly onSelection: (selection: Selection | undefined) => void;
}

/** The text, and the picture beside it. */
function CardContent({ segment, number, actions, fieldRef, onSelection }: CardContentProps) {
  const t = useText();
  return (
    <div className="flex flex-col gap-4 sm:flex-row">
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
        <SegmentPicture
          address={segment.image_file}
          description={segment.image_prompt}
          number={number}
          onRemove={segment.is_locked ? undefined : () => void actions.removePicture(segment.id)}
        />
      )}
    </div>
  );
}

function LockButton({ segment, number, actions }: Pick<SegmentCardProps, "segment" | "number" | "actions">) {
  const t = useText();
  return (
    <IconButton
      label={t(segment.is_locked ? "segment.unlock" : "segment.lock", { number })}
      aria-pressed={segment.is_locked}
      onClick={() => void actions.lock(segment.id, !segment.is_locked)}
      className={segment.is_locked ? "text-accent" : "text-muted"}
    >
      {segment.is_locked ? <Lock size={18} aria-hidden /> : <LockOpen size={18} aria-hidden />}
    </IconButton>
  );
}

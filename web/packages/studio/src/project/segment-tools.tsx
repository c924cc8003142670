import { Lock, LockOpen } from "lucide-react";
import { type RefObject, useRef } from "react";
import { useText } from "../i18n/language";
import { Button, IconButton } from "../ui/button";
import { classes } from "../ui/classes";
import { PicturePicker } from "./picture-picker";
import type { SegmentCardProps, SegmentSheet } from "./segment-card";
import { Grip } from "./segment-margin";
import { SegmentMenu } from "./segment-menu";
import { SegmentSound } from "./segment-sound";
import type { SegmentState } from "./segment-state";
import { beginningOf, phraseOf, type Selection } from "./selected-piece";

interface SegmentToolsProps extends SegmentCardProps {
  readonly state: SegmentState;
  readonly fieldRef: RefObject<HTMLTextAreaElement | null>;
  readonly selection: Selection | undefined;
  readonly isOpened: boolean;
  readonly onOpen: (sheet: SegmentSheet) => void;
}

/**
 * Lock and menu: in a row with the sound below the text where the reader is, and above the corner of any other text
 * that the pointer is on. The same buttons in both places, so that a press that opens the row still meets them.
 */
export function SegmentTools(props: SegmentToolsProps) {
  const { segment, state, number, actions, selection, isOpened, onGrab, onOpen } = props;
  const t = useText();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div
      className={classes(
        "flex items-center gap-1",
        isOpened
          ? "col-span-full min-w-0 flex-wrap pl-2 sm:col-start-3 sm:col-end-[-1] sm:pl-0"
          : "absolute top-0 right-0 z-10 rounded-control opacity-0 transition-opacity group-hover:opacity-100 focus-within:opacity-100 has-aria-expanded:opacity-100 max-sm:hidden",
      )}
    >
      {isOpened && <SegmentSound segment={segment} state={state} number={number} actions={actions} />}
      {isOpened && selection && (
        <Button
          look="quiet"
          className="shrink! text-left max-sm:order-last max-sm:basis-full max-sm:justify-start"
          title={t("reading.sayAs", { phrase: phraseOf(selection) })}
          aria-label={t("reading.sayAs", { phrase: phraseOf(selection) })}
          onClick={() => onOpen("reading")}
        >
          {t("reading.sayAs", { phrase: beginningOf(phraseOf(selection)) })}
        </Button>
      )}
      {isOpened && <Grip id={segment.id} onGrab={onGrab} className="w-9 sm:hidden" />}
      <LockButton segment={segment} number={number} actions={actions} />
      <SegmentMenu
        {...props}
        onChoosePicture={() => picker.current?.click()}
        onChooseVoice={() => onOpen("voice")}
        onNameChapter={() => onOpen("chapter")}
        onSetPause={() => onOpen("pause")}
        onShowReading={() => onOpen("reading")}
      />
      <PicturePicker segmentId={segment.id} actions={actions} fieldRef={picker} />
    </div>
  );
}

function LockButton({ segment, number, actions }: Pick<SegmentCardProps, "segment" | "number" | "actions">) {
  const t = useText();
  return (
    <IconButton
      label={t(segment.is_locked ? "segment.unlock" : "segment.lock", { number })}
      title={t("segment.lockMeans")}
      aria-pressed={segment.is_locked}
      onClick={() => void actions.lock(segment.id, !segment.is_locked)}
      className={segment.is_locked ? "text-accent" : "text-muted"}
    >
      {segment.is_locked ? <Lock size={18} aria-hidden /> : <LockOpen size={18} aria-hidden />}
    </IconButton>
  );
}

import type { Segment } from "@storyflow/client";
import { Check, GripVertical, LoaderCircle, Lock } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "../i18n/language";
import type { PlainKey } from "../i18n/translate";
import { usePlayerState } from "../player/player-context";
import { classes } from "../ui/classes";
import type { Grab } from "./drag-order";
import { useIsMarked } from "./project-context";
import type { SegmentState } from "./segment-state";
import { SoundButton } from "./sound-button";
import type { SegmentActions } from "./use-segment-actions";

interface SegmentMarginProps {
  readonly segment: Segment;
  readonly state: SegmentState;
  readonly number: number;
  readonly isOpened: boolean;
  readonly actions: SegmentActions;
  readonly onGrab: Grab;
}

/** Beside a text: how it stands, at rest as a small mark; its number, grip and sound where the reader is. */
export function SegmentMargin(props: SegmentMarginProps) {
  const { segment, state, number, isOpened, actions, onGrab } = props;
  const isSounding = usePlayerState(({ segmentId, phase }) => segmentId === segment.id && phase !== "idle");
  const isAwake = isOpened || isSounding;
  const isMarked = useIsMarked(segment.id);
  return (
    <>
      <NumberGrip
        id={segment.id}
        number={number}
        isAwake={isAwake}
        isMarked={isMarked}
        actions={actions}
        onGrab={onGrab}
      />
      <div className="relative -mt-1 -mb-6 grid size-touch place-items-center">
        <StateMark segment={segment} state={state} isAwake={isAwake} isMarked={isMarked} />
        <div
          className={classes(
            "absolute inset-0 transition-opacity focus-within:opacity-100",
            !isAwake && "opacity-0 group-hover:opacity-100 [@media(hover:none)]:pointer-events-none",
          )}
        >
          <SoundButton segment={segment} state={state} number={number} actions={actions} />
        </div>
      </div>
    </>
  );
}

interface GripProps {
  readonly id: string;
  readonly onGrab: Grab;
  readonly className: string;
  readonly children?: ReactNode;
}

/** Where a pointer takes the segment to drag it. */
export function Grip({ id, onGrab, className, children }: GripProps) {
  const t = useText();
  return (
    <span
      aria-hidden
      title={t("segment.drag")}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        onGrab(id, event.nativeEvent);
      }}
      className={classes("grid h-touch cursor-grab touch-none place-items-center text-muted", className)}
    >
      {children ?? <GripVertical size={18} />}
    </span>
  );
}

interface NumberGripProps extends Pick<GripProps, "id" | "onGrab">, Pick<SegmentMarginProps, "actions"> {
  readonly number: number;
  readonly isAwake: boolean;
  readonly isMarked: boolean;
}

/** The number of the segment, which is its grip when the pointer is there; with Shift or Ctrl a press marks it. */
function NumberGrip({ number, isAwake, isMarked, actions, id, onGrab }: NumberGripProps) {
  const press: Grab = (_, event) => {
    if (event.shiftKey) actions.markTo(id);
    else if (event.ctrlKey || event.metaKey) actions.toggleMark(id);
    else onGrab(id, event);
  };
  return (
    <Grip id={id} onGrab={press} className="relative -mt-1 -mb-6 w-full max-sm:hidden">
      <GripVertical size={18} className="absolute opacity-0 transition-opacity group-hover:opacity-100" />
      <span
        className={classes(
          "figures text-fine transition-opacity group-hover:opacity-0",
          isAwake || isMarked ? "font-semibold text-accent" : "opacity-0",
        )}
      >
        {isMarked ? <Check size={18} /> : number}
      </span>
    </Grip>
  );
}

/** In words, for those who do not see the mark. */
const stateNames: Readonly<Record<SegmentState["kind"], PlainKey>> = {
  blank: "state.blank",
  silent: "mark.silent",
  queued: "mark.queued",
  narrating: "mark.narrating",
  ready: "mark.ready",
  stale: "mark.stale",
  failed: "mark.failed",
};

const dots: Readonly<Partial<Record<SegmentState["kind"], string>>> = {
  silent: "border-[1.5px] border-edge",
  queued: "bg-edge",
  stale: "bg-warn",
  failed: "bg-bad",
};

const lockColours: Readonly<Partial<Record<SegmentState["kind"], string>>> = {
  stale: "text-warn",
  failed: "text-bad",
  silent: "text-muted",
};

interface StateMarkProps extends Pick<SegmentMarginProps, "segment" | "state"> {
  readonly isAwake: boolean;
  readonly isMarked: boolean;
}

/** The state of a narration at a glance; a fresh one needs no dot. */
function StateMark({ segment, state, isAwake, isMarked }: StateMarkProps) {
  const t = useText();
  const names = [
    t(stateNames[state.kind]),
    ...(segment.is_locked ? [t("mark.locked")] : []),
    ...(isMarked ? [t("mark.marked")] : []),
  ];
  const isBusy = state.kind === "narrating" || state.kind === "queued";
  return (
    <span
      role="img"
      aria-label={names.join(", ")}
      className={classes(
        "pointer-events-none grid min-h-2 min-w-2 place-items-center",
        !isBusy && (isAwake ? "opacity-0" : "transition-opacity group-hover:opacity-0"),
      )}
    >
      {state.kind === "narrating" ? (
        <LoaderCircle size={18} className="animate-spin text-accent" />
      ) : segment.is_locked ? (
        <Lock size={15} className={lockColours[state.kind] ?? "text-accent"} />
      ) : (
        <span className={classes("size-2 rounded-full", dots[state.kind])} />
      )}
    </span>
  );
}

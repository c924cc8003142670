import type { Segment } from "@storyflow/client";
import {
  ArrowDown,
  ArrowUp,
  Combine,
  Ellipsis,
  GripVertical,
  ImagePlus,
  Lock,
  LockOpen,
  Plus,
  RefreshCw,
  Scissors,
  Trash2,
  VolumeX,
} from "lucide-react";
import { memo, useCallback, useRef } from "react";
import { useText } from "../i18n/language";
import { usePlayerState } from "../player/player-context";
import { IconButton } from "../ui/button";
import { classes } from "../ui/classes";
import { Menu, type MenuItem } from "../ui/menu";
import { useFileDrop } from "../ui/use-file-drop";
import type { Grab } from "./drag-order";
import { isTold } from "./failure-causes";
import { useDesk, useDraft, useIsCurrent } from "./project-context";
import { SegmentPicture } from "./segment-picture";
import { SegmentSound, StaleLine } from "./segment-sound";
import { canBeNarrated, type SegmentState, stateOf } from "./segment-state";
import { SegmentText } from "./segment-text";
import type { SegmentActions } from "./use-segment-actions";
import { useWork } from "./use-work";
import { positionsOf, type Work } from "./work";

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

/** One segment of the story: its text, what there is to hear, and what can be done with it. */
export const SegmentCard = memo(function SegmentCard({
  segment,
  number,
  previous,
  next,
  actions,
  onGrab,
}: SegmentCardProps) {
  const t = useText();
  const desk = useDesk();
  const isCurrent = useIsCurrent(segment.id);
  const isSounding = usePlayerState((state) => state.segmentId === segment.id && state.phase !== "idle");
  const state = useSegmentState(segment);
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const drop = useFileDrop((file) => void actions.setPicture(segment.id, file), isPicture);

  const items = (): MenuItem[] => [
    {
      label: t("segment.narrateAgain"),
      icon: <RefreshCw size={18} aria-hidden />,
      onChoose: () => void actions.narrate(segment.id),
      disabled: !canBeNarrated(state, segment.is_locked),
      keys: t("keys.enter"),
    },
    {
      label: t("segment.split"),
      icon: <Scissors size={18} aria-hidden />,
      onChoose: () => void actions.split(segment, field.current?.selectionStart ?? 0),
      disabled: segment.is_locked,
    },
    {
      label: t("segment.merge"),
      icon: <Combine size={18} aria-hidden />,
      onChoose: () => next && void actions.merge(segment.id, next),
      disabled: segment.is_locked || !next,
    },
    {
      label: t("segment.insert"),
      icon: <Plus size={18} aria-hidden />,
      onChoose: () => void actions.insert(segment.id),
    },
    {
      label: t("picture.choose"),
      icon: <ImagePlus size={18} aria-hidden />,
      onChoose: () => picker.current?.click(),
      disabled: segment.is_locked,
    },
    {
      label: t("segment.up"),
      icon: <ArrowUp size={18} aria-hidden />,
      onChoose: () => previous && void actions.move(segment.id, previous),
      disabled: !previous,
      keys: "Alt ↑",
    },
    {
      label: t("segment.down"),
      icon: <ArrowDown size={18} aria-hidden />,
      onChoose: () => next && void actions.move(segment.id, next),
      disabled: !next,
      keys: "Alt ↓",
    },
    {
      label: t("segment.removeAudio"),
      icon: <VolumeX size={18} aria-hidden />,
      onChoose: () => void actions.removeAudio(segment.id),
      disabled: segment.is_locked || segment.audio_file === null,
    },
    {
      label: t("segment.remove"),
      icon: <Trash2 size={18} aria-hidden />,
      onChoose: () => {
        actions.remove(segment.id);
        const neighbour = next ?? previous;
        if (neighbour) desk.reveal.set({ id: neighbour, focus: "card" });
      },
      isDanger: true,
    },
  ];

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
      <div className="flex h-6 items-center justify-between sm:h-auto sm:flex-col sm:items-end sm:justify-start sm:pt-1.5">
        <span
          aria-hidden
          className={classes(
            "figures text-fine sm:leading-7",
            isCurrent || isSounding ? "font-semibold text-accent" : "text-muted",
          )}
        >
          {number}
        </span>
        <span
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.preventDefault();
            onGrab(segment.id, event.nativeEvent);
          }}
          aria-hidden
          title={t("segment.drag")}
          className="grid size-touch cursor-grab touch-none place-items-center text-muted max-sm:-mr-3 sm:-mr-3.5 sm:opacity-0 sm:transition-opacity sm:group-focus-within:opacity-100 sm:group-hover:opacity-100"
        >
          <GripVertical size={18} />
        </span>
      </div>
      <div className="flex min-w-0 flex-col gap-2">
        <div className="flex flex-col gap-4 sm:flex-row">
          <div className="min-w-0 flex-1">
            <SegmentText segment={segment} number={number} actions={actions} fieldRef={field} />
            {segment.image_prompt !== "" && (
              <p className="text-fine text-muted italic">
                {t("picture.wanted", { what: segment.image_prompt })}
              </p>
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
        <div className="flex items-center gap-1">
          <SegmentSound segment={segment} state={state} number={number} actions={actions} />
          <IconButton
            label={t(segment.is_locked ? "segment.unlock" : "segment.lock", { number })}
            aria-pressed={segment.is_locked}
            onClick={() => void actions.lock(segment.id, !segment.is_locked)}
            className={segment.is_locked ? "text-accent" : "text-muted"}
          >
            {segment.is_locked ? <Lock size={18} aria-hidden /> : <LockOpen size={18} aria-hidden />}
          </IconButton>
          <Menu
            label={t("segment.more", { number })}
            icon={<Ellipsis size={20} aria-hidden />}
            items={items}
          />
        </div>
        {state.kind === "stale" && <StaleLine segment={segment} reasons={state.reasons} actions={actions} />}
      </div>
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

/** The queue is counted once for all cards, whatever number of them look. */
const positions = new WeakMap<Work["underWay"], ReadonlyMap<string, number>>();

function positionIn(work: Work, id: string): number | undefined {
  const known = positions.get(work.underWay) ?? positionsOf(work.underWay);
  positions.set(work.underWay, known);
  return known.get(id);
}

function useSegmentState(segment: Segment): SegmentState {
  const { projectId } = useDesk();
  const draft = useDraft(segment.id);
  const { id } = segment;
  const now = useWork(
    projectId,
    useCallback(
      (work) => ({
        underWay: work.underWay.get(id),
        position: positionIn(work, id),
        failure: work.failures.get(id),
        isToldAbove: isTold(work.failures, id),
      }),
      [id],
    ),
  );
  const isEdited = draft !== undefined && draft.text.trim() !== segment.text_content;
  return stateOf(segment, { ...now, isEdited });
}

const isPicture = (file: File): boolean => file.type.startsWith("image/");

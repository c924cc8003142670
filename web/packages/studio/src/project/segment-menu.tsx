import type { Segment } from "@storyflow/client";
import {
  ArrowDown,
  ArrowUp,
  BookMarked,
  BookX,
  Combine,
  Ellipsis,
  Expand,
  ImagePlus,
  Plus,
  RectangleHorizontal,
  RefreshCw,
  Scissors,
  SlidersHorizontal,
  SpellCheck,
  SquareCheck,
  Timer,
  Trash2,
  VolumeX,
} from "lucide-react";
import type { RefObject } from "react";
import { useText } from "../i18n/language";
import type { Translate } from "../i18n/translate";
import { Menu, type MenuItem } from "../ui/menu";
import { useDesk } from "./project-context";
import { canBeNarrated, type SegmentState } from "./segment-state";
import type { SegmentActions } from "./use-segment-actions";

export interface SegmentMenuProps {
  readonly segment: Segment;
  readonly state: SegmentState;
  readonly number: number;
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly actions: SegmentActions;
  readonly fieldRef: RefObject<HTMLTextAreaElement | null>;
  readonly onChoosePicture: () => void;
  readonly onChooseVoice: () => void;
  readonly onNameChapter: () => void;
  readonly onSetPause: () => void;
  readonly onShowReading: () => void;
}

/** All that can be done with a segment. */
export function SegmentMenu(props: SegmentMenuProps) {
  const t = useText();
  const { reveal, marked } = useDesk();
  const { segment, number, previous, next, actions } = props;
  const remove = () => {
    const isGone = actions.remove(segment.id);
    const neighbour = next ?? previous;
    if (isGone && neighbour) reveal.set({ id: neighbour, focus: "card" });
  };
  return (
    <Menu
      label={t("segment.more", { number })}
      icon={<Ellipsis size={20} aria-hidden />}
      items={() => [
        ...textItems(props, t),
        ...chapterItems(props, t),
        ...placeItems(props, t),
        {
          label: t(marked.get().ids.has(segment.id) ? "marked.unmark" : "marked.mark"),
          startsGroup: true,
          icon: <SquareCheck size={18} aria-hidden />,
          onChoose: () => actions.toggleMark(segment.id),
          keys: "X",
        },
        {
          label: t("segment.removeAudio"),
          icon: <VolumeX size={18} aria-hidden />,
          onChoose: () => void actions.removeAudio(segment.id),
          disabled: segment.is_locked || segment.audio_file === null,
        },
        {
          label: t("segment.remove"),
          startsGroup: true,
          icon: <Trash2 size={18} aria-hidden />,
          onChoose: remove,
          isDanger: true,
        },
      ]}
    />
  );
}

function textItems(props: SegmentMenuProps, t: Translate): MenuItem[] {
  const { segment, state, next, actions, fieldRef, onChoosePicture, onChooseVoice, onShowReading } = props;
  return [
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
      onChoose: () => void actions.split(segment, fieldRef.current?.selectionStart ?? 0),
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
      label: t(segment.image_file === null ? "picture.choose" : "inspector.otherPicture"),
      startsGroup: true,
      icon: <ImagePlus size={18} aria-hidden />,
      onChoose: onChoosePicture,
      disabled: segment.is_locked,
    },
    ...fitItems(props, t),
    {
      label: t("segment.voice"),
      icon: <SlidersHorizontal size={18} aria-hidden />,
      onChoose: onChooseVoice,
      disabled: segment.is_locked,
    },
    {
      label: t("segment.reading"),
      icon: <SpellCheck size={18} aria-hidden />,
      onChoose: onShowReading,
      disabled: segment.text_content.trim() === "",
    },
  ];
}

/** The other way to show the picture in the film. */
function fitItems({ segment, actions }: SegmentMenuProps, t: Translate): MenuItem[] {
  if (segment.image_file === null) return [];
  const isWhole = segment.image_fit === "fit";
  const Icon = isWhole ? RectangleHorizontal : Expand;
  return [
    {
      label: t(isWhole ? "picture.fillInFilm" : "picture.fitInFilm"),
      icon: <Icon size={18} aria-hidden />,
      onChoose: () => void actions.setPictureFit(segment.id, isWhole ? "fill" : "fit"),
      disabled: segment.is_locked,
    },
  ];
}

function chapterItems(props: SegmentMenuProps, t: Translate): MenuItem[] {
  const { segment, actions, onNameChapter, onSetPause } = props;
  const pause = {
    label: t("pause.title"),
    icon: <Timer size={18} aria-hidden />,
    onChoose: onSetPause,
  };
  const name = {
    label: t(segment.chapter ? "chapter.rename" : "chapter.begin"),
    startsGroup: true,
    icon: <BookMarked size={18} aria-hidden />,
    onChoose: onNameChapter,
  };
  const remove = {
    label: t("chapter.remove"),
    icon: <BookX size={18} aria-hidden />,
    onChoose: () => void actions.setChapter(segment.id, null),
  };
  return segment.chapter ? [name, remove, pause] : [name, pause];
}

function placeItems({ segment, previous, next, actions }: SegmentMenuProps, t: Translate): MenuItem[] {
  return [
    {
      label: t("segment.up"),
      startsGroup: true,
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
  ];
}

import type { Segment } from "@storyflow/client";
import { defaultRangeExtractor, type Range, useWindowVirtualizer } from "@tanstack/react-virtual";
import { memo, type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useText } from "../i18n/language";
import { classes } from "../ui/classes";
import { dropTarget, useDragOrder } from "./drag-order";
import { useDesk } from "./project-context";
import { useReveal } from "./reveal";
import { SegmentCard } from "./segment-card";
import type { SegmentActions } from "./use-segment-actions";

interface TimelineProps {
  readonly segments: readonly Segment[];
  readonly actions: SegmentActions;
}

/** The segments from top to bottom. Only those near the screen exist, so that thousands are as light as ten. */
export const Timeline = memo(function Timeline({ segments, actions }: TimelineProps) {
  const t = useText();
  const list = useRef<HTMLOListElement>(null);
  const ghost = useRef<HTMLParagraphElement>(null);
  const onDrop = (id: string, slot: number) => {
    const ids = segments.map((segment) => segment.id);
    const target = dropTarget(ids, id, slot);
    if (target !== undefined) void actions.move(id, target);
  };
  const { drag, grab } = useDragOrder({ list, ghost, onDrop });
  const virtualizer = useTimelineVirtualizer(segments, list, drag?.id);
  useReveal(segments, list, (index, align) => virtualizer.scrollToIndex(index, { align }));
  const items = virtualizer.getVirtualItems();
  const { scrollMargin } = virtualizer.options;
  const gapBehind = items.find((item) => item.index === drag?.slot);
  const gap = (gapBehind?.start ?? items.at(-1)?.end ?? 0) - scrollMargin;
  const dragged = segments.find((segment) => segment.id === drag?.id);

  return (
    <>
      <ol
        ref={list}
        aria-label={t("timeline.name")}
        className={classes("relative", drag && "select-none")}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {items.map((item) => {
          const segment = segments[item.index];
          if (!segment) return null;
          return (
            <li
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              aria-setsize={segments.length}
              aria-posinset={item.index + 1}
              className={classes("absolute inset-x-0 top-0 pb-2", segment.id === drag?.id && "opacity-30")}
              style={{ transform: `translateY(${item.start - scrollMargin}px)` }}
            >
              <SegmentCard
                segment={segment}
                number={item.index + 1}
                previous={segments[item.index - 1]?.id}
                next={segments[item.index + 1]?.id}
                actions={actions}
                onGrab={grab}
              />
            </li>
          );
        })}
        {drag && (
          <li
            aria-hidden
            className="pointer-events-none absolute inset-x-4 top-0 z-10 -mt-1.5 h-1 rounded-full bg-accent"
            style={{ transform: `translateY(${gap}px)` }}
          />
        )}
      </ol>
      {dragged &&
        createPortal(
          <p
            ref={ghost}
            aria-hidden
            className="story pointer-events-none fixed top-0 left-0 z-50 -mt-6 ml-4 line-clamp-2 max-w-80 rounded-panel bg-surface px-4 py-2.5 text-base shadow-raised"
          >
            {dragged.text_content}
          </p>,
          document.body,
        )}
    </>
  );
});

const lettersPerLine = 62;
const lineHeight = 30;
const frameHeight = 100;

/** How high a card will be, before it has ever been drawn. */
const estimatedHeight = (segment: Segment | undefined): number =>
  frameHeight + lineHeight * Math.ceil(Math.max(1, segment?.text_content.length ?? 0) / lettersPerLine);

function useTimelineVirtualizer(
  segments: readonly Segment[],
  list: RefObject<HTMLOListElement | null>,
  dragged: string | undefined,
) {
  const margin = useTopOf(list);
  const { current } = useDesk();
  return useWindowVirtualizer({
    count: segments.length,
    estimateSize: useCallback((index: number) => estimatedHeight(segments[index]), [segments]),
    getItemKey: useCallback((index: number) => segments[index]?.id ?? index, [segments]),
    overscan: 4,
    scrollMargin: margin,
    // What has the keyboard or is carried must not vanish when it leaves the screen.
    rangeExtractor: (range: Range) => {
      const indices = new Set(defaultRangeExtractor(range));
      for (const id of [current.get(), dragged]) {
        const index = id === undefined ? -1 : segments.findIndex((segment) => segment.id === id);
        if (index >= 0) indices.add(index);
      }
      return [...indices].sort((one, other) => one - other);
    },
  });
}

/** How far from the top of the page the list begins; what is above it may grow. */
function useTopOf(list: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setTop((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
    measure();
    const observer = new ResizeObserver(measure);
    for (const sibling of list.current?.parentElement?.children ?? []) {
      if (sibling !== list.current) observer.observe(sibling);
    }
    return () => observer.disconnect();
  }, [list]);
  return top;
}

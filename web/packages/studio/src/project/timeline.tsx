import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { SortableContext, useSortable, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import type { Segment } from "@storyflow/client";
import { defaultRangeExtractor, type Range, useWindowVirtualizer } from "@tanstack/react-virtual";
import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useText } from "../i18n/language";
import { type Reveal, useDesk } from "./project-context";
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
  const [dragged, setDragged] = useState<string>();
  const ids = useMemo(() => segments.map((segment) => segment.id), [segments]);
  const virtualizer = useTimelineVirtualizer(segments, list, dragged);
  useReveal(segments, list, (index, align) => virtualizer.scrollToIndex(index, { align }));
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));

  const onDragEnd = ({ active, over }: DragEndEvent) => {
    setDragged(undefined);
    if (over && over.id !== active.id) void actions.move(String(active.id), String(over.id));
  };
  const draggedSegment = segments.find((segment) => segment.id === dragged);

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{ screenReaderInstructions: { draggable: t("segment.dragHint") } }}
      onDragStart={({ active }) => setDragged(String(active.id))}
      onDragCancel={() => setDragged(undefined)}
      onDragEnd={onDragEnd}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ol
          ref={list}
          aria-label={t("timeline.name")}
          className="relative"
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map((item) => {
            const segment = segments[item.index];
            if (!segment) return null;
            return (
              <li
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                aria-setsize={segments.length}
                aria-posinset={item.index + 1}
                className="absolute inset-x-0 top-0 pb-2"
                style={{ transform: `translateY(${item.start - virtualizer.options.scrollMargin}px)` }}
              >
                <SortableCard
                  segment={segment}
                  number={item.index + 1}
                  previous={ids[item.index - 1]}
                  next={ids[item.index + 1]}
                  actions={actions}
                />
              </li>
            );
          })}
        </ol>
      </SortableContext>
      <DragOverlay dropAnimation={null}>
        {draggedSegment && (
          <p className="story line-clamp-3 rounded-panel border border-accent bg-surface px-5 py-4 shadow-raised">
            {draggedSegment.text_content}
          </p>
        )}
      </DragOverlay>
    </DndContext>
  );
});

interface SortableCardProps {
  readonly segment: Segment;
  readonly number: number;
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly actions: SegmentActions;
}

const SortableCard = memo(function SortableCard(props: SortableCardProps) {
  const { setNodeRef, listeners, transform, transition, isDragging } = useSortable({ id: props.segment.id });
  const style = {
    transform: CSS.Translate.toString(transform),
    transition,
    opacity: isDragging ? 0 : undefined,
  };
  return (
    <div ref={setNodeRef} style={style}>
      <SegmentCard {...props} grip={listeners} />
    </div>
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
  list: React.RefObject<HTMLOListElement | null>,
  dragged: string | undefined,
) {
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const top = list.current?.getBoundingClientRect().top ?? 0;
    setMargin(top + window.scrollY);
  }, [list]);
  const { current } = useDesk();
  return useWindowVirtualizer({
    count: segments.length,
    estimateSize: useCallback((index: number) => estimatedHeight(segments[index]), [segments]),
    getItemKey: useCallback((index: number) => segments[index]?.id ?? index, [segments]),
    overscan: 5,
    scrollMargin: margin,
    // What has the keyboard or is carried must not vanish when it leaves the screen.
    rangeExtractor: (range: Range) => {
      const kept = [current.get(), dragged].map((id) => segments.findIndex((segment) => segment.id === id));
      const indices = [...defaultRangeExtractor(range), ...kept.filter((index) => index >= 0)];
      return [...new Set(indices)].sort((one, other) => one - other);
    },
  });
}

/** Brings a segment into sight when someone wishes for it, and gives it the keyboard. */
function useReveal(
  segments: readonly Segment[],
  list: React.RefObject<HTMLOListElement | null>,
  scrollTo: (index: number, align: "center" | "auto") => void,
) {
  const { reveal, current } = useDesk();
  const latest = useRef({ segments, scrollTo });
  latest.current = { segments, scrollTo };
  useEffect(() => {
    let frame = 0;
    const show = (wish: Reveal, triesLeft: number) => {
      const index = latest.current.segments.findIndex((segment) => segment.id === wish.id);
      if (index < 0) return;
      const card = list.current?.querySelector<HTMLElement>(`[data-segment="${wish.id}"]`);
      if (!card) {
        latest.current.scrollTo(index, "center");
        if (triesLeft > 0) frame = requestAnimationFrame(() => show(wish, triesLeft - 1));
        return;
      }
      const box = card.getBoundingClientRect();
      const isInSight = box.top >= 72 && box.bottom <= window.innerHeight - 140;
      if (!isInSight) latest.current.scrollTo(index, "center");
      if (wish.focus === "text") card.querySelector("textarea")?.focus({ preventScroll: true });
      else if (wish.focus === "card") card.focus({ preventScroll: true });
    };
    const onWish = () => {
      const wish = reveal.get();
      if (!wish) return;
      current.set(wish.id);
      // The list may be about to learn of a segment that has only just been made.
      frame = requestAnimationFrame(() => show(wish, 10));
    };
    const unsubscribe = reveal.subscribe(onWish);
    onWish();
    return () => {
      unsubscribe();
      cancelAnimationFrame(frame);
    };
  }, [reveal, current, list]);
}

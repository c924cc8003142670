import type { Segment } from "@storyflow/client";
import { defaultRangeExtractor, type Range, useWindowVirtualizer } from "@tanstack/react-virtual";
import {
  memo,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
} from "react";
import { createPortal } from "react-dom";
import { useText } from "../i18n/language";
import { textToShow } from "../server/story-texts";
import { classes } from "../ui/classes";
import { toldHeight } from "../ui/use-height-property";
import { dropTarget, useDragOrder } from "./drag-order";
import { useListPlace } from "./list-place";
import { useOpening } from "./opened-segment";
import { useDesk } from "./project-context";
import { useReveal } from "./reveal";
import { SegmentCard } from "./segment-card";
import { useKeptPlace } from "./use-kept-place";
import { useReadingPlace } from "./use-reading-place";
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
  useOpening();
  const virtualizer = useTimelineVirtualizer(segments, list, drag?.id);
  useReveal(segments, list, (index, align) => virtualizer.scrollToIndex(index, { align }));
  useReadingPlace(segments, (index) => virtualizer.scrollToIndex(index, { align: "start" }));
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
              className={classes(
                "absolute inset-x-0 top-0 [contain:layout_style]",
                segment.id === drag?.id && "opacity-30",
              )}
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
            {textToShow(dragged)}
          </p>,
          document.body,
        )}
    </>
  );
});

/** The bar with the title covers that much of the window, below what is told of the server. */
const barHeight = (): number => 56 + toldHeight("--banners");
const lineHeight = 26;
const lettersPerPixel = 1 / 8;
/** The room beside the text of a line, on a phone and on a wider page, and above and below it, in pixels. */
const besideText = { phone: 52, page: 172 };
const phoneWidth = 640;
const aroundText = 16;

/** How high a card will be, before it has ever been drawn. */
function estimatedHeight(segment: Segment | undefined, width: number): number {
  const beside = width < phoneWidth ? besideText.phone : besideText.page;
  const letters = Math.max(20, (width - beside) * lettersPerPixel);
  return aroundText + lineHeight * Math.ceil(Math.max(1, segment?.text_content.length ?? 0) / letters);
}

function useTimelineVirtualizer(
  segments: readonly Segment[],
  list: RefObject<HTMLOListElement | null>,
  dragged: string | undefined,
) {
  const { top, width, isMeasured } = useListPlace(list, barHeight);
  const { current, opened } = useDesk();
  const virtualizer = useWindowVirtualizer({
    count: segments.length,
    estimateSize: useCallback((index: number) => estimatedHeight(segments[index], width), [segments, width]),
    getItemKey: useCallback((index: number) => segments[index]?.id ?? index, [segments]),
    overscan: 4,
    scrollMargin: top,
    scrollPaddingStart: barHeight(),
    // A card that has the keyboard or is carried must not vanish when it leaves the screen.
    rangeExtractor: (range: Range) => {
      const indices = new Set(defaultRangeExtractor(range));
      for (const id of [current.get(), opened.get(), dragged]) {
        const index = id === undefined ? -1 : segments.findIndex((segment) => segment.id === id);
        if (index >= 0) indices.add(index);
      }
      return [...indices].sort((one, other) => one - other);
    },
  });
  useStillOpening(virtualizer, segments, list);
  useSeen(virtualizer, segments);
  useKeptPlace({
    list: virtualizer,
    width: isMeasured ? width : undefined,
    cover: barHeight(),
    currentIndex: () => segments.findIndex(({ id }) => id === current.get()),
    scrollTo: (index, align) => virtualizer.scrollToIndex(index, { align }),
  });
  useTextsInSight(virtualizer, segments);
  return virtualizer;
}

type Timelines = ReturnType<typeof useWindowVirtualizer>;

/** Where one text opens and another one closes, the opened one stays where it is on the screen. */
function useStillOpening(
  virtualizer: Timelines,
  segments: readonly Segment[],
  list: RefObject<HTMLOListElement | null>,
): void {
  const { opened } = useDesk();
  const now = useSyncExternalStore(opened.subscribe, opened.get);
  const before = useRef(now);
  useLayoutEffect(() => {
    const closed = before.current;
    before.current = now;
    if (closed === now) return;
    const indexOf = (id: string | undefined) => segments.findIndex((segment) => segment.id === id);
    const openedAt = indexOf(now);
    const whole = virtualizer.shouldAdjustScrollPositionOnItemSizeChange;
    for (const index of [indexOf(closed), openedAt]) {
      const card = list.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
      if (!card) continue;
      virtualizer.shouldAdjustScrollPositionOnItemSizeChange = () => index < openedAt;
      virtualizer.resizeItem(index, card.offsetHeight);
    }
    virtualizer.shouldAdjustScrollPositionOnItemSizeChange = whole;
  }, [now, segments, list, virtualizer]);
}

/** Tells the others which text is the first one in sight. */
function useSeen(virtualizer: Timelines, segments: readonly Segment[]): void {
  const { seen } = useDesk();
  const items = virtualizer.getVirtualItems();
  // The drawn cards may lag behind the place of the window, as on coming back to a place.
  useEffect(() => {
    const tell = () => {
      const from = window.scrollY + barHeight();
      const first = items.find((item) => item.end > from + 1);
      const id = first && segments[first.index]?.id;
      if (id !== undefined) seen.set(id);
    };
    tell();
    // A card that goes below the bar is drawn still: the items stay the same.
    window.addEventListener("scroll", tell, { passive: true });
    return () => window.removeEventListener("scroll", tell);
  }, [items, segments, seen]);
}

/** So many texts above and below those that are drawn are read, too. */
const textsAround = 30;

/** Has the texts read that are in sight, and some around them. */
function useTextsInSight(virtualizer: Timelines, segments: readonly Segment[]): void {
  const { texts } = useDesk();
  const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 0 };
  useEffect(() => {
    const around = segments.slice(Math.max(0, startIndex - textsAround), endIndex + textsAround + 1);
    const [first] = around;
    const last = around.at(-1);
    if (first && last) texts.want(first.sequence_index, last.sequence_index);
  }, [segments, startIndex, endIndex, texts]);
}

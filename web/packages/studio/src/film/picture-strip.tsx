import type { Segment } from "@storyflow/client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { useText } from "../i18n/language";
import { Progress } from "../ui/progress";
import { AddPictures } from "./add-pictures";
import type { FilmPlan } from "./film-plan";
import type { Preview } from "./preview";
import { StripCell } from "./strip-cell";
import type { PictureDesk } from "./use-pictures";
import { usePreviewPart } from "./use-preview-part";

interface PictureStripProps {
  readonly segments: readonly Segment[];
  readonly plan: FilmPlan;
  readonly preview: Preview | undefined;
  readonly pictures: PictureDesk;
  readonly onShow: (segmentId: string) => void;
}

const cellWidth = 176;
const cellHeight = 204;

/** The segments side by side with their pictures. Only those in sight exist; without any there is nothing to show. */
export function PictureStrip({ segments, plan, preview, pictures, onShow }: PictureStripProps) {
  const t = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    horizontal: true,
    count: segments.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => cellWidth,
    getItemKey: (index) => segments[index]?.id ?? index,
    overscan: 4,
  });
  const current = plan.parts[usePreviewPart(preview, plan)];
  const at = segments.findIndex(({ id }) => id === current?.segment?.id);
  useEffect(() => {
    // Does not scroll while the keyboard is in the strip.
    if (at >= 0 && !scroller.current?.contains(document.activeElement)) virtualizer.scrollToIndex(at);
  }, [at, virtualizer]);
  const shown = new Map(plan.parts.map((part) => [part.segment?.id, part]));
  const { progress } = pictures;
  if (segments.length === 0) return null;
  return (
    <section aria-label={t("film.strip")} className="flex flex-col gap-2">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 sm:gap-y-0">
        <h2 className="text-base font-semibold sm:self-end">{t("film.strip")}</h2>
        <div className="sm:row-span-2">
          <AddPictures pictures={pictures} />
        </div>
        <p className="text-fine text-muted not-any-pointer-fine:hidden max-sm:col-span-2 sm:self-start">
          {t("film.stripHint")}
        </p>
      </div>
      <p role="status" className="text-small empty:hidden">
        {progress && t("film.placing", { done: progress.done, total: progress.total })}
      </p>
      {progress && <Progress label={t("film.strip")} value={progress.done / progress.total} />}
      <div ref={scroller} className="-mx-1 overflow-x-auto px-1 pb-2">
        <ol
          aria-label={t("timeline.name")}
          className="relative"
          style={{ width: virtualizer.getTotalSize(), height: cellHeight }}
        >
          {virtualizer.getVirtualItems().map((item) => {
            const segment = segments[item.index];
            return (
              segment && (
                <li
                  key={item.key}
                  aria-setsize={segments.length}
                  aria-posinset={item.index + 1}
                  className="absolute inset-y-0 left-0 pt-1 pr-2"
                  style={{ width: cellWidth, transform: `translateX(${item.start}px)` }}
                >
                  <StripCell
                    segment={segment}
                    number={item.index + 1}
                    held={shown.get(segment.id)}
                    isCurrent={item.index === at}
                    onAdd={(files) => pictures.add(item.index, files)}
                    onRemove={() => pictures.remove(segment.id)}
                    onFit={(fit) => pictures.setFit(segment.id, fit)}
                    onShow={() => onShow(segment.id)}
                  />
                </li>
              )
            );
          })}
        </ol>
      </div>
    </section>
  );
}

import { type KeyboardEvent, type PointerEvent, useCallback, useRef, useState } from "react";
import { clockTime } from "../i18n/duration";
import { useText } from "../i18n/language";
import { useFrames } from "./player-context";
import { chapterAt, chapterBeside, type StoryTimes } from "./story-times";

interface StorySliderProps {
  readonly times: StoryTimes;
  /** The segment that sounds or stands ready, and where the story is meanwhile without one. */
  readonly segmentId: string | undefined;
  readonly start: number;
  readonly rest: number;
  readonly onSeek: (seconds: number) => void;
}

const keySeconds = 5;

/** The whole story as one line with its chapters: a slider to go anywhere in it. */
export function StorySlider({ times, segmentId, start, rest, onSeek }: StorySliderProps) {
  const t = useText();
  const slider = useRef<HTMLDivElement>(null);
  const clock = useRef<HTMLSpanElement>(null);
  const fill = useRef<HTMLDivElement>(null);
  const now = useRef(rest);
  const shown = useRef("");
  /** Where a pointer is, in seconds. */
  const [pointed, setPointed] = useState<number>();
  const { total } = times;

  // Written straight into the page: sixty times a second is too often for anything else.
  const show = useCallback(
    (seconds: number) => {
      now.current = Math.min(seconds, total);
      const text = clockTime(now.current);
      if (fill.current) fill.current.style.width = `${total === 0 ? 0 : (now.current / total) * 100}%`;
      const words = t("player.placeOf", { place: text, total: clockTime(total) });
      if (shown.current === words) return;
      shown.current = words;
      if (clock.current) clock.current.textContent = text;
      const chapter = chapterAt(times, now.current)?.title;
      slider.current?.setAttribute("aria-valuenow", now.current.toFixed(0));
      slider.current?.setAttribute("aria-valuetext", chapter ? `${words}, ${chapter}` : words);
    },
    [times, total, t],
  );
  useFrames(
    segmentId,
    useCallback((seconds) => show(start + seconds), [show, start]),
    useCallback(() => show(rest), [show, rest]),
  );

  const placeOf = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - left) / width)) * total;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = keyTarget(event.key, now.current, times);
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onSeek(Math.min(total, Math.max(0, target)));
  };

  return (
    <div className="flex items-center gap-3 px-3 pt-1.5 sm:px-4">
      <span ref={clock} className="figures text-fine text-muted" />
      <div
        ref={slider}
        role="slider"
        tabIndex={0}
        aria-label={t("player.place")}
        aria-valuemin={0}
        aria-valuemax={Math.ceil(total)}
        aria-valuenow={0}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setPointed(placeOf(event));
        }}
        onPointerMove={(event) => setPointed(placeOf(event))}
        onPointerUp={(event) => {
          if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
          onSeek(placeOf(event));
          if (event.pointerType !== "mouse") setPointed(undefined);
        }}
        onPointerLeave={() => setPointed(undefined)}
        onPointerCancel={() => setPointed(undefined)}
        className="group relative -my-1.5 flex h-touch min-w-0 flex-1 cursor-pointer touch-none items-center rounded-control select-none"
      >
        <div className="relative h-1.5 w-full overflow-hidden rounded-full bg-line transition-[height] group-hover:h-2.5">
          <div ref={fill} className="h-full rounded-full bg-accent" />
          <ChapterMarks times={times} />
        </div>
        {pointed !== undefined && total > 0 && <PlaceSign times={times} seconds={pointed} />}
      </div>
      <span className="figures text-fine text-muted">{clockTime(total)}</span>
    </div>
  );
}

/** The keys of a slider; its large steps are chapters. */
function keyTarget(key: string, now: number, times: StoryTimes): number | undefined {
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return now + keySeconds;
    case "ArrowLeft":
    case "ArrowDown":
      return now - keySeconds;
    case "PageUp":
      return chapterBeside(times, now, 1);
    case "PageDown":
      return chapterBeside(times, now, -1);
    case "Home":
      return 0;
    case "End":
      return times.total;
  }
  return undefined;
}

function ChapterMarks({ times: { chapters, total } }: { times: StoryTimes }) {
  return chapters
    .filter(({ start }) => start > 0 && start < total)
    .map(({ title, start }) => (
      <span
        key={`${start} ${title}`}
        aria-hidden
        className="absolute inset-y-0 w-0.5 bg-surface"
        style={{ left: `${(start / total) * 100}%` }}
      />
    ));
}

/** Says what is where the pointer is. */
function PlaceSign({ times, seconds }: { times: StoryTimes; seconds: number }) {
  const share = seconds / times.total;
  const chapter = chapterAt(times, seconds)?.title;
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute bottom-full mb-1 max-w-full truncate rounded-control bg-ink px-2.5 py-1 text-fine whitespace-nowrap text-paper"
      style={{ left: `${share * 100}%`, transform: `translateX(-${share * 100}%)` }}
    >
      {chapter && `${chapter} · `}
      <span className="figures">{clockTime(seconds)}</span>
    </div>
  );
}

import type { Segment } from "@storyflow/client";
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { roughTime } from "../i18n/duration";
import { useText } from "../i18n/language";
import { classes } from "../ui/classes";
import { Dialog } from "../ui/dialog";
import { type ChapterPart, chapterAt, chaptersOf } from "./chapters";
import { useDesk } from "./project-context";

interface OutlineProps {
  readonly segments: readonly Segment[];
  /** Beside going there. */
  readonly onGo?: () => void;
}

/** The chapters of the story: how long each is, how much of it can be heard, and the way to it. */
export function Outline({ segments, onGo }: OutlineProps) {
  const t = useText();
  const { reveal } = useDesk();
  const parts = useMemo(() => chaptersOf(segments), [segments]);
  const here = useChapterInSight(parts, segments);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const keep = () => keepInSight(list.current, here);
    keep();
    if (!list.current || typeof ResizeObserver === "undefined") return;
    // Also where there is room for the list only now.
    const observer = new ResizeObserver(keep);
    observer.observe(list.current);
    return () => observer.disconnect();
  }, [here]);
  const go = (part: ChapterPart) => {
    const show = () => reveal.set({ id: part.id, focus: "card", align: "start" });
    if (!onGo) return show();
    onGo();
    // A sheet gives the keyboard back when it goes.
    requestAnimationFrame(show);
  };
  return (
    <ol ref={list} aria-label={t("outline.name")} className="flex flex-col">
      {parts.map((part) => (
        <li key={part.id}>
          <button
            type="button"
            data-chapter={part.id}
            aria-current={part.id === here || undefined}
            onClick={() => go(part)}
            className={classes(
              "flex min-h-touch w-full flex-col justify-center gap-1 rounded-control px-3 py-1.5 text-left hover:bg-sunken",
              part.id === here && "bg-accent-soft",
              part.level > 1 && "pl-6",
            )}
          >
            <span className="titled line-clamp-3 text-small leading-5">
              {part.title ?? t("outline.opening")}
            </span>
            <span className="flex items-center gap-2 text-fine text-muted">
              <StateBar part={part} isHere={part.id === here} />
              <span className="figures shrink-0">
                {part.seconds > 0
                  ? roughTime(part.seconds, t)
                  : t("project.segments", { count: part.spoken })}
              </span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

/** Scrolls what the list lies in, and nothing else. */
function keepInSight(list: HTMLElement | null, id: string | undefined): void {
  const frame = list?.closest<HTMLElement>("[data-scrolls]");
  const entry = list?.querySelector<HTMLElement>(`[data-chapter="${id}"]`);
  if (!frame || !entry) return;
  const [outer, inner] = [frame.getBoundingClientRect(), entry.getBoundingClientRect()];
  if (inner.top < outer.top) frame.scrollTop -= outer.top - inner.top;
  else if (inner.bottom > outer.bottom) frame.scrollTop += inner.bottom - outer.bottom;
}

/** How much of a chapter can be heard, and how much of that is out of date. */
function StateBar({ part, isHere }: { part: ChapterPart; isHere: boolean }) {
  const t = useText();
  const share = (count: number) => `${part.spoken === 0 ? 0 : (count / part.spoken) * 100}%`;
  const words = [
    t("library.narrated", { narrated: part.fresh + part.stale, total: part.spoken }),
    ...(part.stale > 0 ? [t("project.stale", { count: part.stale })] : []),
  ];
  return (
    <span
      className={classes("flex h-1 flex-1 overflow-hidden rounded-full", isHere ? "bg-wave/60" : "bg-line")}
    >
      <span className="sr-only">{words.join(", ")}</span>
      <span className="bg-accent" style={{ width: share(part.fresh) }} />
      <span className="bg-warn" style={{ width: share(part.stale) }} />
    </span>
  );
}

/** The id of the chapter that the first text in sight belongs to; drawn anew only when that is another one. */
function useChapterInSight(parts: readonly ChapterPart[], segments: readonly Segment[]): string | undefined {
  const { seen } = useDesk();
  const numbers = useMemo(() => new Map(segments.map(({ id }, index) => [id, index + 1])), [segments]);
  const chapter = useCallback(
    () => chapterAt(parts, numbers.get(seen.get() ?? "") ?? 1)?.id,
    [parts, numbers, seen],
  );
  return useSyncExternalStore(seen.subscribe, chapter);
}

/** The outline where there is no room for it beside the text. */
export function OutlineSheet({ segments, onClose }: OutlineProps & { readonly onClose: () => void }) {
  const t = useText();
  return (
    <Dialog title={t("outline.name")} onClose={onClose}>
      <Outline segments={segments} onGo={onClose} />
    </Dialog>
  );
}

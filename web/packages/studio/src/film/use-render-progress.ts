import type { FilmStatus } from "@storyflow/client";
import { useRef } from "react";
import { SteadyLeft } from "./steady-left";

/** How far a render is, as it is shown. */
export interface RenderProgress {
  /** 0 to 100; undefined until the first is told. */
  readonly percent: number | undefined;
  readonly segment: number;
  readonly segments: number;
  readonly secondsLeft: number | undefined;
}

interface Watched {
  readonly renderId: string | null;
  readonly left: SteadyLeft;
  percent: number | undefined;
  segment: number;
  status: FilmStatus | undefined;
  shown: RenderProgress;
}

const watch = (renderId: string | null): Watched => ({
  renderId,
  left: new SteadyLeft(),
  percent: undefined,
  segment: 0,
  status: undefined,
  shown: { percent: undefined, segment: 0, segments: 0, secondsLeft: undefined },
});

/**
 * The progress of a render, which only grows: a server that was killed counts from the beginning again until it has
 * found the parts that were finished.
 */
export function useRenderProgress(status: FilmStatus): RenderProgress {
  const watched = useRef<Watched>(undefined);
  if (watched.current?.renderId !== status.render_id) watched.current = watch(status.render_id);
  const of = watched.current ?? watch(status.render_id);
  if (of.status === status) return of.shown;
  of.status = status;
  of.shown = grown(of, status, performance.now());
  return of.shown;
}

function grown(of: Watched, { progress }: FilmStatus, now: number): RenderProgress {
  if (progress === null) return { ...of.shown, secondsLeft: undefined };
  of.percent = Math.max(of.percent ?? 0, progress.percentage);
  of.segment = Math.max(of.segment, progress.current_segment);
  const told = progress.seconds_left ?? undefined;
  return {
    percent: of.percent,
    segment: of.segment,
    segments: progress.total_segments,
    secondsLeft: told === undefined ? undefined : of.left.told(told, now),
  };
}

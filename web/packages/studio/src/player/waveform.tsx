import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useRef, useState } from "react";
import { clockTime } from "../i18n/duration";
import { useText } from "../i18n/language";
import { peaksQuery } from "../server/queries";
import { idleTurn } from "./idle-turn";
import { useFrames } from "./player-context";
import type { WaveDrawing } from "./wave-drawing";

interface WaveformProps {
  readonly segmentId: string;
  readonly revision: number;
  readonly duration: number;
  readonly number: number;
  readonly onSeek: (seconds: number) => void;
}

const height = 44;
const keySeconds = 2;
/** Cards that only fly past need no drawing. */
const restMs = 200;

/** The outline of a narration, with the place where it sounds; a slider for those who do not point. */
export function Waveform({ segmentId, revision, duration, number, onSeek }: WaveformProps) {
  const t = useText();
  const isResting = useResting();
  const { data } = useQuery({ ...peaksQuery(segmentId, revision), enabled: isResting });
  const host = useRef<HTMLDivElement>(null);
  const drawing = useRef<WaveDrawing>(undefined);
  const slider = useRef<HTMLDivElement>(null);
  const seconds = useRef(0);
  const scheme = useColourScheme();

  const show = useCallback((now: number) => {
    seconds.current = now;
    drawing.current?.show(now);
    slider.current?.setAttribute("aria-valuenow", now.toFixed(1));
    slider.current?.setAttribute("aria-valuetext", clockTime(now));
  }, []);
  useFrames(segmentId, show);

  const peaks = data?.peaks;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another scheme has other colours to draw with.
  useEffect(() => {
    let isGone = false;
    if (peaks === undefined || peaks.length === 0) return;
    Promise.all([import("./wave-drawing"), idleTurn()]).then(([{ drawWave }]) => {
      if (isGone || !host.current) return;
      const colours = getComputedStyle(host.current);
      drawing.current = drawWave(host.current, {
        peaks,
        duration,
        height,
        waveColour: colours.color,
        heardColour: colours.caretColor,
      });
      drawing.current.show(seconds.current);
    });
    return () => {
      isGone = true;
      drawing.current?.destroy();
      drawing.current = undefined;
    };
  }, [peaks, duration, scheme]);

  const seekTo = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    onSeek(Math.min(1, Math.max(0, (event.clientX - left) / width)) * duration);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = {
      ArrowRight: seconds.current + keySeconds,
      ArrowLeft: seconds.current - keySeconds,
      Home: 0,
      End: duration,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onSeek(Math.min(duration, Math.max(0, target)));
  };

  return (
    <div
      ref={slider}
      role="slider"
      tabIndex={0}
      aria-label={t("player.seek", { number })}
      aria-valuemin={0}
      aria-valuemax={Number(duration.toFixed(1))}
      aria-valuenow={0}
      aria-valuetext={clockTime(0)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        seekTo(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
      }}
      className="relative h-touch min-w-0 flex-1 cursor-pointer touch-pan-y rounded-control select-none"
    >
      <div className="absolute inset-x-0 top-1/2 h-px bg-wave" aria-hidden />
      <div ref={host} className="pointer-events-none relative h-touch text-wave caret-accent" />
    </div>
  );
}

function useResting(): boolean {
  const [isResting, setResting] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setResting(true), restMs);
    return () => window.clearTimeout(timer);
  }, []);
  return isResting;
}

/** Changes with the colours of the page, which a canvas does not follow by itself. */
function useColourScheme(): string {
  const [scheme, setScheme] = useState(inkColour);
  useEffect(() => {
    const update = () => setScheme(inkColour());
    const system = matchMedia("(prefers-color-scheme: dark)");
    const theme = new MutationObserver(update);
    system.addEventListener("change", update);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    return () => {
      system.removeEventListener("change", update);
      theme.disconnect();
    };
  }, []);
  return scheme;
}

const inkColour = (): string => getComputedStyle(document.documentElement).color;

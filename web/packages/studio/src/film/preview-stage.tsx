import {
  type CSSProperties,
  type ReactNode,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useText } from "../i18n/language";
import { classes } from "../ui/classes";
import type { Card } from "./draw-card";
import type { FilmPlan } from "./film-plan";
import { loadPicture } from "./load-picture";
import type { FilmLook } from "./look";
import type { Preview } from "./preview";
import { FilmStage, type Scene } from "./stage";
import { usePreviewPart } from "./use-preview-part";
import { useSubtitleFont } from "./use-subtitle-font";
import { useSubtitles } from "./use-subtitles";

interface PreviewStageProps {
  readonly preview: Preview | undefined;
  readonly plan: FilmPlan;
  readonly look: FilmLook;
  readonly title: Card;
  /** The address of the server's own frame for the place where the preview rests. */
  readonly exact: string | undefined;
  /** Pictures are carried over the page. */
  readonly isOver: boolean;
  /** The element that takes all of the screen when the reader asks for that. */
  readonly wholeScreen: RefObject<HTMLDivElement | null>;
  /** Stands in the preview's place while nothing can be played yet. */
  readonly start: ReactNode;
}

/** Where the film is seen before it is made. */
export function PreviewStage({
  preview,
  plan,
  look,
  title,
  exact,
  isOver,
  wholeScreen,
  start,
}: PreviewStageProps) {
  const t = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const part = usePreviewPart(preview, plan);
  const subtitlesOfPart = useSubtitles(plan, part);
  const font = useSubtitleFont(look.font);
  const scene = useMemo(
    (): Scene => ({ plan, look, font, title, subtitlesOf: subtitlesOfPart }),
    [plan, look, font, title, subtitlesOfPart],
  );
  usePainting(canvas, preview, scene);
  usePress(canvas, preview);
  const isEmpty = plan.parts.length === 0;
  const ratio = look.frame.width / look.frame.height;
  return (
    <div
      ref={wholeScreen}
      className="relative grid place-items-center overflow-hidden rounded-panel bg-sunken [--stage-height:min(42vh,44rem)] fullscreen:[--stage-height:100vh] lg:[--stage-height:clamp(16rem,100vh-21.75rem,44rem)] lg:fullscreen:[--stage-height:100vh]"
    >
      <div
        className={classes(
          "relative [grid-area:1/1] w-full max-w-[calc(var(--stage-height)*var(--ratio))]",
          isEmpty && "invisible",
        )}
        style={{ aspectRatio: ratio, "--ratio": ratio } as CSSProperties}
      >
        <canvas ref={canvas} role="img" aria-label={t("film.preview")} className="block size-full" />
        {exact && (
          <img src={exact} alt={t("film.exact")} className="absolute inset-0 size-full object-contain" />
        )}
      </div>
      {isEmpty && <div className="[grid-area:1/1] p-4 sm:p-6">{start}</div>}
      {isOver && (
        <p
          role="status"
          className="pointer-events-none absolute inset-0 grid place-items-center rounded-panel bg-paper p-4 text-center text-heading text-balance outline-2 -outline-offset-8 outline-accent outline-dashed"
        >
          {t("film.drop")}
        </p>
      )}
    </div>
  );
}

/** As in any player, a press on the picture plays and pauses; for the keyboard there are a button and the space bar. */
function usePress(canvas: RefObject<HTMLCanvasElement | null>, preview: Preview | undefined): void {
  useEffect(() => {
    const pressed = canvas.current;
    if (!pressed || !preview) return;
    const toggle = () => preview.toggle();
    pressed.addEventListener("click", toggle);
    return () => pressed.removeEventListener("click", toggle);
  }, [canvas, preview]);
}

/** More pixels than this are not worth their time in a preview. */
const mostPixels = 1600;

/** Keeps the canvas painted: frame by frame while it plays, and whenever something has changed. */
function usePainting(
  canvas: RefObject<HTMLCanvasElement | null>,
  preview: Preview | undefined,
  scene: Scene,
): void {
  const latest = useRef(scene);
  latest.current = scene;
  const [stage, setStage] = useState<FilmStage>();
  useEffect(() => {
    if (!canvas.current || !preview) return;
    const shown = canvas.current;
    const paint = () => made.paint(latest.current, preview.position);
    const made = new FilmStage(shown, loadPicture, paint);
    const observer = new ResizeObserver(() => {
      fit(shown);
      paint();
    });
    observer.observe(shown);
    const forget = preview.onFrame((seconds) => made.paint(latest.current, seconds));
    setStage(made);
    return () => {
      observer.disconnect();
      forget();
      made.release();
    };
  }, [canvas, preview]);
  useEffect(() => {
    if (preview) stage?.paint(scene, preview.position);
  }, [stage, preview, scene]);
}

function fit(canvas: HTMLCanvasElement): void {
  const { width, height } = canvas.getBoundingClientRect();
  const scale = Math.min(window.devicePixelRatio, mostPixels / Math.max(1, width, height));
  const [wide, high] = [Math.max(2, Math.round(width * scale)), Math.max(2, Math.round(height * scale))];
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
}

import { Maximize, Pause, Play, ScanSearch } from "lucide-react";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { clockTime } from "../i18n/duration";
import { useText } from "../i18n/language";
import { storyflow } from "../server/storyflow";
import { Button, IconButton } from "../ui/button";
import { useNotice } from "../ui/notices";
import { refusalText } from "./film-trouble";
import type { Preview } from "./preview";

interface PreviewBarProps {
  readonly projectId: string;
  readonly preview: Preview;
  /** The length of the film. */
  readonly seconds: number;
  /** Shows a picture in place of the preview's own, until it moves on. */
  readonly onExact: (address: string | undefined) => void;
  readonly onWholeScreen: () => void;
  /** Settles when the server has all settings that its frame is made from. */
  readonly onBefore: () => Promise<void>;
}

/** Plays the preview, moves within it, and fetches the server's own frame. */
export function PreviewBar({
  projectId,
  preview,
  seconds,
  onExact,
  onWholeScreen,
  onBefore,
}: PreviewBarProps) {
  const t = useText();
  const isPlaying = useSyncExternalStore(preview.subscribe, preview.isPlaying);
  const exact = useExactFrame({ projectId, preview, onExact, onBefore });
  const canPlay = seconds > 0;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 max-lg:-mt-5">
      <button
        type="button"
        aria-label={t(isPlaying ? "film.pause" : "film.play")}
        title={t(isPlaying ? "film.pause" : "film.play")}
        onClick={() => preview.toggle()}
        disabled={!canPlay}
        className="grid size-12 shrink-0 place-items-center rounded-full bg-accent text-on-accent transition-colors hover:bg-accent-strong disabled:bg-sunken disabled:text-muted"
      >
        {isPlaying ? (
          <Pause size={22} fill="currentColor" aria-hidden />
        ) : (
          <Play size={22} fill="currentColor" aria-hidden className="translate-x-px" />
        )}
      </button>
      <PlaceSlider preview={preview} seconds={seconds} />
      <div className="ml-auto flex gap-1">
        <Button
          look="quiet"
          className="max-sm:px-1"
          title={t("film.exactAbout")}
          disabled={!canPlay || exact.isFetching}
          onClick={() => void exact.fetch()}
        >
          <ScanSearch size={18} aria-hidden />
          <span className="max-sm:sr-only">{t("film.exact")}</span>
        </Button>
        {document.fullscreenEnabled && (
          <IconButton label={t("film.wholeScreen")} disabled={!canPlay} onClick={onWholeScreen}>
            <Maximize size={18} aria-hidden />
          </IconButton>
        )}
      </div>
    </div>
  );
}

/** Written straight into the page: sixty times a second is too often for anything else. */
function PlaceSlider({ preview, seconds }: { preview: Preview; seconds: number }) {
  const t = useText();
  const slider = useRef<HTMLInputElement>(null);
  const clock = useRef<HTMLSpanElement>(null);
  useEffect(
    () =>
      preview.onFrame((at) => {
        const text = clockTime(at);
        if (slider.current) {
          slider.current.value = String(at);
          slider.current.style.setProperty("--share", String(seconds > 0 ? at / seconds : 0));
          slider.current.setAttribute(
            "aria-valuetext",
            t("film.placeAt", { at: text, total: clockTime(seconds) }),
          );
        }
        if (clock.current && clock.current.textContent !== text) clock.current.textContent = text;
      }),
    [preview, seconds, t],
  );
  return (
    <div className="flex min-w-0 flex-1 basis-48 items-center gap-3">
      <input
        ref={slider}
        type="range"
        min={0}
        max={seconds}
        step={0.04}
        defaultValue={0}
        disabled={seconds === 0}
        aria-label={t("film.place")}
        onChange={(event) => preview.seek(Number(event.target.value))}
        className="slider h-touch w-full min-w-0"
      />
      <p className="figures shrink-0 text-small text-muted">
        <span ref={clock} className="text-ink">
          0:00
        </span>{" "}
        / {clockTime(seconds)}
      </p>
    </div>
  );
}

/** The frame that the server would paint at the place where the preview rests. */
function useExactFrame({
  projectId,
  preview,
  onExact,
  onBefore,
}: Omit<PreviewBarProps, "seconds" | "onWholeScreen">) {
  const t = useText();
  const notice = useNotice();
  const [isFetching, setFetching] = useState(false);
  const shown = useRef<{ at: number; url: string } | undefined>(undefined);
  useEffect(() => {
    const drop = () => {
      if (shown.current) URL.revokeObjectURL(shown.current.url);
      shown.current = undefined;
      onExact(undefined);
    };
    const forget = preview.onFrame((at) => shown.current && shown.current.at !== at && drop());
    return () => {
      forget();
      drop();
    };
  }, [preview, onExact]);
  const fetch = async () => {
    preview.pause();
    const at = preview.position;
    setFetching(true);
    try {
      await onBefore();
      const url = URL.createObjectURL(await storyflow.films.frame(projectId, at));
      if (preview.position !== at) return URL.revokeObjectURL(url);
      if (shown.current) URL.revokeObjectURL(shown.current.url);
      shown.current = { at, url };
      onExact(url);
    } catch (failure) {
      notice({ text: t("film.exactTrouble", { why: refusalText(failure, t) }), isTrouble: true });
    } finally {
      setFetching(false);
    }
  };
  return { fetch, isFetching };
}

import type { Film } from "@storyflow/client";
import { ArrowLeft } from "lucide-react";
import type { CSSProperties } from "react";
import { useText } from "../i18n/language";
import { Button } from "../ui/button";
import { useFilmSource } from "./use-film-source";

interface FilmPlayerProps {
  readonly film: Film;
  readonly onBack: () => void;
}

/** The finished film in the place of its preview. */
export function FilmPlayer({ film, onBack }: FilmPlayerProps) {
  const t = useText();
  const source = useFilmSource(film);
  const ratio = film.resolution_width / film.resolution_height;
  return (
    <>
      <div className="grid place-items-center overflow-hidden rounded-panel bg-sunken [--stage-height:min(42vh,44rem)] lg:[--stage-height:clamp(16rem,100vh-21.75rem,44rem)]">
        {/* biome-ignore lint/a11y/useMediaCaption: the film carries its subtitles itself, drawn and as a track. */}
        <video
          key={source}
          src={source}
          controls
          autoPlay
          playsInline
          aria-label={t("film.result")}
          className="w-full max-w-[calc(var(--stage-height)*var(--ratio))]"
          style={{ aspectRatio: ratio, "--ratio": ratio } as CSSProperties}
        />
      </div>
      <div>
        <Button onClick={onBack}>
          <ArrowLeft size={18} aria-hidden />
          {t("film.toPreview")}
        </Button>
      </div>
    </>
  );
}

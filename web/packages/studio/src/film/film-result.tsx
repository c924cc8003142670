import type { Film } from "@storyflow/client";
import { Download, Play } from "lucide-react";
import { clockTime } from "../i18n/duration";
import { fileSize } from "../i18n/file-size";
import { useText } from "../i18n/language";
import { useDownload } from "../project/download";
import { Button } from "../ui/button";
import { factLine } from "./fact-line";
import { sizeName } from "./formats";

interface FilmResultProps {
  readonly film: Film;
  /** A newer one is being made, or could not be made. */
  readonly isOlder: boolean;
  readonly onWatch: () => void;
}

/** The finished film: its length and sizes, and the ways to watch and to keep it. */
export function FilmResult({ film, isOlder, onWatch }: FilmResultProps) {
  const t = useText();
  const download = useDownload();
  const facts = [
    clockTime(film.duration),
    sizeName({ width: film.resolution_width, height: film.resolution_height }),
    fileSize(film.file_size, t),
  ];
  return (
    <div className="flex flex-col gap-2 rounded-panel border border-line bg-surface px-4 py-3">
      <h2 className="text-base font-semibold">{t("film.result")}</h2>
      {isOlder && <p className="text-fine text-muted">{t("film.older")}</p>}
      <p className="figures text-small text-muted">{factLine(facts)}</p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onWatch}>
          <Play size={18} aria-hidden />
          {t("film.watch")}
        </Button>
        <Button
          disabled={download.isRunning}
          onClick={() => download.start(film.download_url, fileNameOfFilm(film))}
        >
          <Download size={18} aria-hidden />
          {t("film.download")}
        </Button>
      </div>
    </div>
  );
}

/** A name that every file system takes. */
export const fileNameOfFilm = ({ title }: Film): string =>
  `${
    title
      .replace(/[\p{Cc}\\/:*?"<>|]+/gu, " ")
      .replace(/\s+/g, " ")
      .trim()
      .slice(0, 80) || "film"
  }.mp4`;

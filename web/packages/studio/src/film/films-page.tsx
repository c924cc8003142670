import type { Film } from "@storyflow/client";
import { useQuery } from "@tanstack/react-query";
import { Clapperboard, Download, Play } from "lucide-react";
import { useRef, useState } from "react";
import { usePageTitle } from "../ground/page-title";
import { filmAddress, Link } from "../ground/router";
import { clockTime } from "../i18n/duration";
import { fileSize } from "../i18n/file-size";
import { localeFor, useText, useWording } from "../i18n/language";
import { useDownload } from "../project/download";
import { filmsQuery } from "../server/queries";
import { buttonClasses, IconButton } from "../ui/button";
import { classes } from "../ui/classes";
import { PageTrouble, PageWaiting } from "../ui/page-states";
import { factLine } from "./fact-line";
import { fileNameOfFilm } from "./film-result";
import { sizeName } from "./formats";
import { useFilmSource } from "./use-film-source";

/** All finished films, the newest first. */
export function FilmsPage() {
  const t = useText();
  usePageTitle(t("films.title"));
  const { data: films, error, refetch } = useQuery(filmsQuery);
  if (films === undefined)
    return error ? <PageTrouble failure={error} onRetry={() => void refetch()} /> : <PageWaiting />;
  return (
    <div className="mx-auto flex w-full max-w-[76rem] min-[100rem]:max-w-[88rem] min-[100rem]:px-7.5 flex-col gap-8 px-4 pt-6 pb-24 sm:px-6 sm:pt-10">
      <h1 tabIndex={-1} className="font-story text-display font-normal tracking-[-0.015em]">
        {t("films.title")}
      </h1>
      {films.length === 0 ? (
        <div className="flex flex-col items-start gap-4">
          <p className="text-muted">{t("films.none")}</p>
          <Link href="/" className={buttonClasses("outline")}>
            {t("page.toLibrary")}
          </Link>
        </div>
      ) : (
        <ul
          aria-label={t("films.title")}
          className="grid gap-x-6 gap-y-8 [grid-template-columns:repeat(auto-fill,minmax(min(100%,18rem),1fr))]"
        >
          {films.map((film) => (
            <FilmCard key={film.id} film={film} />
          ))}
        </ul>
      )}
    </div>
  );
}

function FilmCard({ film }: { film: Film }) {
  const { t, language } = useWording();
  const source = useFilmSource(film);
  const download = useDownload();
  const { title } = film;
  const made = new Intl.DateTimeFormat(localeFor(language), { dateStyle: "medium" }).format(
    new Date(film.made_at),
  );
  const size = { width: film.resolution_width, height: film.resolution_height };
  return (
    <li className="flex flex-col gap-2">
      <FilmScreen title={title} source={source} stillAt={Math.min(film.duration / 3, latestStill)} />
      <div className="flex items-start gap-1">
        <div className="min-w-0 flex-1">
          <h2 className="titled font-story text-story leading-snug">{title}</h2>
          <p className="figures text-fine text-muted">
            {factLine([clockTime(film.duration), sizeName(size), fileSize(film.file_size, t)])}
          </p>
          <p className="text-fine text-muted">{t("films.made", { date: made })}</p>
        </div>
        <IconButton
          label={t("films.download", { title })}
          disabled={download.isRunning}
          onClick={() => download.start(film.download_url, fileNameOfFilm(film))}
        >
          <Download size={18} aria-hidden />
        </IconButton>
        <Link
          href={filmAddress(film.id)}
          aria-label={t("films.toStory", { title })}
          title={t("films.toStory", { title })}
          className="grid size-touch shrink-0 place-items-center rounded-control hover:bg-sunken"
        >
          <Clapperboard size={18} aria-hidden />
        </Link>
      </div>
    </li>
  );
}

/** Seconds; farther on a browser would have to look for it in a large file. */
const latestStill = 30;

interface FilmScreenProps {
  readonly title: string;
  readonly source: string | undefined;
  /** Seconds; the beginning may be a card. */
  readonly stillAt: number;
}

/** A still of the film until it is played; the browser's own controls come with the playing. */
function FilmScreen({ title, source, stillAt }: FilmScreenProps) {
  const t = useText();
  const screen = useRef<HTMLVideoElement>(null);
  const [isOpen, setOpen] = useState(false);
  const play = () => {
    setOpen(true);
    const { current: video } = screen;
    if (!video) return;
    video.focus();
    video.currentTime = 0;
    void video.play().catch(() => undefined);
  };
  return (
    <div className="relative">
      {/* biome-ignore lint/a11y/useMediaCaption: the film carries its subtitles itself, drawn and as a track. */}
      <video
        ref={screen}
        src={source && `${source}#t=${stillAt}`}
        controls={isOpen}
        // The film that is played is heard alone.
        onPlay={({ currentTarget }) => pauseOthers(currentTarget)}
        playsInline
        preload="metadata"
        aria-label={title}
        className={classes(
          "aspect-video w-full rounded-panel object-contain",
          // The browser's controls lie on black.
          isOpen ? "bg-[black]" : "bg-sunken",
        )}
      />
      {!isOpen && (
        <button
          type="button"
          aria-label={t("films.play", { title })}
          onClick={play}
          className="group absolute inset-0 grid place-items-center rounded-panel outline-offset-2"
        >
          <span className="grid size-14 place-items-center rounded-full bg-accent text-on-accent shadow-raised transition-colors group-hover:bg-accent-strong">
            <Play size={24} fill="currentColor" aria-hidden className="translate-x-px" />
          </span>
        </button>
      )}
    </div>
  );
}

function pauseOthers(played: HTMLVideoElement): void {
  for (const other of document.querySelectorAll("video")) if (other !== played) other.pause();
}

import { Clapperboard, Settings } from "lucide-react";
import { Suspense, useEffect, useRef, useSyncExternalStore } from "react";
import { fetchedPart } from "../ground/fetched-part";
import { filmsAddress, Link, type Place, usePlace } from "../ground/router";
import { useText } from "../i18n/language";
import { LibraryPage } from "../library/library-page";
import { PlayerProvider } from "../player/player-context";
import { DraftWatch } from "../project/draft-watch";
import { NowPlaying } from "../project/now-playing";
import { UnsavedLink } from "../project/unsaved-link";
import { keyDemand } from "../server/api-key";
import { Missing, PageWaiting } from "../ui/page-states";
import { Banners } from "./banners";
import { BatchWatch } from "./batch-watch";
import { KeyForm } from "./key-form";
import { Mark } from "./mark";
import { PageBoundary } from "./page-boundary";
import { ScopeBanner } from "./scope-banner";

const loadPages = () => import("../project/pages");
const ProjectPage = fetchedPart(async () => (await loadPages()).ProjectPage);
const SettingsPage = fetchedPart(async () => (await loadPages()).SettingsPage);
const FilmPage = fetchedPart(async () => (await import("../film/film-page")).FilmPage);
const FilmsPage = fetchedPart(async () => (await import("../film/films-page")).FilmsPage);

/** The other pages are fetched when this one rests, so that going there takes no time. */
const fetchAheadMs = 800;

/** Everything between the edges of the window. */
export function Studio() {
  const t = useText();
  const place = usePlace();
  const isKeyWanted = useSyncExternalStore(keyDemand.subscribe, keyDemand.get);
  const main = useRef<HTMLElement>(null);
  useFocusOnArrival(place, main);
  useEffect(() => {
    const timer = window.setTimeout(() => void Promise.allSettled([loadPages()]), fetchAheadMs);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <PlayerProvider>
      <DraftWatch />
      <BatchWatch />
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-control focus:bg-surface focus:px-4 focus:py-2.5 focus:shadow-raised"
      >
        {t("page.skip")}
      </a>
      <header className="group/bar mx-auto flex h-16 max-w-[88rem] items-center justify-between px-3 sm:px-4 lg:px-6">
        <Link
          href="/"
          className="flex min-h-touch items-center gap-2.5 rounded-control px-1.5 font-semibold tracking-[-0.01em]"
        >
          <Mark />
          {/* On a phone the name makes room for the texts that are not saved. */}
          <span className="max-sm:group-has-[[data-unsaved]]/bar:sr-only">StoryFlow</span>
        </Link>
        <UnsavedLink />
        <Link
          href={filmsAddress}
          aria-label={t("films.title")}
          title={t("films.title")}
          aria-current={place.page === "films" ? "page" : undefined}
          className="grid size-touch place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink aria-[current]:text-accent"
        >
          <Clapperboard size={20} aria-hidden />
        </Link>
        <Link
          href="/settings"
          aria-label={t("settings.title")}
          title={t("settings.title")}
          aria-current={place.page === "settings" ? "page" : undefined}
          className="grid size-touch place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink aria-[current]:text-accent"
        >
          <Settings size={20} aria-hidden />
        </Link>
      </header>
      <Banners />
      <ScopeBanner page={place.page} />
      <main ref={main} id="main" tabIndex={-1} className="outline-none">
        {isKeyWanted ? (
          <KeyForm />
        ) : (
          <PageBoundary key={addressOf(place)}>
            <Suspense fallback={<PageWaiting />}>
              <Page place={place} />
            </Suspense>
          </PageBoundary>
        )}
      </main>
      {!isKeyWanted && <NowPlaying />}
    </PlayerProvider>
  );
}

const addressOf = (place: Place): string => ("id" in place ? `${place.page} ${place.id}` : place.page);

function Page({ place }: { place: Place }) {
  switch (place.page) {
    case "library":
      return <LibraryPage />;
    case "project":
      return <ProjectPage key={place.id} id={place.id} />;
    case "film":
      return <FilmPage key={place.id} id={place.id} />;
    case "films":
      return <FilmsPage />;
    case "settings":
      return <SettingsPage />;
    case "unknown":
      return <Missing />;
  }
}

/** After a link, the keyboard and the screen reader are at the top of the new page. */
function useFocusOnArrival(place: Place, main: React.RefObject<HTMLElement | null>): void {
  const address = addressOf(place);
  const last = useRef(address);
  useEffect(() => {
    if (last.current === address) return;
    last.current = address;
    main.current?.focus({ preventScroll: true });
  }, [address, main]);
}

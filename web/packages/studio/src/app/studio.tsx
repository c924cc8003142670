import { Settings } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useSyncExternalStore } from "react";
import { Link, type Place, usePlace } from "../ground/router";
import { useText } from "../i18n/language";
import { LibraryPage } from "../library/library-page";
import { DraftWatch } from "../project/draft-watch";
import { UnsavedLink } from "../project/unsaved-link";
import { keyDemand } from "../server/api-key";
import { Missing, PageWaiting } from "../ui/page-states";
import { ConnectionBanner } from "./connection-banner";
import { HindranceBanner } from "./hindrance-banner";
import { KeyForm } from "./key-form";
import { Mark } from "./mark";

const loadProjectPage = () =>
  import("../project/project-page").then((module) => ({ default: module.ProjectPage }));
const loadSettingsPage = () =>
  import("../settings/settings-page").then((module) => ({ default: module.SettingsPage }));
const ProjectPage = lazy(loadProjectPage);
const SettingsPage = lazy(loadSettingsPage);

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
    const timer = window.setTimeout(
      () => void Promise.allSettled([loadProjectPage(), loadSettingsPage()]),
      fetchAheadMs,
    );
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <>
      <DraftWatch />
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-control focus:bg-surface focus:px-4 focus:py-2.5 focus:shadow-raised"
      >
        {t("page.skip")}
      </a>
      <header className="mx-auto flex h-16 max-w-[76rem] items-center justify-between px-3 sm:px-6">
        <Link
          href="/"
          className="flex min-h-touch items-center gap-2.5 rounded-control px-1.5 font-semibold tracking-[-0.01em]"
        >
          <Mark />
          StoryFlow
        </Link>
        <UnsavedLink />
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
      <ConnectionBanner />
      <HindranceBanner />
      <main ref={main} id="main" tabIndex={-1} className="outline-none">
        {isKeyWanted ? (
          <KeyForm />
        ) : (
          <Suspense fallback={<PageWaiting />}>
            <Page place={place} />
          </Suspense>
        )}
      </main>
    </>
  );
}

function Page({ place }: { place: Place }) {
  switch (place.page) {
    case "library":
      return <LibraryPage />;
    case "project":
      return <ProjectPage key={place.id} id={place.id} />;
    case "settings":
      return <SettingsPage />;
    case "unknown":
      return <Missing />;
  }
}

/** Whoever follows a link with the keyboard or by ear arrives at the top of the new page. */
function useFocusOnArrival(place: Place, main: React.RefObject<HTMLElement | null>): void {
  const address = place.page === "project" ? place.id : place.page;
  const last = useRef(address);
  useEffect(() => {
    if (last.current === address) return;
    last.current = address;
    main.current?.focus({ preventScroll: true });
  }, [address, main]);
}

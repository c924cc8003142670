import { useQuery } from "@tanstack/react-query";
import { usePageTitle } from "../ground/page-title";
import { useText } from "../i18n/language";
import { settingsQuery, systemQuery } from "../server/queries";
import { PageTrouble, PageWaiting } from "../ui/page-states";
import { AppearanceSection } from "./appearance-section";
import { EngineSection } from "./engine-section";
import { PronunciationSection } from "./pronunciation-section";
import { SavedMark } from "./saved-mark";
import { VoiceSection } from "./voice-section";

/** The settings for all stories. Everything is saved as soon as it is chosen. */
export function SettingsPage() {
  const t = useText();
  usePageTitle(t("settings.title"));
  const { data: settings, error, refetch } = useQuery(settingsQuery);
  const { data: system } = useQuery(systemQuery);
  if (settings === undefined) {
    return error ? <PageTrouble failure={error} onRetry={() => void refetch()} /> : <PageWaiting />;
  }
  return (
    <div className="mx-auto w-full max-w-[60rem] px-4 pt-6 pb-[calc(var(--dock,0rem)+6rem)] sm:px-6 sm:pt-10">
      <h1 tabIndex={-1} className="pb-8 font-story text-display font-normal tracking-[-0.015em]">
        {t("settings.title")}
      </h1>
      <SavedMark />
      <EngineSection settings={settings} />
      <VoiceSection settings={settings} />
      <PronunciationSection />
      <AppearanceSection />
      {system && (
        <p className="border-t border-line pt-6 text-fine text-balance text-muted">
          {t("settings.about", {
            version: system.version,
            database: system.database === "sqlite" ? "SQLite" : "PostgreSQL",
            count: system.workers,
          })}
        </p>
      )}
    </div>
  );
}

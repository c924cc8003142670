import type { ConnectionState, ProjectDetail } from "@storyflow/client";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { usePageTitle } from "../ground/page-title";
import { useText } from "../i18n/language";
import type { Playlist } from "../player/play-order";
import { PlayerProvider } from "../player/player-context";
import { isMissing, projectQuery, settingsQuery } from "../server/queries";
import { removals } from "../server/removals";
import { Button } from "../ui/button";
import { Missing, PageTrouble, PageWaiting } from "../ui/page-states";
import { AddText } from "./add-text";
import { BatchStrip } from "./batch-strip";
import { Dock } from "./dock";
import { HelpSheet } from "./help-sheet";
import { LostTexts } from "./lost-texts";
import { PlayerBar } from "./player-bar";
import { ProjectDeskProvider, useDesk } from "./project-context";
import { ProjectHead } from "./project-head";
import { useShortcuts } from "./shortcuts";
import { StoryTrouble } from "./story-trouble";
import { Timeline } from "./timeline";
import { useBatch } from "./use-batch";
import { usePlayback } from "./use-playback";
import { useSegmentActions } from "./use-segment-actions";
import { useStoryWatch } from "./use-story-watch";
import { useWork, useWorkStream } from "./use-work";

/** One story: its text, its sound, and the work on both. */
export function ProjectPage({ id }: { id: string }) {
  const t = useText();
  const { data: project, error, refetch } = useQuery(projectQuery(id));
  usePageTitle(project?.title ?? t("project.loading"));
  if (isMissing(error)) {
    return (
      <>
        <Missing />
        <div className="mx-auto w-full max-w-[46rem]">
          <LostTexts projectId={id} canPutBack={false} />
        </div>
      </>
    );
  }
  if (project === undefined) {
    return error ? <PageTrouble failure={error} onRetry={() => void refetch()} /> : <PageWaiting />;
  }
  return (
    <ProjectDeskProvider projectId={id}>
      <PlayerProvider>
        <Studio project={project} />
      </PlayerProvider>
    </ProjectDeskProvider>
  );
}

function Studio({ project }: { project: ProjectDetail }) {
  const t = useText();
  const [isHelping, setHelping] = useState(false);
  const connection = useWorkStream(project.id);
  useSendingWhenConnected(connection);
  useStoryWatch(project.id);
  const actions = useSegmentActions();
  const batch = useBatch();
  const { data: settings } = useQuery(settingsQuery);
  const pauseSeconds = settings?.inter_segment_silence ?? 0;

  const hidden = useSyncExternalStore(removals.subscribe, removals.get);
  const underWay = useWork(project.id, (work) => work.underWay);
  const list = useMemo(
    (): Playlist => ({
      segments: project.segments,
      isHidden: (id) => hidden.has(id),
      isUnderWay: (id) => underWay.has(id),
    }),
    [project.segments, hidden, underWay],
  );
  const shown = useMemo(
    () => project.segments.filter((segment) => !hidden.has(segment.id)),
    [project.segments, hidden],
  );
  const playback = usePlayback(list, pauseSeconds);
  const help = () => setHelping(true);
  useShortcuts({ segments: shown, actions, playback, onHelp: help });
  const append = () => void actions.insert(project.segments.at(-1)?.id ?? null);

  return (
    <div className="mx-auto w-full max-w-[52rem] pb-[calc(var(--dock,5rem)+3rem)]">
      <ProjectHead project={project} batch={batch} />
      <div className="flex flex-col gap-2 px-3 pb-6 empty:hidden sm:px-4 sm:pl-18">
        <StoryTrouble project={project} batch={batch} />
      </div>
      <LostTexts projectId={project.id} canPutBack />
      {shown.length === 0 ? (
        <AddText projectId={project.id} />
      ) : (
        <Timeline segments={shown} actions={actions} />
      )}
      <div className="px-3 sm:px-4 sm:pl-18">
        <Button look="quiet" className="-ml-4 text-muted" onClick={append}>
          <Plus size={18} aria-hidden />
          {t("segment.append")}
        </Button>
      </div>
      <Dock label={t("player.name")}>
        <BatchStrip desk={batch} />
        <PlayerBar list={list} pauseSeconds={pauseSeconds} playback={playback} onHelp={help} />
      </Dock>
      {isHelping && <HelpSheet onClose={() => setHelping(false)} />}
    </div>
  );
}

/** What could not be saved goes out as soon as the server is back. */
function useSendingWhenConnected(connection: ConnectionState): void {
  const { drafts } = useDesk();
  useEffect(() => {
    if (connection === "open") void drafts.flushAll();
  }, [connection, drafts]);
}

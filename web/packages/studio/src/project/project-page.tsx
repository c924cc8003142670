import type { ConnectionState, ProjectDetail } from "@storyflow/client";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { usePageTitle } from "../ground/page-title";
import { useText } from "../i18n/language";
import { isMissing, projectQuery } from "../server/queries";
import { removals } from "../server/removals";
import { Button } from "../ui/button";
import { classes } from "../ui/classes";
import { Missing, PageTrouble, PageWaiting } from "../ui/page-states";
import { useMedia } from "../ui/use-media";
import { AddText } from "./add-text";
import { BatchStrip } from "./batch-strip";
import { Dock } from "./dock";
import { FindBar } from "./find-bar";
import { HelpSheet } from "./help-sheet";
import { Inspector } from "./inspector";
import { LostTexts } from "./lost-texts";
import { MarkedBar } from "./marked-bar";
import { OtherStory } from "./other-story";
import { Outline } from "./outline";
import { PlayerBar } from "./player-bar";
import { ProjectDeskProvider, useDesk } from "./project-context";
import { ProjectHead } from "./project-head";
import { useShortcuts } from "./shortcuts";
import { StoryBar, type StorySheet } from "./story-bar";
import { StoryPalette } from "./story-palette";
import { useStorySound } from "./story-sound";
import { StoryTrouble } from "./story-trouble";
import { Timeline } from "./timeline";
import { UndoBar } from "./undo-bar";
import { useBatch } from "./use-batch";
import { useGapNarration } from "./use-gap-narration";
import { useHistory } from "./use-history";
import { usePlayback } from "./use-playback";
import { useSegmentActions } from "./use-segment-actions";
import { useStoryWatch } from "./use-story-watch";
import { useWorkStream } from "./use-work";

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
      <Studio project={project} />
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
  const sound = useStorySound(project);
  const hidden = useSyncExternalStore(removals.subscribe, removals.get);
  const shown = useMemo(
    () => project.segments.filter((segment) => !hidden.has(segment.id)),
    [project.segments, hidden],
  );
  const playback = usePlayback(sound);
  const history = useHistory(project);
  const help = () => setHelping(true);
  const chrome = useStoryChrome();
  useShortcuts({
    segments: shown,
    actions,
    playback,
    history,
    onHelp: help,
    onFind: chrome.find,
    onPalette: chrome.bar.onPalette,
  });
  const narrateGap = useGapNarration(actions, batch);
  const hasChapters = shown.some(({ chapter }) => chapter);
  const columns = columnsOf(hasChapters);
  const middle = classes("mx-auto w-full max-w-[52rem]", hasChapters && "lg:col-start-2");
  const isWide = useMedia("(min-width: 80rem)");
  const append = () => void actions.insert(project.segments.at(-1)?.id ?? null);

  return (
    <div className={classes(columns, "pb-[calc(var(--dock,5rem)+3rem)]")}>
      <div className={middle}>
        <ProjectHead project={project} batch={batch} />
        <StoryBar project={project} batch={batch} hasChapters={hasChapters} {...chrome.bar} />
        {chrome.asked > 0 && <FindBar segments={shown} asked={chrome.asked} onClose={chrome.closeFind} />}
        <div className="flex flex-col gap-2 px-3 pb-4 empty:hidden sm:px-0 sm:pl-20">
          <StoryTrouble project={project} batch={batch} />
          <UndoBar history={history} />
        </div>
        <LostTexts projectId={project.id} canPutBack />
        {shown.length === 0 ? (
          <AddText projectId={project.id} />
        ) : (
          <Timeline segments={shown} actions={actions} />
        )}
        <div className="px-3 sm:px-0 sm:pl-20">
          <Button look="quiet" className="-ml-4 text-muted" onClick={append}>
            <Plus size={18} aria-hidden />
            {t("segment.append")}
          </Button>
        </div>
      </div>
      {hasChapters && (
        <nav
          aria-label={t("outline.name")}
          data-scrolls
          className="sticky top-(--banners,0px) col-start-1 row-start-1 max-h-[calc(100dvh-var(--banners,0px))] self-start overflow-y-auto pt-6 pb-4 max-lg:hidden"
        >
          <Outline segments={shown} />
        </nav>
      )}
      {shown.length > 0 && (
        <aside
          aria-label={t("inspector.name")}
          className="sticky top-(--banners,0px) max-h-[calc(100dvh-var(--banners,0px))] self-start overflow-y-auto pt-6 pb-4 max-xl:hidden"
        >
          {isWide && <Inspector segments={shown} actions={actions} />}
        </aside>
      )}
      <Dock label={t("player.name")} place={{ columns, middle }}>
        <MarkedBar segments={shown} actions={actions} />
        <BatchStrip desk={batch} />
        <OtherStory than={project.id} />
        <PlayerBar sound={sound} playback={playback} onHelp={help} onNarrate={narrateGap} />
      </Dock>
      {chrome.isPaletteOpen && (
        <StoryPalette
          {...{ segments: shown, actions, playback, batch }}
          onSheet={chrome.bar.onSheet}
          onFind={chrome.find}
          onHelp={help}
          onClose={chrome.closePalette}
        />
      )}
      {isHelping && <HelpSheet onClose={() => setHelping(false)} />}
    </div>
  );
}

/** The text in the middle, the chapters at its left and the current segment at its right where there is room. */
const columnsOf = (hasChapters: boolean): string =>
  classes(
    "mx-auto grid w-full max-w-[88rem] grid-cols-[minmax(0,1fr)] gap-x-6 sm:px-4 lg:px-6",
    hasChapters
      ? "lg:grid-cols-[13rem_minmax(0,1fr)] xl:grid-cols-[13rem_minmax(0,1fr)_16rem]"
      : "xl:grid-cols-[minmax(0,1fr)_16rem]",
  );

/** Opens and closes the parts around the text: the search, the palette, and sheets for the whole story. */
function useStoryChrome() {
  const [sheet, setSheet] = useState<StorySheet>();
  const [asked, setAsked] = useState(0);
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  return useMemo(() => {
    const find = () => setAsked((times) => times + 1);
    return {
      asked,
      find,
      closeFind: () => setAsked(0),
      isPaletteOpen,
      closePalette: () => setPaletteOpen(false),
      bar: { sheet, onSheet: setSheet, onFind: find, onPalette: () => setPaletteOpen(true) },
    };
  }, [sheet, asked, isPaletteOpen]);
}

/** Sends the unsaved texts as soon as the server is back. */
function useSendingWhenConnected(connection: ConnectionState): void {
  const { drafts } = useDesk();
  useEffect(() => {
    if (connection === "open") void drafts.flushAll();
  }, [connection, drafts]);
}

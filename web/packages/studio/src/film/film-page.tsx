import type { Film, Logo, ProjectDetail, Settings } from "@storyflow/client";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState, useSyncExternalStore } from "react";
import { usePageTitle } from "../ground/page-title";
import { useText } from "../i18n/language";
import { ProjectDeskProvider } from "../project/project-context";
import { useBatch } from "../project/use-batch";
import { useStoryWatch } from "../project/use-story-watch";
import { useWorkStream } from "../project/use-work";
import { WhenRead } from "../project/when-read";
import { isMissing, logosQuery, projectQuery, settingsQuery } from "../server/queries";
import { removals } from "../server/removals";
import { useSettingsDesk } from "../settings/use-settings-change";
import { Missing, PageTrouble, PageWaiting } from "../ui/page-states";
import { EncoderNotice, useLacksEncoder } from "./encoder-notice";
import { FilmHead } from "./film-head";
import { FilmMaking } from "./film-making";
import { filmPartAt } from "./film-plan";
import { FilmScreen } from "./film-screen";
import { FilmStart } from "./film-start";
import { LettersNotice } from "./letters-notice";
import { lookOf } from "./look";
import { MissingList } from "./missing-list";
import { PictureStrip } from "./picture-strip";
import { StylePanel } from "./style-panel";
import { useFilmCards } from "./use-film-cards";
import { useMusic } from "./use-music";
import { usePictureDrop } from "./use-picture-drop";
import { usePictures } from "./use-pictures";
import { usePreview } from "./use-preview";
import { useShownCards } from "./use-shown-cards";
import { useToldEnds } from "./use-told-ends";

/** One story as a film: its pictures, a preview of it, how it looks, and the finished file. */
export function FilmPage({ id }: { id: string }) {
  const t = useText();
  const project = useQuery(projectQuery(id));
  const settings = useQuery(settingsQuery);
  // A server of an older release has no logos; the film is shown without one then.
  const { data: logos = [] } = useQuery(logosQuery);
  usePageTitle(project.data?.title ?? t("project.loading"));
  if (isMissing(project.error)) return <Missing />;
  const { data: story } = project;
  const { data: look } = settings;
  if (story === undefined || look === undefined) {
    const failure = project.error ?? settings.error;
    const retry = () => void Promise.all([project.refetch(), settings.refetch()]);
    return failure ? <PageTrouble failure={failure} onRetry={retry} /> : <PageWaiting />;
  }
  return (
    <ProjectDeskProvider projectId={id}>
      <WhenRead project={story}>
        <FilmDesk project={story} settings={look} logos={logos} />
      </WhenRead>
    </ProjectDeskProvider>
  );
}

interface FilmDeskProps {
  readonly project: ProjectDetail;
  readonly settings: Settings;
  readonly logos: readonly Logo[];
}

function FilmDesk({ project, settings, logos }: FilmDeskProps) {
  useWorkStream(project.id);
  useStoryWatch(project.id);
  const batch = useToldEnds(useBatch());
  const desk = useSettingsDesk();
  const hidden = useSyncExternalStore(removals.subscribe, removals.get);
  const segments = useMemo(
    () => project.segments.filter((segment) => !hidden.has(segment.id)),
    [project.segments, hidden],
  );
  const look = useMemo(() => lookOf(settings, logos), [settings, logos]);
  const [watched, setWatched] = useState<Film>();
  const { title, cards } = useFilmCards(look.cards, project);
  const { preview, plan } = usePreview(project.id, segments, settings, look.transition, cards);
  useMusic(watched ? undefined : preview, plan, look.music);
  useShownCards(preview, plan, look.cards);
  const pictures = usePictures(segments);
  const drop = usePictureDrop(pictures.addAnywhere);
  const [holdsPictures, setHoldsPictures] = useState(true);
  const lacksEncoder = useLacksEncoder();
  const watch = (film: Film) => {
    preview?.pause();
    setWatched(film);
    window.scrollTo({ top: 0 });
  };
  const showSegment = (segmentId: string) => {
    preview?.pause();
    setWatched(undefined);
    const part = filmPartAt(plan, segmentId);
    if (part !== undefined)
      preview?.seek(plan.timeline.beginOf(part) + plan.timeline.transitionBehind(part - 1) / 2);
  };

  return (
    <div
      {...drop.handlers}
      className="mx-auto grid w-full max-w-[76rem] min-[100rem]:max-w-[88rem] grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-6 px-3 pt-4 pb-24 sm:px-6 min-[100rem]:px-7.5 lg:grid-cols-[minmax(0,1fr)_21rem]"
    >
      <div className="lg:col-span-2">
        <FilmHead project={project} />
      </div>
      <div className="flex min-w-0 flex-col gap-4 self-start max-lg:contents lg:sticky lg:top-[calc(1rem+var(--banners,0px))] [@media(height<40rem)]:static">
        <FilmScreen
          projectId={project.id}
          title={title}
          preview={preview}
          plan={plan}
          look={look}
          watched={watched}
          onPreview={() => setWatched(undefined)}
          isOver={drop.isOver}
          start={<FilmStart projectId={project.id} plan={plan} batch={batch} />}
          onBefore={desk.flush}
        />
        <PictureStrip
          segments={segments}
          plan={plan}
          preview={preview}
          pictures={pictures}
          onShow={showSegment}
        />
      </div>
      <div className="flex min-w-0 flex-col gap-6">
        {lacksEncoder && <EncoderNotice />}
        <LettersNotice segments={segments} title={title} look={look} />
        <MissingList
          projectId={project.id}
          segments={segments}
          plan={plan}
          batch={batch}
          holdsPictures={holdsPictures}
          onHold={setHoldsPictures}
        />
        <FilmMaking
          project={project}
          segments={segments}
          look={look}
          rate={settings.render_fps ?? 30}
          plan={plan}
          holdsPictures={holdsPictures}
          lacksEncoder={lacksEncoder}
          onShow={showSegment}
          onWatch={watch}
          onBeforeStart={desk.flush}
        />
        <StylePanel settings={settings} logos={logos} look={look} onChange={desk.change} />
      </div>
    </div>
  );
}

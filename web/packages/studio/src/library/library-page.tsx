import type { ProjectSort } from "@storyflow/client";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { type ReactNode, useDeferredValue, useEffect, useState, useSyncExternalStore } from "react";
import { usePageTitle } from "../ground/page-title";
import { useText } from "../i18n/language";
import { ImportBox, putIntoBox } from "../import/import-box";
import { keys, projectsQuery } from "../server/queries";
import { removals } from "../server/removals";
import { EngineNotice } from "../settings/engine-notice";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { PageTrouble, PageWaiting } from "../ui/page-states";
import { useWindowDrop } from "../ui/window-drop";
import { DeletedStory } from "./deleted-story";
import { LibraryTools } from "./library-tools";
import { liveWorkQuery, type StoryWork } from "./live-work";
import { ProjectRow } from "./project-row";
import { StartEmpty } from "./start-empty";
import { useNarrateStory } from "./use-narrate-story";

/** All stories. Without any, the place to paste the first one. */
export function LibraryPage() {
  const t = useText();
  usePageTitle(t("library.title"));
  const [search, setSearch] = useState("");
  const [sort, setSort] = useState<ProjectSort>("-updated");
  const wanted = useDeferredValue(search.trim());
  const query = useInfiniteQuery({ ...projectsQuery(wanted, sort), placeholderData: (previous) => previous });
  const hidden = useSyncExternalStore(removals.subscribe, removals.get);
  const works = useLiveWork();

  if (query.data === undefined) {
    return query.error ? (
      <PageTrouble failure={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageWaiting />
    );
  }
  const projects = query.data.pages
    .flatMap((page) => page.results)
    .filter((project) => !hidden.has(project.id));
  const isEmpty = projects.length === 0 && search === "" && !query.hasNextPage;
  if (isEmpty) return <FirstStory />;

  return (
    <Shelf tools={<LibraryTools search={search} onSearch={setSearch} sort={sort} onSort={setSort} />}>
      {projects.length === 0 ? (
        <p role="status" className="py-12 text-center text-balance text-muted">
          {t("library.noMatch", { search })}
        </p>
      ) : (
        <ul aria-label={t("library.title")} className="flex flex-col">
          {projects.map((project) => (
            <ProjectRow key={project.id} project={project} work={works?.get(project.id)} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button
          className="self-center"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("library.more")}
        </Button>
      )}
    </Shelf>
  );
}

/** The narration that is under way in all stories; the list of stories is read again whenever it changes. */
function useLiveWork(): ReadonlyMap<string, StoryWork> | undefined {
  const queryClient = useQueryClient();
  const { data: works } = useQuery(liveWorkQuery);
  useEffect(() => {
    if (works !== undefined) void queryClient.invalidateQueries({ queryKey: keys.projects });
  }, [works, queryClient]);
  return works;
}

/** Where stories stand, and new ones begin: with the button, or with a file that is dropped anywhere. */
function Shelf({ tools, children }: { tools: ReactNode; children: ReactNode }) {
  const t = useText();
  const [isAdding, setAdding] = useState(false);
  const isOver = useWindowDrop((file) => {
    putIntoBox("story", file);
    setAdding(true);
  });
  return (
    <div className="mx-auto flex w-full max-w-[52rem] flex-col gap-6 px-4 pt-6 pb-[calc(var(--dock,0rem)+6rem)] sm:px-6 sm:pt-10">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1 tabIndex={-1} className="font-story text-display font-normal tracking-[-0.015em]">
          {t("library.title")}
        </h1>
        <Button look="primary" onClick={() => setAdding(true)}>
          <Plus size={18} aria-hidden />
          {t("library.new")}
        </Button>
      </div>
      <EngineNotice />
      {tools}
      <DeletedStory />
      {children}
      {isAdding ? <NewStoryDialog onClose={() => setAdding(false)} /> : isOver && <DropSign />}
    </div>
  );
}

function DropSign() {
  const t = useText();
  return (
    <div className="pointer-events-none fixed inset-0 z-30 bg-paper/85 p-3">
      <div className="grid h-full place-items-center rounded-panel p-6 outline-2 outline-accent outline-dashed">
        <p
          role="status"
          className="rounded-panel bg-surface px-6 py-5 text-center text-heading text-balance shadow-raised"
        >
          {t("library.drop")}
        </p>
      </div>
    </div>
  );
}

function FirstStory() {
  const t = useText();
  const narrate = useNarrateStory();
  const isOver = useWindowDrop((file) => putIntoBox("story", file));
  return (
    <div className="mx-auto flex w-full max-w-[46rem] flex-col gap-7 px-4 pt-10 pb-[calc(var(--dock,0rem)+6rem)] sm:px-6 sm:pt-20">
      <div className="flex flex-col gap-3">
        <h1 tabIndex={-1} className="font-story text-display font-normal tracking-[-0.015em]">
          {t("library.welcome")}
        </h1>
        <p className="max-w-[36rem] text-muted">{t("library.promise")}</p>
      </div>
      <EngineNotice />
      <ImportBox action={t("import.narrate")} onBook={narrate} keptAs="story" withTitle isLarge />
      <StartEmpty />
      <DeletedStory />
      {isOver && <DropSign />}
    </div>
  );
}

function NewStoryDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const narrate = useNarrateStory();
  return (
    <Dialog title={t("library.new")} onClose={onClose} wide>
      <div className="-mb-2.5 flex flex-col gap-4 pt-1">
        <ImportBox action={t("import.narrate")} onBook={narrate} keptAs="story" withTitle />
        <StartEmpty />
      </div>
    </Dialog>
  );
}

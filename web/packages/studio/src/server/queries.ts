import { ApiError, type ProjectSort, type Segment } from "@storyflow/client";
import { infiniteQueryOptions, notifyManager, QueryClient, queryOptions } from "@tanstack/react-query";
import { readStory } from "./read-story";
import { storyflow } from "./storyflow";

/** The names under which the data of the server is cached. */
export const keys = {
  projects: ["projects"] as const,
  project: (id: string) => ["project", id] as const,
  work: (projectId: string) => ["work", projectId] as const,
  settings: ["settings"] as const,
  voices: ["voices"] as const,
  system: ["system"] as const,
  readiness: ["readiness"] as const,
  models: ["models"] as const,
  tasks: ["tasks"] as const,
  pronunciations: (projectId: string) => ["pronunciations", projectId] as const,
  removedProjects: ["removed-projects"] as const,
  changes: (projectId: string) => ["changes", projectId] as const,
  exports: (projectId: string) => ["exports", projectId] as const,
  peaks: (segmentId: string, revision: number) => ["peaks", segmentId, revision] as const,
  words: (segmentId: string, revision: number) => ["words", segmentId, revision] as const,
  logos: ["logos"] as const,
  films: ["films"] as const,
  filmStatus: (projectId: string) => ["film-status", projectId] as const,
  readings: ["reading"] as const,
  reading: (segmentId: string) => ["reading", segmentId] as const,
};

export const projectsQuery = (search: string, sort: ProjectSort) =>
  infiniteQueryOptions({
    queryKey: [...keys.projects, search, sort],
    queryFn: ({ pageParam, signal }) =>
      storyflow.projects.list({ search, sort, page: pageParam }, { signal }),
    initialPageParam: 1,
    getNextPageParam: (page, _all, number) => (page.next === null ? undefined : number + 1),
  });

export const projectQuery = (id: string) =>
  queryOptions({
    queryKey: keys.project(id),
    queryFn: ({ client, queryKey, signal }) => readStory(id, () => client.getQueryData(queryKey), signal),
    // Texts that were changed elsewhere arrive when the page is looked at again.
    refetchOnWindowFocus: "always",
  });

export const settingsQuery = queryOptions({
  queryKey: keys.settings,
  queryFn: ({ signal }) => storyflow.settings.get({ signal }),
});

export const voicesQuery = queryOptions({
  queryKey: keys.voices,
  queryFn: ({ signal }) => storyflow.voices.list({ signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

export const systemQuery = queryOptions({
  queryKey: keys.system,
  queryFn: ({ signal }) => storyflow.system.get({ signal }),
});

/** The missing files of the natural voices, and their fetch; null: this server does not fetch them. */
export const modelsQuery = queryOptions({
  queryKey: keys.models,
  queryFn: async ({ signal }) => {
    try {
      return await storyflow.system.models({ signal });
    } catch (failure) {
      if (isMissing(failure)) return null;
      throw failure;
    }
  },
  refetchInterval: (query) => (query.state.data?.phase === "running" ? 1000 : false),
});

/** Null: the server does not know of readiness. */
export const readinessQuery = queryOptions({
  queryKey: keys.readiness,
  queryFn: async ({ signal }) => (await storyflow.system.readiness({ signal })) ?? null,
  staleTime: 0,
  retry: false,
});

export const pronunciationsQuery = (projectId: string) =>
  queryOptions({
    queryKey: keys.pronunciations(projectId),
    queryFn: ({ signal }) => storyflow.pronunciations.list(projectId, { signal }),
  });

export const changesQuery = (projectId: string) =>
  queryOptions({
    queryKey: keys.changes(projectId),
    queryFn: ({ signal }) => storyflow.projects.changes(projectId, { signal }),
    staleTime: 0,
  });

/** Stories that were deleted and can be brought back, the latest first. */
export const removedProjectsQuery = queryOptions({
  queryKey: keys.removedProjects,
  queryFn: ({ signal }) => storyflow.projects.removed({ signal }),
  staleTime: 0,
});

export const exportsQuery = (projectId: string) =>
  queryOptions({
    queryKey: keys.exports(projectId),
    queryFn: ({ signal }) => storyflow.exports.list(projectId, { signal }),
    staleTime: 0,
  });

/** The outline of one narration never changes: another revision has another key. */
export const peaksQuery = (segmentId: string, revision: number) =>
  queryOptions({
    queryKey: keys.peaks(segmentId, revision),
    queryFn: ({ signal }) => storyflow.segments.peaks(segmentId, 400, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const wordsQuery = (segmentId: string, revision: number) =>
  queryOptions({
    queryKey: keys.words(segmentId, revision),
    queryFn: ({ signal }) => storyflow.segments.words(segmentId, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Of the text with this revision: the places in it are those of that text. */
export const readingQuery = ({ id, text_revision }: Pick<Segment, "id" | "text_revision">) =>
  queryOptions({
    queryKey: [...keys.reading(id), text_revision],
    queryFn: ({ signal }) => storyflow.segments.reading(id, { signal }),
    staleTime: 0,
  });

export const logosQuery = queryOptions({
  queryKey: keys.logos,
  queryFn: ({ signal }) => storyflow.logos.list({ signal }),
});

export const filmsQuery = queryOptions({
  queryKey: keys.films,
  queryFn: ({ signal }) => storyflow.films.list({ signal }),
  staleTime: 0,
});

/** How the film of a project stands; while it is made it is asked for again and again. */
export const filmStatusQuery = (projectId: string) =>
  queryOptions({
    queryKey: keys.filmStatus(projectId),
    queryFn: ({ signal }) => storyflow.films.status(projectId, { signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.status === "PROCESSING" ? 1000 : false),
    refetchOnWindowFocus: "always",
  });

export function createQueryClient(): QueryClient {
  // A chosen value stands in the cache. A field that does not show it by the end of its event jumps back for a moment.
  notifyManager.setScheduler(queueMicrotask);
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The event stream tells what changes; asking again is for coming back after a while.
        staleTime: 10_000,
        retry: (failures, failure) => failures < 3 && isTemporary(failure),
        networkMode: "always",
      },
      mutations: { networkMode: "always" },
    },
  });
}

export const isTemporary = (failure: unknown): boolean => failure instanceof ApiError && failure.isTemporary;
export const isKeyWanted = (failure: unknown): boolean =>
  failure instanceof ApiError && failure.status === 401;
export const isMissing = (failure: unknown): boolean => failure instanceof ApiError && failure.status === 404;

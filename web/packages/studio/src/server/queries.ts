import { ApiError, type ProjectSort } from "@storyflow/client";
import { infiniteQueryOptions, notifyManager, QueryClient, queryOptions } from "@tanstack/react-query";
import { storyflow } from "./storyflow";

/** What we know of the server, by name. */
export const keys = {
  projects: ["projects"] as const,
  project: (id: string) => ["project", id] as const,
  work: (projectId: string) => ["work", projectId] as const,
  settings: ["settings"] as const,
  voices: ["voices"] as const,
  system: ["system"] as const,
  readiness: ["readiness"] as const,
  pronunciations: (projectId: string) => ["pronunciations", projectId] as const,
  exports: (projectId: string) => ["exports", projectId] as const,
  peaks: (segmentId: string, revision: number) => ["peaks", segmentId, revision] as const,
  words: (segmentId: string, revision: number) => ["words", segmentId, revision] as const,
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
    queryFn: ({ signal }) => storyflow.projects.get(id, { signal }),
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

export const readingQuery = (segmentId: string) =>
  queryOptions({
    queryKey: keys.reading(segmentId),
    queryFn: ({ signal }) => storyflow.segments.reading(segmentId, { signal }),
    staleTime: 0,
  });

export function createQueryClient(): QueryClient {
  // What is chosen stands in the cache. A field that does not show it by the end of its event jumps back for a moment.
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

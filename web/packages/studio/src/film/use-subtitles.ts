import { useQueries } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { wordsQuery } from "../server/queries";
import type { FilmPart, FilmPlan } from "./film-plan";
import { type Subtitle, subtitlesOf } from "./subtitles";

const none: readonly Subtitle[] = [];

/** The subtitles around a part: those before it, of it and behind it. */
export function useSubtitles(plan: FilmPlan, part: number): (part: FilmPart) => readonly Subtitle[] {
  const near = plan.parts
    .slice(Math.max(0, part - 1), part + 3)
    .flatMap(({ segment }) => (segment ? [segment] : []));
  const words = useQueries({
    queries: near.map((segment) => wordsQuery(segment.id, segment.narration?.revision ?? 0)),
    combine: (results) => results.map(({ data }) => data),
  });
  const known = useMemo(
    () =>
      new Map(
        words.flatMap((each, index) => {
          const of = near[index];
          return each && of ? [[of.id, subtitlesOf(of.text_content, each.words)] as const] : [];
        }),
      ),
    [words, near],
  );
  return useCallback(({ segment }: FilmPart) => (segment && known.get(segment.id)) ?? none, [known]);
}

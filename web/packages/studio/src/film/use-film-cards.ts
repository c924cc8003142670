import type { ProjectDetail } from "@storyflow/client";
import { useMemo } from "react";
import type { Card } from "./draw-card";
import type { FilmCards } from "./film-plan";
import type { CardStyle } from "./look";

/** The cards of a story's film, and the one that is seen in front of its first picture. */
export function useFilmCards(style: CardStyle, project: ProjectDetail): { title: Card; cards: FilmCards } {
  const { title: heading, author: line } = project;
  const title = useMemo((): Card => ({ heading, line }), [heading, line]);
  const cards = useMemo(
    (): FilmCards => ({
      title: style.hasTitle ? title : undefined,
      end: style.end === "" ? undefined : { heading: style.end, line: "" },
      seconds: style.seconds,
    }),
    [style, title],
  );
  return { title, cards };
}

import type { Segment } from "@storyflow/client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { goTo, projectAddress } from "../ground/router";
import { useText } from "../i18n/language";
import { projectsQuery } from "../server/queries";
import { textToShow } from "../server/story-texts";
import { chaptersOf } from "./chapters";
import { type PaletteEntry, segmentNumber } from "./palette-entries";
import { type ProjectDesk, useDesk } from "./project-context";

/** Something that the page can do now. */
export interface PageAction {
  readonly label: string;
  readonly keys?: string;
  readonly run: () => void;
}

/** All entries of the palette of a story, by the words that are typed. */
export function usePaletteEntries(
  segments: readonly Segment[],
  actions: readonly PageAction[],
): (typed: string) => readonly PaletteEntry[] {
  const t = useText();
  const desk = useDesk();
  const { data } = useInfiniteQuery(projectsQuery("", "-updated"));
  const ways = useMemo(() => {
    const pages: PageAction[] = [
      { label: t("page.toLibrary"), run: () => goTo("/") },
      { label: t("settings.title"), run: () => goTo("/settings") },
    ];
    const stories = (data?.pages ?? []).flatMap(({ results }) => results);
    return [
      ...[...actions, ...pages].map(
        (action, index): PaletteEntry => ({ id: `action-${index}`, kind: "action", ...action }),
      ),
      ...chapterEntries(segments, desk),
      ...stories
        .filter(({ id }) => id !== desk.projectId)
        .map(
          ({ id, title }): PaletteEntry => ({
            id: `story-${id}`,
            kind: "story",
            label: title,
            run: () => goTo(projectAddress(id)),
          }),
        ),
    ];
  }, [t, data, actions, segments, desk]);
  return (typed) => {
    const number = segmentNumber(typed, segments.length);
    const segment = segments[(number ?? 0) - 1];
    if (number === undefined || segment === undefined) return ways;
    const words = [t("segment.name", { number }), textToShow(segment).slice(0, 120)];
    const label = words.filter((each) => each !== "").join(": ");
    const run = () => desk.reveal.set({ id: segment.id, focus: "card", align: "start" });
    // The label has the number in the reader's way of writing, which may not be what was typed.
    return [{ id: "segment", kind: "segment", label, typed: typed.trim(), run }, ...ways];
  };
}

const chapterEntries = (segments: readonly Segment[], { reveal }: ProjectDesk): PaletteEntry[] =>
  chaptersOf(segments).flatMap(({ id, title }) =>
    title === undefined
      ? []
      : [
          {
            id: `chapter-${id}`,
            kind: "chapter" as const,
            label: title,
            run: () => reveal.set({ id, focus: "card", align: "start" }),
          },
        ],
  );

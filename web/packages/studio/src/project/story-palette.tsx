import type { Segment } from "@storyflow/client";
import { useMemo } from "react";
import { useText } from "../i18n/language";
import { CommandPalette } from "./command-palette";
import { useDesk } from "./project-context";
import type { StorySheet } from "./story-bar";
import type { BatchDesk } from "./use-batch";
import { type PageAction, usePaletteEntries } from "./use-palette-entries";
import type { Playback } from "./use-playback";
import type { SegmentActions } from "./use-segment-actions";

interface StoryPaletteProps {
  readonly segments: readonly Segment[];
  readonly actions: SegmentActions;
  readonly playback: Playback;
  readonly batch: BatchDesk;
  readonly onSheet: (sheet: StorySheet) => void;
  readonly onFind: () => void;
  readonly onHelp: () => void;
  readonly onClose: () => void;
}

/** The palette of a story: actions on it and on the current segment, and the ways to other places. */
export function StoryPalette(props: StoryPaletteProps) {
  const actions = usePageActions(props);
  const entries = usePaletteEntries(props.segments, actions);
  return <CommandPalette entries={entries} onClose={props.onClose} />;
}

function usePageActions(props: StoryPaletteProps): readonly PageAction[] {
  const t = useText();
  const desk = useDesk();
  const { segments, actions, playback, batch, onSheet, onFind, onHelp } = props;
  return useMemo(() => {
    const number = segments.findIndex(({ id }) => id === desk.current.get()) + 1;
    const here = segments[number - 1];
    const ofSegment: PageAction[] = here
      ? [
          ...(here.is_locked
            ? []
            : [
                {
                  label: t("segment.narrate", { number }),
                  keys: "↵",
                  run: () => void actions.narrate(here.id),
                },
              ]),
          {
            label: t(here.is_locked ? "segment.unlock" : "segment.lock", { number }),
            keys: "L",
            run: () => void actions.lock(here.id, !here.is_locked),
          },
          { label: t("segment.insert"), run: () => void actions.insert(here.id) },
        ]
      : [];
    const ofStory: PageAction[] = [
      { label: t("player.playAll"), keys: t("help.space"), run: playback.toggle },
      { label: t("find.open"), keys: `${t("keys.control")} F`, run: onFind },
      ...(batch.batch === undefined
        ? [{ label: t("batch.all", { count: segments.length }), run: () => void batch.start() }]
        : [{ label: t("batch.stop"), run: () => void batch.stop() }]),
      { label: t("voice.title"), run: () => onSheet("voice") },
      { label: t("download.action"), run: () => onSheet("export") },
      {
        label: t("segment.append"),
        run: () => void actions.insert(segments.at(-1)?.id ?? null),
      },
      { label: t("help.title"), keys: "?", run: onHelp },
    ];
    return [...ofStory, ...ofSegment];
  }, [t, desk, segments, actions, playback, batch, onSheet, onFind, onHelp]);
}

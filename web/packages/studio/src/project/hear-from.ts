import type { NarrationWord, Segment } from "@storyflow/client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useText } from "../i18n/language";
import { usePlayer } from "../player/player-context";
import { stretchesOf } from "../player/words";
import { wordsQuery } from "../server/queries";
import { troubleNotice } from "../server/trouble";
import { useNotice } from "../ui/notices";
import { trackOf } from "./story-sound";

/** When the word at a place of the text is heard; between two words the earlier one, at the beginning the first one. */
export function secondsAt(words: readonly NarrationWord[], text: string, place: number): number | undefined {
  const stretches = stretchesOf(words, text);
  const at = stretches.findLastIndex(({ from }) => from <= place);
  return words[Math.max(0, at)]?.start;
}

/** Goes to a word of the text in its sound, and plays on from there. Says so where there is no sound of that text. */
export function useHearFrom(segment: Segment, text: string): (place: number) => Promise<void> {
  const player = usePlayer();
  const queryClient = useQueryClient();
  const notice = useNotice();
  const t = useText();
  return useCallback(
    async (place) => {
      const { narration, audio_file } = segment;
      const isAsNarrated = !(narration?.stale ?? []).includes("text") && text.trim() === segment.text_content;
      if (audio_file === null || narration === null || !isAsNarrated)
        return notice({ text: t("player.noWord") });
      try {
        const { words } = await queryClient.fetchQuery(wordsQuery(segment.id, narration.revision));
        const at = secondsAt(words, text, place);
        if (at === undefined) return notice({ text: t("player.noWord") });
        await player.play(trackOf(segment), { at, goesOn: true });
      } catch (failure) {
        notice(troubleNotice(failure, t));
      }
    },
    [segment, text, player, queryClient, notice, t],
  );
}

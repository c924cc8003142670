import type { Segment } from "@storyflow/client";
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { useText } from "../i18n/language";
import { sounds } from "../server/media";
import { useNotice } from "../ui/notices";
import { type FilmCards, type FilmPlan, planOf } from "./film-plan";
import { Preview } from "./preview";
import type { Pauses } from "./sound-layout";
import { asTheySound, soundPath, soundVersion } from "./story-sound";

export interface PreviewDesk {
  readonly preview: Preview | undefined;
  readonly plan: FilmPlan;
}

/** The film that is previewed, and what plays it. */
export function usePreview(
  projectId: string,
  segments: readonly Segment[],
  pauses: Pauses,
  transition: number,
  cards: FilmCards,
): PreviewDesk {
  const { preview, deck } = useDeck();
  const isPlaying = useSyncExternalStore(preview?.subscribe ?? never, preview?.isPlaying ?? no);
  const heard = useHeard(segments, pauses, isPlaying);
  const soundSeconds = useSound(preview, deck, projectId, heard.version, heard.hasSound);
  const plan = useMemo(
    () => planOf(heard.segments, heard.pauses, transition, soundSeconds, cards),
    [heard.segments, heard.pauses, transition, soundSeconds, cards],
  );
  useEffect(() => preview?.setFilm(plan.timeline.seconds, plan.sound), [preview, plan]);
  return { preview, plan };
}

const never = () => () => undefined;
const no = () => false;

/** The sound's element stands in the page, so that the browser's own tools and assistive ones find it. */
function useDeck() {
  const t = useText();
  const notice = useNotice();
  const [made, setMade] = useState<{ preview: Preview; deck: HTMLAudioElement }>();
  useEffect(() => {
    const deck = document.createElement("audio");
    deck.preload = "metadata";
    document.body.append(deck);
    const preview = new Preview({
      deck,
      now: () => performance.now(),
      requestFrame: (run) => requestAnimationFrame(run),
      cancelFrame: (frame) => cancelAnimationFrame(frame),
      onTrouble: () => notice({ text: t("film.soundTrouble"), isTrouble: true }),
    });
    setMade({ preview, deck });
    return () => {
      preview.stop();
      deck.remove();
    };
  }, [notice, t]);
  return { preview: made?.preview, deck: made?.deck };
}

/** While the film plays, its sound stays; new narrations are heard when it rests. */
function useHeard(segments: readonly Segment[], pauses: Pauses, isPlaying: boolean) {
  const version = soundVersion(segments, pauses);
  const held = useRef({ version, segments, pauses });
  const isHeld = isPlaying && held.current.version !== version;
  if (!isHeld) held.current = { version, segments, pauses };
  const of = held.current;
  const shown = useMemo(
    () => (of.segments === segments ? of.segments : asTheySound(of.segments, segments)),
    [of.segments, segments],
  );
  return {
    version: of.version,
    segments: shown,
    pauses: of.pauses,
    hasSound: of.segments.some(({ audio_file }) => audio_file !== null),
  };
}

/** Gives the preview its sound; returns the sound's length once it is known. */
function useSound(
  preview: Preview | undefined,
  deck: HTMLAudioElement | undefined,
  projectId: string,
  version: string,
  hasSound: boolean,
): number | undefined {
  const [known, setKnown] = useState<{ version: string; seconds: number }>();
  useEffect(() => {
    if (!preview || !deck) return;
    let isCurrent = true;
    const read = () => {
      if (Number.isFinite(deck.duration)) setKnown({ version, seconds: deck.duration });
    };
    deck.addEventListener("loadedmetadata", read);
    if (!hasSound) preview.setSound(undefined);
    else {
      sounds.urlOf(soundPath(projectId, version)).then(
        (url) => isCurrent && preview.setSound(url),
        () => undefined,
      );
    }
    return () => {
      isCurrent = false;
      deck.removeEventListener("loadedmetadata", read);
    };
  }, [preview, deck, projectId, version, hasSound]);
  return known?.version === version ? known.seconds : undefined;
}

import { useEffect, useMemo, useState } from "react";
import { mediaPath, sounds } from "../server/media";
import type { FilmPlan } from "./film-plan";
import type { MusicStyle } from "./look";
import { MusicBed } from "./music-bed";
import { MusicLevel } from "./music-level";
import type { Preview } from "./preview";

/** Plays the film's music under its preview, as quiet under the voice as the film will have it. */
export function useMusic(preview: Preview | undefined, plan: FilmPlan, music: MusicStyle | undefined): void {
  const bed = useBed();
  const address = music?.address;
  useEffect(() => {
    if (!bed) return;
    let isCurrent = true;
    if (address === undefined) bed.setMusic(undefined);
    else
      sounds.urlOf(mediaPath(address)).then(
        (url) => isCurrent && bed.setMusic(url),
        () => undefined,
      );
    return () => {
      isCurrent = false;
    };
  }, [bed, address]);
  const decibels = music?.level;
  const level = useMemo(() => {
    const voices = plan.parts.flatMap(({ segment, place }) => (segment ? [place] : []));
    return decibels === undefined ? undefined : new MusicLevel(voices, plan.timeline.seconds, decibels);
  }, [plan, decibels]);
  useEffect(() => {
    if (!preview || !bed || !level) return;
    const follow = () => bed.follow(preview.position, preview.isPlaying(), level.at(preview.position));
    const forgets = [preview.onFrame(follow), preview.subscribe(follow)];
    return () => {
      for (const forget of forgets) forget();
      bed.follow(0, false, 0);
    };
  }, [preview, bed, level]);
}

/** Two elements, as the music's end and its beginning may be heard together. */
function useBed(): MusicBed | undefined {
  const [bed, setBed] = useState<MusicBed>();
  useEffect(() => {
    const decks = [document.createElement("audio"), document.createElement("audio")] as const;
    for (const deck of decks) deck.preload = "auto";
    document.body.append(...decks);
    const made = new MusicBed(decks);
    setBed(made);
    return () => {
      made.setMusic(undefined);
      for (const deck of decks) deck.remove();
    };
  }, []);
  return bed;
}

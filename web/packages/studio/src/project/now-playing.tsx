import type { ProjectDetail } from "@storyflow/client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { usePlace } from "../ground/router";
import { browserMediaKeys } from "../player/media-session";
import { places } from "../player/places";
import type { Player } from "../player/player";
import { usePlayer, usePlayerState } from "../player/player-context";
import { speedPreference } from "../player/sound-preferences";
import { chapterAt, startOf } from "../player/story-times";
import { isMissing, projectQuery } from "../server/queries";
import { removals } from "../server/removals";
import { Dock } from "./dock";
import { MiniPlayer } from "./mini-player";
import { StoryMover } from "./story-place";
import { type StorySound, useStorySound } from "./story-sound";
import { useWorkStream } from "./use-work";

/** Keeps the story that sounds going, whatever page is shown: its order, the place of its listener, the media keys. */
export function NowPlaying() {
  const player = usePlayer();
  const storyId = usePlayerState((state) => state.storyId);
  useEffect(() => keepPlace(player), [player]);
  return storyId === undefined ? null : <Story key={storyId} id={storyId} />;
}

function Story({ id }: { id: string }) {
  const player = usePlayer();
  const place = usePlace();
  const { data: project, error } = useQuery(projectQuery(id));
  const hidden = useSyncExternalStore(removals.subscribe, removals.get);
  const isGone = hidden.has(id) || isMissing(error);
  useEffect(() => {
    if (isGone) player.stop();
  }, [isGone, player]);
  if (project === undefined || isGone) return null;
  const isOnItsPage = place.page === "project" && place.id === id;
  return (
    <>
      <Sounding project={project} isDocked={place.page !== "project"} />
      {!isOnItsPage && <Work id={id} />}
    </>
  );
}

/** Follows the work on the story, so that new narrations are heard also when another page is shown. */
function Work({ id }: { id: string }) {
  useWorkStream(id);
  return null;
}

function Sounding({ project, isDocked }: { project: ProjectDetail; isDocked: boolean }) {
  const player = usePlayer();
  const sound = useStorySound(project);
  const latest = useRef(sound);
  latest.current = sound;
  useEffect(() => player.follow(sound.programme), [player, sound]);
  const mover = useMemo(
    () =>
      new StoryMover(
        player,
        () => latest.current,
        () => undefined,
      ),
    [player],
  );
  useMediaKeys(project, sound, mover);
  if (!isDocked) return null;
  return (
    <Dock label={project.title}>
      <MiniPlayer project={project} sound={sound} mover={mover} />
    </Dock>
  );
}

const keepEveryMs = 5000;

/** Remembers where the listener is: now and then, at every stop, and when the page goes. */
function keepPlace(player: Player): () => void {
  const keep = () => {
    const { storyId, segmentId, phase, goesOn } = player.get();
    if (goesOn && storyId && segmentId && (phase === "playing" || phase === "paused"))
      places.keep(storyId, { segmentId, seconds: player.position });
  };
  const timer = window.setInterval(keep, keepEveryMs);
  window.addEventListener("pagehide", keep);
  const forget = player.subscribe(keep);
  return () => {
    window.clearInterval(timer);
    window.removeEventListener("pagehide", keep);
    forget();
  };
}

function useMediaKeys(project: ProjectDetail, sound: StorySound, mover: StoryMover): void {
  const player = usePlayer();
  const keys = useMemo(browserMediaKeys, []);
  useEffect(() => {
    keys.listen({
      play: () => player.resume(),
      pause: () => player.pause(),
      skip: mover.skip,
      nudge: mover.nudge,
      seekTo: mover.seekTo,
    });
    return () => keys.forget();
  }, [keys, player, mover]);
  const segmentId = usePlayerState((state) => state.segmentId);
  const { title, author } = project;
  const { times } = sound;
  useEffect(() => {
    const chapter = chapterAt(times, startOf(times, segmentId) ?? -1)?.title;
    keys.tell({ title: chapter ?? title, artist: author, album: title });
  }, [keys, times, segmentId, title, author]);
  useEffect(() => {
    const tell = () =>
      keys.place({
        isSounding: player.get().phase === "playing",
        position: mover.seconds() ?? 0,
        duration: times.total,
        rate: Number(speedPreference.get()),
      });
    tell();
    const forget = [player.subscribe(tell), speedPreference.subscribe(tell)];
    return () => {
      for (const each of forget) each();
    };
  }, [keys, player, mover, times]);
}

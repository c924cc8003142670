import { useSyncExternalStore } from "react";
import { type Places, places } from "../player/places";
import { stepAfter, stepBeyond, stepFrom } from "../player/play-order";
import type { Player, PlayerState } from "../player/player";
import { usePlayer } from "../player/player-context";
import { placeAt, startOf } from "../player/story-times";
import { type StorySound, trackOf } from "./story-sound";

/** Nearer to the end than that, a story was heard, and begins anew. */
const endSeconds = 1;

/** Where the listener left the story, in seconds of the whole; undefined at its beginning and its end. */
export function rememberedSeconds({ list, times }: StorySound, kept: Places = places): number | undefined {
  const place = kept.of(list.storyId);
  const start = startOf(times, place?.segmentId);
  if (place === undefined || start === undefined) return undefined;
  const seconds = start + place.seconds;
  return seconds < times.total - endSeconds ? seconds : undefined;
}

/** The part of the player's state that is of this story; nothing of another one's. */
export function useStoryState(storyId: string): Pick<PlayerState, "phase" | "segmentId"> {
  const player = usePlayer();
  const state = useSyncExternalStore(player.subscribe, player.get);
  return state.storyId === storyId ? state : nothingSounds;
}

const nothingSounds: Pick<PlayerState, "phase" | "segmentId"> = { phase: "idle", segmentId: undefined };

/** Moves about in a story, whatever page is shown. */
export class StoryMover {
  private readonly player: Player;
  private readonly sound: () => StorySound;
  private readonly here: () => string | undefined;

  /** `here`: the segment that is being looked at. */
  constructor(player: Player, sound: () => StorySound, here: () => string | undefined) {
    this.player = player;
    this.sound = sound;
    this.here = here;
  }

  /** Plays on where the listener is, or pauses. */
  readonly toggle = (): void => {
    const { storyId, phase, segmentId } = this.player.get();
    if (storyId !== this.storyId) this.begin();
    else if (phase === "gap" && segmentId !== undefined) this.skipGap();
    else this.player.toggle();
  };

  /** Goes on behind what is not narrated. */
  readonly skipGap = (): void => {
    const { segmentId } = this.player.get();
    const { list, cueOf } = this.sound();
    if (segmentId !== undefined) this.player.take(cueOf(stepBeyond(list, segmentId)));
  };

  readonly skip = (by: 1 | -1): void => {
    const { storyId, segmentId } = this.player.get();
    if (storyId !== this.storyId || segmentId === undefined) return;
    const { list, cueOf, times } = this.sound();
    if (by === 1) {
      this.player.take(cueOf(stepAfter(list, segmentId)));
      return;
    }
    const start = startOf(times, segmentId) ?? 0;
    const before = times.spans.findLast((span) => span.start < start)?.segment;
    if (before && this.player.position < 2) void this.player.play(trackOf(before), { goesOn: true });
    else this.player.seek(0);
  };

  /** By so many seconds, over the borders of segments. */
  readonly nudge = (seconds: number): void => {
    const now = this.seconds();
    if (now !== undefined) this.seekTo(now + seconds);
  };

  /** Goes to a place in the whole story; a paused player stays paused. */
  readonly seekTo = (seconds: number): void => {
    const place = placeAt(this.sound().times, Math.max(0, seconds));
    if (place === undefined) return;
    const { segmentId, phase } = this.player.get();
    const isHere = segmentId === place.segment.id && (phase === "playing" || phase === "paused");
    if (isHere) this.player.seek(place.at);
    else this.playAt(place.segment.id, place.at, phase === "paused");
  };

  /** Seconds into the whole story; undefined while it does not sound. */
  seconds(): number | undefined {
    const { storyId, segmentId } = this.player.get();
    const start = storyId === this.storyId ? startOf(this.sound().times, segmentId) : undefined;
    return start === undefined ? undefined : start + this.player.position;
  }

  private get storyId(): string {
    return this.sound().list.storyId;
  }

  private begin(): void {
    const sound = this.sound();
    const { list, programme, cueOf } = sound;
    const seconds = rememberedSeconds(sound);
    const here = this.here();
    this.player.stop();
    this.player.follow(programme);
    const place = seconds === undefined ? undefined : placeAt(sound.times, seconds);
    if (place && (here === undefined || here === place.segment.id)) {
      this.playAt(place.segment.id, place.at, false);
      return;
    }
    const step = here === undefined ? stepAfter(list, null) : stepFrom(list, here);
    this.player.take(cueOf(step.kind === "end" ? stepAfter(list, null) : step));
  }

  private playAt(segmentId: string, at: number, isPaused: boolean): void {
    const { programme } = this.sound();
    const cue = programme.at(segmentId);
    if (this.player.get().storyId !== this.storyId) {
      this.player.stop();
      this.player.follow(programme);
    }
    if (cue.kind === "play") void this.player.play(cue.track, { at, goesOn: true, isPaused });
  }
}

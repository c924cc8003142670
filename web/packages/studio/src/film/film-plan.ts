import type { ImageFit, Segment } from "@storyflow/client";
import type { Card } from "./draw-card";
import { type Pauses, type Place, placesOf } from "./sound-layout";
import { type HeardSpan, Timeline } from "./timeline";

/** A narrated segment as the film shows it, or a card. */
export interface FilmPart {
  /** Undefined: a card. */
  readonly segment: Segment | undefined;
  /** When it is heard, or meant to be seen; seconds of the film. */
  readonly place: Place;
  /** The address of its picture, or of the last one before it; undefined: words on black. */
  readonly picture: string | undefined;
  /** Whether the picture fills the frame or is shown whole; as in the segment that it belongs to. */
  readonly fit: ImageFit;
  /** The words that are seen where there is no picture. */
  readonly card: Card | undefined;
  /** Of the segment among those that are narrated; decides the camera's route. */
  readonly number: number;
}

/** The cards of a film; each is as long. */
export interface FilmCards {
  readonly title: Card | undefined;
  readonly end: Card | undefined;
  readonly seconds: number;
}

const noCards: FilmCards = { title: undefined, end: undefined, seconds: 0 };

export interface FilmPlan {
  readonly parts: readonly FilmPart[];
  readonly timeline: Timeline;
  /** Where the joined sound begins and ends in the film. */
  readonly sound: HeardSpan;
  /** The segments that still lack something for the film. */
  readonly withoutText: readonly Segment[];
  readonly withoutNarration: readonly Segment[];
  readonly withoutPicture: readonly Segment[];
  /** Narrated before their text, voice or speed was changed. */
  readonly stale: readonly Segment[];
}

const isBlank = (segment: Segment): boolean => segment.text_content.trim() === "";

/** The times of sounds and pictures. `soundSeconds`: the length of the joined sound, once it is known. */
export function planOf(
  segments: readonly Segment[],
  pauses: Pauses,
  transition: number,
  soundSeconds?: number,
  cards: FilmCards = noCards,
): FilmPlan {
  const narrated = segments.filter(({ audio_file }) => audio_file !== null);
  const pause = pauses.inter_segment_silence ?? usualPause;
  const begin = cards.title === undefined ? 0 : cards.seconds + pause;
  const places = placesOf(narrated, pauses, soundSeconds).map((place) => moved(place, begin));
  const pictures = heldPictures(segments);
  const spoken = narrated.flatMap((segment, number): FilmPart[] => {
    const place = places[number];
    const { picture, fit } = pictures.get(segment.id) ?? noPicture;
    return place ? [{ segment, place, picture, fit, card: undefined, number }] : [];
  });
  const soundEnd = places.at(-1)?.end ?? 0;
  const { parts, seconds } = withCards(spoken, soundEnd + pause, cards);
  return {
    parts,
    timeline: new Timeline(
      parts.map(({ place }) => place),
      seconds,
      transition,
    ),
    sound: { begin, end: soundEnd },
    withoutText: segments.filter((segment) => segment.audio_file === null && isBlank(segment)),
    withoutNarration: segments.filter((segment) => segment.audio_file === null && !isBlank(segment)),
    withoutPicture: segments.filter((segment) => segment.image_file === null && !isBlank(segment)),
    stale: narrated.filter(({ narration, is_locked }) => !is_locked && (narration?.stale.length ?? 0) > 0),
  };
}

const usualPause = 0.3;

const moved = ({ begin, end, leftOut }: Place, by: number): Place => ({
  begin: begin + by,
  end: end + by,
  leftOut,
});

/** A card is a silent part of the film: the pause lies between it and its neighbour. */
function withCards(spoken: readonly FilmPart[], end: number, { title, end: last, seconds }: FilmCards) {
  if (spoken.length === 0) return { parts: [], seconds: 0 };
  const partOf = (card: Card | undefined, begin: number): FilmPart[] =>
    card
      ? [
          {
            segment: undefined,
            place: { begin, end: begin + seconds, leftOut: 0 },
            ...noPicture,
            card,
            number: 0,
          },
        ]
      : [];
  return {
    parts: [...partOf(title, 0), ...spoken, ...partOf(last, end)],
    seconds: last ? end + seconds : end,
  };
}

type ShownPicture = Pick<FilmPart, "picture" | "fit">;

const noPicture: ShownPicture = { picture: undefined, fit: "fill" };

/** The picture of each segment: its own, or the last one before it as it is shown there. */
function heldPictures(segments: readonly Segment[]): ReadonlyMap<string, ShownPicture> {
  const pictures = new Map<string, ShownPicture>();
  let held = noPicture;
  for (const { id, image_file, image_fit } of segments) {
    if (image_file !== null) held = { picture: image_file, fit: image_fit };
    pictures.set(id, held);
  }
  return pictures;
}

/** The part whose narration began last, at a time of the film; a card counts as one. */
export function heardAt(plan: FilmPlan, seconds: number): FilmPart | undefined {
  let low = 0;
  let high = plan.parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((plan.parts[middle]?.place.begin ?? 0) <= seconds) low = middle + 1;
    else high = middle;
  }
  return plan.parts[low - 1];
}

/** The pictures that a moment needs, and may soon need: two at the most. */
export function picturesAt(plan: FilmPlan, seconds: number): string[] {
  const { part } = plan.timeline.at(seconds);
  const next = plan.parts.slice(part + 1).find(({ picture }) => picture !== plan.parts[part]?.picture);
  return [plan.parts[part]?.picture, next?.picture].filter((address) => address !== undefined);
}

/** Changes whenever another picture is seen somewhere, or one is seen in another way. */
export const picturesName = ({ parts }: FilmPlan): string =>
  parts.map(({ picture = "", fit }) => `${picture} ${fit}`).join("\n");

/** The number of a segment's part; undefined while it is not narrated. */
export function filmPartAt(plan: FilmPlan, segmentId: string): number | undefined {
  const found = plan.parts.findIndex(({ segment }) => segment?.id === segmentId);
  return found < 0 ? undefined : found;
}

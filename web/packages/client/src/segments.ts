import { ApiError } from "./api-error.ts";
import { answerIn, answerOf, type Transport } from "./transport.ts";
import type {
  CallOptions,
  ChangedElsewhere,
  ImageChanged,
  NarrationWords,
  NewSegment,
  Peaks,
  Segment,
  SegmentChange,
  SegmentPositions,
  SegmentReading,
} from "./types.ts";

/**
 * With `madeOn`, the `text_revision` that was seen, a request is refused when the text is another one by now: with
 * status 412, from which `segmentOfConflict` reads the segment as it is.
 */
export type SeenText = CallOptions & { madeOn?: number | undefined };

/** With `group`, a name for all that a user does at once, the changes of one group are undone together. */
export type GroupedChange = SeenText & { group?: string | undefined };

/** The revisions that the user saw of a segment and of the next one, which it is to absorb. */
export type SeenNeighbours = SeenText & { next?: string | undefined; nextMadeOn?: number | undefined };

/** The segment as it is, when a failure says that its text was changed elsewhere; undefined for other failures. */
export function segmentOfConflict(failure: unknown): Segment | undefined {
  if (!(failure instanceof ApiError) || failure.status !== 412) return undefined;
  return (failure.body as ChangedElsewhere | undefined)?.segment;
}

/** Addresses a segment with the text that was seen of it. */
const asSeen = (id: string, madeOn: number | undefined, group?: string) => ({
  params: {
    path: { id },
    header: {
      ...(madeOn !== undefined && { "If-Match": `"${madeOn}"` }),
      ...(group !== undefined && { "Change-Group": group }),
    },
  },
});

export function segmentsOf({ api, send }: Transport) {
  const at = (id: string) => ({ params: { path: { id } } });
  return {
    /** All segments of a project, in order. */
    async list(projectId: string, call: CallOptions = {}): Promise<Segment[]> {
      const params = { query: { project: projectId } };
      return (await answerOf(api.GET("/api/segments/", { params, ...call }))).results;
    },

    get(id: string, call: CallOptions = {}): Promise<Segment> {
      return answerOf(api.GET("/api/segments/{id}/", { ...at(id), ...call }));
    },

    /** At the end, or directly behind the segment `after` (null: in front of all). */
    create(segment: NewSegment, call: CallOptions = {}): Promise<Segment> {
      return answerOf(api.POST("/api/segments/", { body: segment, ...call }));
    },

    update(
      id: string,
      change: SegmentChange,
      { madeOn, group, ...call }: GroupedChange = {},
    ): Promise<Segment> {
      const params = asSeen(id, madeOn, group);
      return answerOf(api.PATCH("/api/segments/{id}/", { ...params, body: change, ...call }));
    },

    async delete(id: string, { madeOn, group, ...call }: GroupedChange = {}): Promise<void> {
      await answerOf(api.DELETE("/api/segments/{id}/", { ...asSeen(id, madeOn, group), ...call }));
    },

    /** Takes the ids of all segments of the project in their new order. */
    async reorder(projectId: string, order: string[], call: CallOptions = {}): Promise<SegmentPositions> {
      const body = { project_id: projectId, segment_order: order };
      return (await answerOf(api.POST("/api/segments/reorder/", { body, ...call }))).segments;
    },

    /** Cuts the text before its code point `position`: count with `[...text]`, a JavaScript string counts otherwise. */
    async split(
      id: string,
      position: number,
      { madeOn, ...call }: SeenText = {},
    ): Promise<[Segment, Segment]> {
      const request = { ...asSeen(id, madeOn), body: { at: position }, ...call };
      const answer = await answerOf(api.POST("/api/segments/{id}/split/", request));
      return answer.segments as [Segment, Segment];
    },

    /** Takes the next segment's text in; the next one is removed. */
    mergeNext(id: string, { madeOn, next, nextMadeOn, ...call }: SeenNeighbours = {}): Promise<Segment> {
      const body = {
        ...(next !== undefined && { next }),
        ...(nextMadeOn !== undefined && { next_text_revision: nextMadeOn }),
      };
      return answerOf(api.POST("/api/segments/{id}/merge-next/", { ...asSeen(id, madeOn), body, ...call }));
    },

    /** The outline of the narration: `count` numbers from 0 to 1; none without a narration. */
    peaks(id: string, count?: number, call: CallOptions = {}): Promise<Peaks> {
      const params = { path: { id }, query: count === undefined ? {} : { count } };
      return answerOf(api.GET("/api/segments/{id}/peaks/", { params, ...call }));
    },

    /** When each word of the narration is heard. */
    words(id: string, call: CallOptions = {}): Promise<NarrationWords> {
      return answerOf(api.GET("/api/segments/{id}/words/", { ...at(id), ...call }));
    },

    /** The reading of each piece of the text: the words that are said, their phonemes, and where these come from. */
    reading(id: string, call: CallOptions = {}): Promise<SegmentReading> {
      return answerOf(api.GET("/api/segments/{id}/reading/", { ...at(id), ...call }));
    },

    /** JPEG, PNG or WebP, 20 MiB at most. */
    async uploadImage(id: string, image: Blob, call: CallOptions = {}): Promise<ImageChanged> {
      const body = new FormData();
      body.append("image", image, image instanceof File ? image.name : "image");
      const path = `/api/segments/${encodeURIComponent(id)}/upload-image/`;
      return answerIn<ImageChanged>(await send(path, { method: "POST", body, ...call }));
    },

    removeImage(id: string, call: CallOptions = {}): Promise<ImageChanged> {
      return answerOf(api.DELETE("/api/segments/{id}/remove-image/", { ...at(id), ...call }));
    },

    async removeAudio(id: string, call: CallOptions = {}): Promise<void> {
      await answerOf(api.DELETE("/api/segments/{id}/remove-audio/", { ...at(id), ...call }));
    },
  };
}

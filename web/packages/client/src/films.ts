import { ApiError } from "./api-error.ts";
import { answerOf, type Transport } from "./transport.ts";
import type { CallOptions, Film, FilmStatus, RenderStarted } from "./types.ts";

export interface RenderOptions extends CallOptions {
  /** A segment without a picture keeps the one before it; in front of the first there is a title card. */
  holdPictures?: boolean;
}

/** The ids of the segments that a film still needs something of. */
export interface FilmNeeds {
  readonly pictures: readonly string[];
  readonly narrations: readonly string[];
}

/** The things that segments lack, if a render was refused for that reason; undefined for other failures. */
export function filmNeedsIn(failure: unknown): FilmNeeds | undefined {
  if (!(failure instanceof ApiError) || failure.status !== 400) return undefined;
  const body = failure.body as { missing_images?: unknown; missing_audio?: unknown } | undefined;
  if (!Array.isArray(body?.missing_images) || !Array.isArray(body.missing_audio)) return undefined;
  return { pictures: body.missing_images, narrations: body.missing_audio };
}

/** A story as a film: pictures that move, its narration, subtitles and a logo. */
export function filmsOf({ api }: Transport) {
  const at = (id: string) => ({ params: { path: { id } } });
  return {
    /** All finished films, those of the stories first that were changed last. */
    list(call: CallOptions = {}): Promise<Film[]> {
      return answerOf(api.GET("/api/gallery/", { ...call }));
    },

    /** Starts to make the film; refused with 400 while segments lack something: see `filmNeedsIn`. */
    render(projectId: string, { holdPictures, ...call }: RenderOptions = {}): Promise<RenderStarted> {
      const wishes = holdPictures === undefined ? {} : { body: { hold_pictures: holdPictures } };
      return answerOf(api.POST("/api/projects/{id}/render/", { ...at(projectId), ...wishes, ...call }));
    },

    status(projectId: string, call: CallOptions = {}): Promise<FilmStatus> {
      return answerOf(api.GET("/api/projects/{id}/status/", { ...at(projectId), ...call }));
    },

    async cancel(projectId: string, call: CallOptions = {}): Promise<void> {
      await answerOf(api.POST("/api/projects/{id}/cancel-render/", { ...at(projectId), ...call }));
    },

    /** A frame at a time in seconds, as the film would show it now: a JPEG. */
    frame(projectId: string, seconds: number, call: CallOptions = {}): Promise<Blob> {
      const params = { path: { id: projectId }, query: { t: Math.round(seconds * 1000) / 1000 } };
      return answerOf(api.GET("/api/projects/{id}/frame/", { params, parseAs: "blob", ...call }));
    },
  };
}

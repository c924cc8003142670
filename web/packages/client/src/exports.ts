import { ApiError } from "./api-error.ts";
import { answerOf, type Transport } from "./transport.ts";
import type { CallOptions, Export, ExportStarted, NewExport } from "./types.ts";

/** How many segments lack their narration, when a failure says so; undefined for other failures. */
export function missingNarrations(failure: unknown): number | undefined {
  if (!(failure instanceof ApiError) || failure.status !== 409) return undefined;
  const missing = (failure.body as { missing_audio?: unknown } | undefined)?.missing_audio;
  return Array.isArray(missing) && missing.length > 0 ? missing.length : undefined;
}

/** A story as a finished file: audiobook, sound, captions, e-book. */
export function exportsOf({ api }: Transport) {
  const at = (id: string) => ({ params: { path: { id } } });
  return {
    /** The files that are finished, by name. */
    async list(projectId: string, call: CallOptions = {}): Promise<Export[]> {
      const answer = await answerOf(api.GET("/api/projects/{id}/exports/", { ...at(projectId), ...call }));
      return answer.exports;
    },

    /** Starts a task; refused with 409 while segments lack their narration: see `missingNarrations`. */
    start(projectId: string, wanted: NewExport, call: CallOptions = {}): Promise<ExportStarted> {
      const request = { ...at(projectId), body: wanted, ...call };
      return answerOf(api.POST("/api/projects/{id}/exports/", request));
    },

    async delete(projectId: string, name: string, call: CallOptions = {}): Promise<void> {
      const params = { path: { id: projectId, name } };
      await answerOf(api.DELETE("/api/projects/{id}/exports/{name}/", { params, ...call }));
    },
  };
}

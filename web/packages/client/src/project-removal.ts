import { answerOf, type Transport } from "./transport.ts";
import type { CallOptions, Project, RemovedProject } from "./types.ts";

export type ProjectRemoval = CallOptions & {
  restorable?: boolean | undefined;
};

/** Deleting projects, and bringing them back. */
export function projectRemovalOf({ api }: Transport) {
  return {
    /** With `restorable` it can be restored for a day. */
    async delete(id: string, { restorable, ...call }: ProjectRemoval = {}): Promise<void> {
      const params = { path: { id }, query: restorable ? { restorable } : {} };
      await answerOf(api.DELETE("/api/projects/{id}/", { params, ...call }));
    },

    /** The deleted projects that can be restored, the latest first. */
    async removed(call: CallOptions = {}): Promise<RemovedProject[]> {
      return (await answerOf(api.GET("/api/removed-projects/", { ...call }))).projects;
    },

    /** Brings a deleted project back, as it was. */
    restore(id: string, call: CallOptions = {}): Promise<Project> {
      return answerOf(api.POST("/api/removed-projects/{id}/restore/", { params: { path: { id } }, ...call }));
    },

    /** Removes a deleted project for good. */
    async forget(id: string, call: CallOptions = {}): Promise<void> {
      await answerOf(api.DELETE("/api/removed-projects/{id}/", { params: { path: { id } }, ...call }));
    },
  };
}

import { answerOf, type Transport } from "./transport.ts";
import type { CallOptions, ChangeList, ChangeOutcome } from "./types.ts";

/** Undo and redo of a story's changes. */
export function storyChangesOf({ api }: Transport) {
  return {
    /** The changes that can be undone, and those that can be redone. */
    changes(id: string, call: CallOptions = {}): Promise<ChangeList> {
      return answerOf(api.GET("/api/projects/{id}/changes/", { params: { path: { id } }, ...call }));
    },

    /** Undoes the latest change; refused with 409 if that is not `change`. */
    undo(id: string, change?: number, call: CallOptions = {}): Promise<ChangeOutcome> {
      const body = change === undefined ? {} : { change };
      return answerOf(api.POST("/api/projects/{id}/undo/", { params: { path: { id } }, body, ...call }));
    },

    /** Makes the change again that was undone last; refused with 409 if that is not `change`. */
    redo(id: string, change?: number, call: CallOptions = {}): Promise<ChangeOutcome> {
      const body = change === undefined ? {} : { change };
      return answerOf(api.POST("/api/projects/{id}/redo/", { params: { path: { id } }, body, ...call }));
    },
  };
}

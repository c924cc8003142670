import { useCallback } from "react";
import type { BatchDesk } from "./use-batch";
import type { SegmentActions } from "./use-segment-actions";

/** More than that in a row are work for the whole story. */
const singleNarrations = 12;

/** Narrates what the listener has come to, ahead of everything else if it is not too much. */
export function useGapNarration(actions: SegmentActions, batch: BatchDesk): (ids: readonly string[]) => void {
  const { start } = batch;
  return useCallback(
    (ids) => {
      if (ids.length > singleNarrations) return void start();
      for (const id of ids) void actions.narrate(id);
    },
    [actions, start],
  );
}

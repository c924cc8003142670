import type { Segment } from "@storyflow/client";
import { useCallback } from "react";
import { isTold } from "./failure-causes";
import { useDesk, useDraft } from "./project-context";
import { type SegmentState, stateOf } from "./segment-state";
import { useWork } from "./use-work";
import { positionsOf, type Work } from "./work";

/** The queue is counted once for all cards, whatever number of them look. */
const positions = new WeakMap<Work["underWay"], ReadonlyMap<string, number>>();

function positionIn(work: Work, id: string): number | undefined {
  const known = positions.get(work.underWay) ?? positionsOf(work.underWay);
  positions.set(work.underWay, known);
  return known.get(id);
}

/** How a segment stands: by its narration, by the work that goes on, and by what is being typed. */
export function useSegmentState(segment: Segment): SegmentState {
  const { projectId } = useDesk();
  const draft = useDraft(segment.id);
  const { id } = segment;
  const now = useWork(
    projectId,
    useCallback(
      (work) => ({
        underWay: work.underWay.get(id),
        position: positionIn(work, id),
        failure: work.failures.get(id),
        isToldAbove: isTold(work.failures, id),
      }),
      [id],
    ),
  );
  const isEdited = draft !== undefined && draft.text.trim() !== segment.text_content;
  return stateOf(segment, { ...now, isEdited });
}

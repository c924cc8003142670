import { type GroupedChange, type Segment, segmentOfConflict } from "@storyflow/client";
import { splitPoint } from "../ground/code-points";
import { removals, undoSeconds } from "../server/removals";
import { storyflow } from "../server/storyflow";
import type { ActionDesk } from "./action-desk";
import { insertSegment, moveSegment, orderSegments, removeSegment, replaceSegment } from "./segment-list";

/** Actions that change the text of a story and its order. */
export function textActions(at: ActionDesk) {
  const { drafts, reveal } = at.desk;
  return {
    move: (id: string, target: string) =>
      at.boldly(moveSegment(id, target), orderSegments(at.order()), async () => {
        reveal.set({ id, focus: "card" });
        await storyflow.segments.reorder(at.projectId, at.order());
      }),

    insert: async (after: string | null) => {
      try {
        const added = await storyflow.segments.create({ project: at.projectId, text_content: "", after });
        at.change(insertSegment(added, after));
        reveal.set({ id: added.id, focus: "text" });
      } catch (failure) {
        at.tell(failure);
      }
    },

    split: async (segment: Segment, cursor: number) => {
      const text = drafts.get(segment.id)?.text ?? segment.text_content;
      const place = splitPoint(text, cursor);
      if (place === undefined) return at.notice({ text: at.t("segment.splitWhere") });
      await at.whenSaved(segment.id, async () => {
        const madeOn = at.revisionSeen(segment);
        const [first, second] = await storyflow.segments.split(segment.id, place, { madeOn });
        // Text typed meanwhile stays: it was made on the text before, so that the reader has to choose.
        drafts.arrived(first.id, first.text_revision);
        at.change((known) => insertSegment(second, first.id)(replaceSegment(first)(known)));
        reveal.set({ id: second.id, focus: "text" });
      });
    },

    merge: async (id: string, next: string) => {
      const seen = [at.segment(id), at.segment(next)] as const;
      if (!(await drafts.flush(next))) return at.tellUnsaved();
      await at.whenSaved(id, async () => {
        const [madeOn, nextMadeOn] = seen.map((each) => each && at.revisionSeen(each));
        const merged = await storyflow.segments.mergeNext(id, { madeOn, next, nextMadeOn });
        drafts.arrived(merged.id, merged.text_revision);
        // Words that were typed into the removed one meanwhile are found to be lost, and can be put back.
        drafts.leave(next);
        at.change((known) => removeSegment(next)(replaceSegment(merged)(known)));
      });
    },

    /** True when the segment is gone from the page. */
    remove: (id: string): boolean => {
      if (at.refusesAway()) return false;
      beginRemoval(at, id);
      const undo = { label: at.t("undo"), run: () => removals.undo(id) };
      at.notice({ text: at.t("segment.removed"), action: undo, seconds: undoSeconds });
      return true;
    },
  };
}

/** Hides a segment; it is deleted after some seconds unless the user takes that back, with all of its group. */
export function beginRemoval(at: ActionDesk, id: string, group?: string): void {
  const { drafts } = at.desk;
  const seen = at.segment(id);
  const text = drafts.get(id)?.text ?? seen?.text_content ?? "";
  removals.begin(id, {
    remove: async () => {
      await deleteText(id, text, { madeOn: seen && at.revisionSeen(seen), group });
      drafts.discard(id);
      at.change(removeSegment(id));
    },
    onFailure: at.tell,
    group,
  });
}

/** Deletes the segment with the text that was seen, which may have been saved since. */
async function deleteText(id: string, text: string, seen: GroupedChange): Promise<void> {
  try {
    await storyflow.segments.delete(id, seen);
  } catch (failure) {
    const theirs = segmentOfConflict(failure);
    if (theirs?.text_content.trim() !== text.trim()) throw failure;
    await storyflow.segments.delete(id, { ...seen, madeOn: theirs.text_revision });
  }
}

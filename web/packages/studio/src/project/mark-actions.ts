import type { Segment, SegmentChange } from "@storyflow/client";
import { newName } from "../ground/names";
import { removals, undoSeconds } from "../server/removals";
import { storyflow } from "../server/storyflow";
import type { ActionDesk } from "./action-desk";
import { keepVoice } from "./keep-voice";
import { allMarked, extended, noMarks, toggled } from "./marks";
import { replaceSegment } from "./segment-list";
import { beginRemoval } from "./text-actions";
import { changeWork } from "./use-work";
import type { OwnVoice } from "./voice-dialog";
import { withRequest } from "./work";

/**
 * Actions on several segments at once: each in a request of its own, and one notice for all. Segments that were changed
 * together are undone together.
 */
export function markActions(at: ActionDesk) {
  const { marked, current } = at.desk;
  const shown = () => at.segments().filter(({ id }) => !removals.get().has(id));
  const order = () => shown().map(({ id }) => id);
  const chosen = () => shown().filter(({ id }) => marked.get().ids.has(id));

  /** Says how many were done; if none of those due was, the failure has been told already. */
  const tellDone = (
    key: "marked.locked" | "marked.unlocked" | "marked.voiceSet" | "marked.narrating",
    count: number,
    due: readonly Segment[],
  ) => {
    if (count > 0 || due.length === 0) at.notice({ text: at.t(key, { count }) });
  };

  return {
    toggleMark: (id: string) => marked.set(toggled(marked.get(), id)),
    markTo: (id: string) => marked.set(extended(marked.get(), order(), current.get(), id)),
    markAll: () => marked.set(allMarked(order())),
    clearMarks: () => marked.set(noMarks),

    lockMarked: async (isLocked: boolean) => {
      if (at.refusesAway()) return;
      const due = chosen().filter(({ is_locked }) => is_locked !== isLocked);
      const count = await changeEach(at, due, { is_locked: isLocked });
      tellDone(isLocked ? "marked.locked" : "marked.unlocked", count, due);
    },

    /** True when all have it; locked ones keep their voice. */
    setVoiceOfMarked: async (own: OwnVoice): Promise<boolean> => {
      if (at.refusesAway()) return false;
      const due = chosen().filter(({ is_locked }) => !is_locked);
      const count = await changeEach(at, due, { ...own });
      tellDone("marked.voiceSet", count, due);
      return count === due.length;
    },

    narrateMarked: async () => {
      if (at.refusesAway()) return;
      const due = chosen().filter((each) => !each.is_locked && each.text_content.trim() !== "");
      const count = await withEach(at, due, async ({ id }) => {
        if (id === due[0]?.id) await keepVoice(at.queryClient, at.projectId);
        const started = await storyflow.generateSegmentAudio(id);
        changeWork(at.queryClient, at.projectId, (work) => withRequest(work, id, started.task_id));
      });
      tellDone("marked.narrating", count, due);
    },

    removeMarked: () => {
      if (at.refusesAway()) return;
      const ids = chosen().map(({ id }) => id);
      const group = newName();
      for (const id of ids) beginRemoval(at, id, group);
      marked.set(noMarks);
      const undo = () => {
        for (const id of ids) removals.undo(id);
      };
      at.notice({
        text: at.t("marked.removed", { count: ids.length }),
        action: { label: at.t("undo"), run: undo },
        seconds: undoSeconds,
      });
    },
  };
}

/** Does it with one after the other; the first failure that is not of one segment alone ends it. Returns how many. */
async function withEach(
  at: ActionDesk,
  segments: readonly Segment[],
  run: (segment: Segment) => Promise<void>,
): Promise<number> {
  let done = 0;
  try {
    for (const segment of segments) {
      if (!(await at.desk.drafts.flush(segment.id))) {
        at.tellUnsaved();
        break;
      }
      await run(segment);
      done += 1;
    }
  } catch (failure) {
    at.tell(failure);
  }
  return done;
}

async function changeEach(
  at: ActionDesk,
  segments: readonly Segment[],
  change: SegmentChange,
): Promise<number> {
  const group = newName();
  // A text that is saved in between would part what is undone as one.
  await at.desk.drafts.flushAll();
  return withEach(at, segments, async ({ id }) => {
    at.change(replaceSegment(await storyflow.segments.update(id, change, { group })));
  });
}

import type { ProjectDetail, Segment } from "@storyflow/client";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useText } from "../i18n/language";
import { keys } from "../server/queries";
import { removals, undoSeconds } from "../server/removals";
import { storyflow } from "../server/storyflow";
import { troubleText } from "../server/trouble";
import { useNotice } from "../ui/notices";
import { splitPoint } from "./code-points";
import { keepVoice } from "./keep-voice";
import { useDesk } from "./project-context";
import {
  insertSegment,
  moveSegment,
  type ProjectChange,
  patchSegment,
  removeSegment,
  replaceSegment,
} from "./segment-list";
import { changeWork } from "./use-work";
import { withRequest } from "./work";

export type SegmentActions = ReturnType<typeof useSegmentActions>;

/** What can be done with a segment. Each shows its result at once, and takes it back with words when it fails. */
export function useSegmentActions() {
  const { projectId, drafts, reveal } = useDesk();
  const queryClient = useQueryClient();
  const notice = useNotice();
  const t = useText();

  return useMemo(() => {
    const key = keys.project(projectId);
    const project = () => queryClient.getQueryData<ProjectDetail>(key);
    const change = (by: ProjectChange) =>
      queryClient.setQueryData<ProjectDetail>(key, (known) => known && by(known));
    const readAnew = () => queryClient.invalidateQueries({ queryKey: key });
    const tell = (failure: unknown) => notice({ text: troubleText(failure, t), isTrouble: true });

    /** Shows a change before the server has answered; what the server then says is read. */
    const boldly = async (show: ProjectChange, run: () => Promise<unknown>) => {
      await queryClient.cancelQueries({ queryKey: key });
      change(show);
      try {
        await run();
      } catch (failure) {
        tell(failure);
        await readAnew();
      }
    };
    /** Does something with a text that must be on the server first. */
    const whenSaved = async <Result>(id: string, run: () => Promise<Result>): Promise<Result | undefined> => {
      try {
        if (!(await drafts.flush(id))) {
          notice({ text: t("segment.saveFirst"), isTrouble: true });
          return undefined;
        }
        return await run();
      } catch (failure) {
        tell(failure);
        return undefined;
      }
    };

    return {
      narrate: (id: string) =>
        whenSaved(id, async () => {
          await keepVoice(queryClient, projectId);
          const started = await storyflow.generateSegmentAudio(id);
          changeWork(queryClient, projectId, (work) => withRequest(work, id, started.task_id));
        }),

      lock: (id: string, isLocked: boolean) =>
        whenSaved(id, () =>
          boldly(patchSegment(id, { is_locked: isLocked }), async () => {
            change(replaceSegment(await storyflow.segments.update(id, { is_locked: isLocked })));
          }),
        ),

      move: (id: string, target: string) =>
        boldly(moveSegment(id, target), async () => {
          reveal.set({ id, focus: "card" });
          const order = project()?.segments.map((segment) => segment.id) ?? [];
          await storyflow.segments.reorder(projectId, order);
        }),

      insert: async (after: string | null) => {
        try {
          const added = await storyflow.segments.create({ project: projectId, text_content: "", after });
          change(insertSegment(added, after));
          reveal.set({ id: added.id, focus: "text" });
        } catch (failure) {
          tell(failure);
        }
      },

      split: (segment: Segment, cursor: number) => {
        const text = drafts.get(segment.id)?.text ?? segment.text_content;
        const at = splitPoint(text, cursor);
        if (at === undefined) {
          notice({ text: t("segment.splitWhere") });
          return Promise.resolve();
        }
        return whenSaved(segment.id, async () => {
          const [first, second] = await storyflow.segments.split(segment.id, at);
          drafts.discard(segment.id);
          change((known) => insertSegment(second, first.id)(replaceSegment(first)(known)));
          reveal.set({ id: second.id, focus: "text" });
        });
      },

      merge: async (id: string, next: string) => {
        if (!(await drafts.flush(next))) return notice({ text: t("segment.saveFirst"), isTrouble: true });
        await whenSaved(id, async () => {
          const merged = await storyflow.segments.mergeNext(id);
          drafts.discard(id);
          drafts.discard(next);
          change((known) => removeSegment(next)(replaceSegment(merged)(known)));
        });
      },

      remove: (id: string) => {
        removals.begin(id, {
          remove: async () => {
            await storyflow.segments.delete(id);
            drafts.discard(id);
            change(removeSegment(id));
          },
          onFailure: tell,
        });
        const undo = { label: t("undo"), run: () => removals.undo(id) };
        notice({ text: t("segment.removed"), action: undo, seconds: undoSeconds });
      },

      setPicture: async (id: string, picture: File) => {
        try {
          const { image_file } = await storyflow.segments.uploadImage(id, picture);
          change(patchSegment(id, { image_file }));
          await readAnew();
        } catch (failure) {
          tell(failure);
        }
      },

      removePicture: (id: string) =>
        boldly(patchSegment(id, { image_file: null }), () => storyflow.segments.removeImage(id)),

      removeAudio: (id: string) =>
        boldly(patchSegment(id, { audio_file: null, audio_duration: null, narration: null }), () =>
          storyflow.segments.removeAudio(id),
        ),
    };
  }, [projectId, drafts, reveal, queryClient, notice, t]);
}

import { ApiError, type ProjectDetail, type Segment } from "@storyflow/client";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useText } from "../i18n/language";
import { keys } from "../server/queries";
import { reachability } from "../server/reachability";
import { removals, undoSeconds } from "../server/removals";
import { storyflow } from "../server/storyflow";
import { isEngineMissing, troubleNotice } from "../server/trouble";
import { showEngineNotice } from "../settings/engine-notice";
import { useNotice } from "../ui/notices";
import { splitPoint } from "./code-points";
import { keepVoice } from "./keep-voice";
import { useDesk } from "./project-context";
import {
  insertSegment,
  moveSegment,
  orderSegments,
  type ProjectChange,
  patchSegment,
  removeSegment,
  replaceSegment,
} from "./segment-list";
import { changeWork } from "./use-work";
import { withRequest } from "./work";

const outOfReach = new ApiError("The server cannot be reached.", { status: 0 });

/** The server says at length what its decoders think of the file. */
const isNoPicture = (failure: unknown): boolean =>
  failure instanceof ApiError && failure.status === 400 && failure.message.startsWith("Invalid image");

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
    const tell = (failure: unknown) =>
      isEngineMissing(failure) ? void showEngineNotice(queryClient) : notice(troubleNotice(failure, t));
    const tellUnsaved = () =>
      notice({ text: t("segment.saveFirst"), isTrouble: true, isOfLostConnection: !reachability.get() });

    /**
     * Shows a change before the server has answered, and takes it back as soon as it is refused. While the server is
     * known to be away nothing is shown that it has not taken.
     */
    const boldly = async (show: ProjectChange, takeBack: ProjectChange, run: () => Promise<unknown>) => {
      if (!reachability.get()) return tell(outOfReach);
      await queryClient.cancelQueries({ queryKey: key });
      change(show);
      try {
        await run();
      } catch (failure) {
        change(takeBack);
        tell(failure);
        await readAnew();
      }
    };
    const segment = (id: string) => project()?.segments.find((each) => each.id === id);
    /** Puts parts of a segment back to what they are now. */
    const asItIs = (id: string, ...parts: (keyof Segment)[]): ProjectChange => {
      const now = segment(id);
      return now === undefined
        ? (known) => known
        : patchSegment(id, Object.fromEntries(parts.map((part) => [part, now[part]])));
    };
    const orderNow = () => project()?.segments.map((each) => each.id) ?? [];
    /** Does something with a text that must be on the server first. */
    const whenSaved = async <Result>(id: string, run: () => Promise<Result>): Promise<Result | undefined> => {
      try {
        if (!(await drafts.flush(id))) {
          tellUnsaved();
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
          boldly(patchSegment(id, { is_locked: isLocked }), asItIs(id, "is_locked"), async () => {
            change(replaceSegment(await storyflow.segments.update(id, { is_locked: isLocked })));
          }),
        ),

      move: (id: string, target: string) =>
        boldly(moveSegment(id, target), orderSegments(orderNow()), async () => {
          reveal.set({ id, focus: "card" });
          await storyflow.segments.reorder(projectId, orderNow());
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
          // What was typed meanwhile stays: made on the text before, it is for the reader to choose.
          drafts.arrived(first.id, first.text_revision);
          change((known) => insertSegment(second, first.id)(replaceSegment(first)(known)));
          reveal.set({ id: second.id, focus: "text" });
        });
      },

      merge: async (id: string, next: string) => {
        if (!(await drafts.flush(next))) return tellUnsaved();
        await whenSaved(id, async () => {
          const merged = await storyflow.segments.mergeNext(id);
          drafts.arrived(merged.id, merged.text_revision);
          // Words that were typed into the removed one meanwhile are found to be lost, and can be put back.
          drafts.leave(next);
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
          if (isNoPicture(failure)) notice({ text: t("picture.invalid"), isTrouble: true });
          else tell(failure);
        }
      },

      removePicture: (id: string) =>
        boldly(patchSegment(id, { image_file: null }), asItIs(id, "image_file"), () =>
          storyflow.segments.removeImage(id),
        ),

      removeAudio: (id: string) =>
        boldly(
          patchSegment(id, { audio_file: null, audio_duration: null, narration: null }),
          asItIs(id, "audio_file", "audio_duration", "narration"),
          () => storyflow.segments.removeAudio(id),
        ),
    };
  }, [projectId, drafts, reveal, queryClient, notice, t]);
}

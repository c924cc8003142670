import type { Chapter, ImageFit, SegmentChange } from "@storyflow/client";
import { storyflow } from "../server/storyflow";
import type { ActionDesk } from "./action-desk";
import { keepVoice } from "./keep-voice";
import { patchSegment, replaceSegment } from "./segment-list";
import { changeWork } from "./use-work";
import type { OwnVoice } from "./voice-dialog";
import { withRequest } from "./work";

/** The scene break or pause in front of a segment. */
export interface OwnPause {
  readonly scene_break: boolean;
  readonly pause_before: number | null;
}

/** Actions on the narration, lock, voice, chapter, pause and picture of a segment. */
export function mediaActions(at: ActionDesk) {
  const { queryClient, projectId } = at;
  /** True when the server took it. */
  const update = async (id: string, change: SegmentChange): Promise<boolean> => {
    try {
      at.change(replaceSegment(await storyflow.segments.update(id, change)));
      return true;
    } catch (failure) {
      at.tell(failure);
      return false;
    }
  };
  return {
    narrate: (id: string) =>
      at.whenSaved(id, async () => {
        await keepVoice(queryClient, projectId);
        const started = await storyflow.generateSegmentAudio(id);
        changeWork(queryClient, projectId, (work) => withRequest(work, id, started.task_id));
      }),

    removeAudio: (id: string) =>
      at.boldly(
        patchSegment(id, { audio_file: null, audio_duration: null, narration: null }),
        at.asItIs(id, "audio_file", "audio_duration", "narration"),
        () => storyflow.segments.removeAudio(id),
      ),

    lock: (id: string, isLocked: boolean) =>
      at.whenSaved(id, () =>
        at.boldly(patchSegment(id, { is_locked: isLocked }), at.asItIs(id, "is_locked"), async () => {
          at.change(replaceSegment(await storyflow.segments.update(id, { is_locked: isLocked })));
        }),
      ),

    setVoice: (id: string, own: OwnVoice) => update(id, { ...own }),

    /** Null: no chapter begins there. */
    setChapter: (id: string, chapter: Chapter | null) => update(id, { chapter }),

    /** A scene that begins there, and a pause of its own in seconds; null leaves that to the settings. */
    setPause: (id: string, own: OwnPause) => update(id, { ...own }),

    setPicture: async (id: string, picture: File) => {
      try {
        const { image_file } = await storyflow.segments.uploadImage(id, picture);
        at.change(patchSegment(id, { image_file }));
        await at.readAnew();
      } catch (failure) {
        at.tell(failure);
      }
    },

    /** Whether the picture fills the film's frame or is shown whole. */
    setPictureFit: (id: string, fit: ImageFit) =>
      at.boldly(patchSegment(id, { image_fit: fit }), at.asItIs(id, "image_fit"), async () => {
        const { image_fit } = await storyflow.segments.update(id, { image_fit: fit });
        at.change(patchSegment(id, { image_fit }));
      }),

    removePicture: (id: string) =>
      at.boldly(patchSegment(id, { image_file: null }), at.asItIs(id, "image_file"), () =>
        storyflow.segments.removeImage(id),
      ),
  };
}

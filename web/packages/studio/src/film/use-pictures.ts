import { ApiError, type ImageFit, type ProjectDetail, type Segment } from "@storyflow/client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { useText } from "../i18n/language";
import { useDesk } from "../project/project-context";
import { patchSegment } from "../project/segment-list";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { troubleNotice, troubleText } from "../server/trouble";
import { useNotice } from "../ui/notices";
import { type Placing, placed, placedOnEmpty } from "./placing";

/** How far adding pictures is. */
export interface PlacingProgress {
  readonly done: number;
  readonly total: number;
}

export interface PictureDesk {
  readonly progress: PlacingProgress | undefined;
  /** From a segment on, in the order of the files' names. */
  readonly add: (from: number, files: readonly File[]) => void;
  /** To the segments that have none. */
  readonly addAnywhere: (files: readonly File[]) => void;
  readonly remove: (segmentId: string) => void;
  /** Lets the picture fill the frame, or shows it whole. */
  readonly setFit: (segmentId: string, fit: ImageFit) => void;
}

/** Puts pictures onto segments, one after the other, and says what became of them. */
export function usePictures(segments: readonly Segment[]): PictureDesk {
  const t = useText();
  const notice = useNotice();
  const change = useSegmentPicture();
  const [progress, setProgress] = useState<PlacingProgress>();
  // Pictures dropped while others are being added wait for them.
  const queue = useRef(Promise.resolve());

  const run = async ({ placed: placing, left, refused }: Placing) => {
    let added = 0;
    const notAdded = new Map<string, File[]>();
    for (const [index, { segment, file }] of placing.entries()) {
      setProgress({ done: index, total: placing.length });
      try {
        await change.upload(segment.id, file);
        added += 1;
      } catch (failure) {
        const reason = why(failure);
        notAdded.set(reason, [...(notAdded.get(reason) ?? []), file]);
        if (failure instanceof ApiError && failure.isUnreachable) break;
      }
    }
    setProgress(undefined);
    await change.readAnew();
    if (placing.length > 1 && added > 0) notice({ text: t("film.placed", { count: added }) });
    for (const [reason, files] of notAdded)
      notice({
        text: t("film.pictureTrouble", { count: files.length, names: namesOf(files), why: reason }),
        isTrouble: true,
      });
    if (left.length > 0)
      notice({ text: t("film.leftOver", { count: left.length, names: namesOf(left) }), isTrouble: true });
    if (refused.length > 0)
      notice({
        text: t("film.notPictures", { count: refused.length, names: namesOf(refused) }),
        isTrouble: true,
      });
  };
  const why = (failure: unknown) => {
    const isInvalid = failure instanceof ApiError && failure.message.startsWith("Invalid image");
    return isInvalid ? t("picture.invalid") : troubleText(failure, t);
  };
  const tell = (failure: unknown) => {
    notice(troubleNotice(failure, t));
    return change.readAnew();
  };
  const add = (placing: Placing) => {
    queue.current = queue.current.then(() => run(placing));
  };
  return {
    progress,
    add: (from, files) => add(placed(segments, from, files)),
    addAnywhere: (files) => add(placedOnEmpty(segments, files)),
    remove: (id) => void change.remove(id).catch(tell),
    setFit: (id, fit) => void change.setFit(id, fit).catch(tell),
  };
}

const mostNames = 4;

/** The first few, so that the notice stays readable. */
function namesOf(files: readonly File[]): string {
  const names = files.slice(0, mostNames).map(({ name }) => name);
  return files.length > mostNames ? `${names.join(", ")}, …` : names.join(", ");
}

function useSegmentPicture() {
  const queryClient = useQueryClient();
  const { projectId } = useDesk();
  const show = useCallback(
    (id: string, change: Partial<Pick<Segment, "image_file" | "image_fit">>) =>
      queryClient.setQueryData<ProjectDetail>(
        keys.project(projectId),
        (known) => known && patchSegment(id, change)(known),
      ),
    [queryClient, projectId],
  );
  const readAnew = () => queryClient.invalidateQueries({ queryKey: keys.project(projectId) });
  return {
    readAnew,
    upload: async (id: string, file: File) => {
      const { image_file } = await storyflow.segments.uploadImage(id, file);
      show(id, { image_file });
    },
    remove: async (id: string) => {
      show(id, { image_file: null });
      await storyflow.segments.removeImage(id);
      await readAnew();
    },
    setFit: async (id: string, image_fit: ImageFit) => {
      show(id, { image_fit });
      await storyflow.segments.update(id, { image_fit });
      await readAnew();
    },
  };
}

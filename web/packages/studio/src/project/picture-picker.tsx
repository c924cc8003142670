import type { RefObject } from "react";
import { useText } from "../i18n/language";
import type { SegmentActions } from "./use-segment-actions";

interface PicturePickerProps {
  readonly segmentId: string;
  readonly actions: SegmentActions;
  /** A press on the field opens the browser's own dialog. */
  readonly fieldRef: RefObject<HTMLInputElement | null>;
}

/** A hidden field that asks for a file and makes it the picture of a segment. */
export function PicturePicker({ segmentId, actions, fieldRef }: PicturePickerProps) {
  const t = useText();
  return (
    <input
      ref={fieldRef}
      type="file"
      accept="image/jpeg,image/png,image/webp"
      hidden
      aria-label={t("picture.choose")}
      onChange={(event) => {
        const file = event.target.files?.[0];
        if (file) void actions.setPicture(segmentId, file);
        event.target.value = "";
      }}
    />
  );
}

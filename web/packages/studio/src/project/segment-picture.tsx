import type { Segment } from "@storyflow/client";
import { ImagePlus, X } from "lucide-react";
import { useRef, useState } from "react";
import { useText } from "../i18n/language";
import { usePicture } from "../server/media";
import { Button, IconButton } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { PictureFitChoice } from "./picture-fit";
import { PicturePicker } from "./picture-picker";
import type { SegmentActions } from "./use-segment-actions";

interface SegmentPictureProps {
  readonly segment: Segment;
  /** Where its picture lies. */
  readonly address: string;
  readonly number: number;
  readonly actions: SegmentActions;
}

/** The picture beside a text, cropped to one shape for all; a press shows the whole of it. */
export function SegmentPicture({ segment, address, number, actions }: SegmentPictureProps) {
  const t = useText();
  const url = usePicture(address);
  const [isLarge, setLarge] = useState(false);
  const description = segment.image_prompt || t("picture.of", { number });
  return (
    <figure className="group/picture relative my-1.5 w-full shrink-0 self-start overflow-hidden rounded-control bg-sunken sm:w-36">
      {url && (
        <button
          type="button"
          aria-label={t("picture.enlarge", { number })}
          onClick={() => setLarge(true)}
          className="block h-full w-full cursor-zoom-in -outline-offset-2"
        >
          <img src={url} alt="" className="aspect-video h-full w-full object-cover" />
        </button>
      )}
      {!segment.is_locked && (
        <IconButton
          label={t("picture.remove", { number })}
          onClick={() => void actions.removePicture(segment.id)}
          className="absolute top-0 left-0 opacity-0 group-hover/picture:opacity-100 focus-visible:opacity-100 [@media(hover:none)]:opacity-100 [&>svg]:rounded-full [&>svg]:bg-ink/80 [&>svg]:p-1 [&>svg]:text-paper hover:bg-transparent"
        >
          <X size={26} aria-hidden />
        </IconButton>
      )}
      {isLarge && url && (
        <LargePicture {...{ segment, number, actions, url, description }} onClose={() => setLarge(false)} />
      )}
    </figure>
  );
}

interface LargePictureProps extends Pick<SegmentPictureProps, "segment" | "number" | "actions"> {
  readonly url: string;
  readonly description: string;
  readonly onClose: () => void;
}

/** The whole picture, as large as the window allows, and the way to another one. */
function LargePicture({ segment, number, actions, url, description, onClose }: LargePictureProps) {
  const t = useText();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      wide
      title={t("picture.of", { number })}
      onClose={onClose}
      footer={
        !segment.is_locked && (
          <Button onClick={() => picker.current?.click()}>
            <ImagePlus size={18} aria-hidden />
            {t("inspector.otherPicture")}
          </Button>
        )
      }
    >
      <img
        src={url}
        alt={description}
        className="mx-auto max-h-[65dvh] rounded-control max-sm:max-h-[48dvh] object-contain"
      />
      <div className="mt-4">
        <PictureFitChoice segment={segment} actions={actions} />
      </div>
      <PicturePicker segmentId={segment.id} actions={actions} fieldRef={picker} />
    </Dialog>
  );
}

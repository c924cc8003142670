import type { Segment } from "@storyflow/client";
import { useQuery } from "@tanstack/react-query";
import { useText } from "../i18n/language";
import { settingsQuery } from "../server/queries";
import { Dialog } from "../ui/dialog";
import { CheckField, RangeField } from "../ui/fields";
import { useLateChange } from "../ui/use-late-change";
import type { OwnPause } from "./media-actions";
import type { SegmentActions } from "./use-segment-actions";

interface PauseFieldsProps {
  readonly segment: Segment;
  readonly actions: SegmentActions;
}

const longestPause = 10;

/** Whether a scene begins at a segment, and how long it is silent before it. */
export function PauseFields({ segment, actions }: PauseFieldsProps) {
  const t = useText();
  const { id, scene_break, pause_before } = segment;
  const [own, choose] = useLateChange<OwnPause>({ scene_break, pause_before }, (chosen) =>
    actions.setPause(id, chosen),
  );
  const pause = own.pause_before;
  const usual = useUsualPause({ ...segment, ...own });
  return (
    <div className="flex flex-col">
      <CheckField
        label={t("segment.scene")}
        checked={own.scene_break}
        onChange={(begins) => choose({ ...own, scene_break: begins })}
      />
      <RangeField
        label={t("pause.before")}
        value={pause ?? usual}
        min={0}
        max={longestPause}
        step={0.1}
        shown={t(pause === null ? "pause.usual" : "voice.seconds", { seconds: pause ?? usual })}
        onChange={(seconds) => choose({ ...own, pause_before: seconds })}
        reset={
          pause === null
            ? undefined
            : { label: t("pause.asUsual"), run: () => choose({ ...own, pause_before: null }) }
        }
      />
    </div>
  );
}

/** The pause of the settings, by what begins there. */
function useUsualPause({ chapter, scene_break }: Segment): number {
  const { data: settings } = useQuery(settingsQuery);
  if (chapter) return settings?.chapter_silence ?? 0;
  return (scene_break ? settings?.scene_silence : settings?.inter_segment_silence) ?? 0;
}

/** The same where there is no room beside the text. */
export function PauseDialog({ onClose, ...fields }: PauseFieldsProps & { readonly onClose: () => void }) {
  const t = useText();
  return (
    <Dialog title={t("pause.title")} onClose={onClose}>
      <PauseFields {...fields} />
    </Dialog>
  );
}

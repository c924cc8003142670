import type { ProjectChange, ProjectDetail } from "@storyflow/client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useText } from "../i18n/language";
import { settingsQuery } from "../server/queries";
import { TryIt } from "../settings/try-it";
import { VoicePicker } from "../settings/voice-picker";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { RangeField } from "../ui/fields";

interface VoiceDialogProps {
  readonly project: ProjectDetail;
  readonly onChange: (change: ProjectChange) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Voice and speed of one project, with a box to try them. Nothing changes before it is saved. */
export function VoiceDialog({ project, onChange, onClose }: VoiceDialogProps) {
  const t = useText();
  const { data: settings } = useQuery(settingsQuery);
  const [voice, setVoice] = useState(project.voice_id);
  const [speed, setSpeed] = useState(project.tts_speed);
  const usualVoice = settings?.default_voice_id ?? "af_heart";
  const usualSpeed = settings?.tts_speed ?? 1;
  const sounding = { voice: voice ?? usualVoice, speed: speed ?? usualSpeed };
  const save = async () => {
    const isSame = voice === project.voice_id && speed === project.tts_speed;
    if (isSame || (await onChange({ voice_id: voice, tts_speed: speed }))) onClose();
  };

  return (
    <Dialog
      title={t("voice.title")}
      onClose={onClose}
      wide
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button look="primary" onClick={() => void save()}>
            {t("save")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-6">
        <VoicePicker value={voice} fallback={usualVoice} speed={sounding.speed} onChange={setVoice} />
        <div className="flex flex-wrap items-end gap-x-4">
          <RangeField
            label={t("voice.speed")}
            value={sounding.speed}
            min={0.5}
            max={2}
            step={0.05}
            shown={
              speed === null
                ? t("voice.speedUsual", { speed: usualSpeed })
                : t("voice.times", { speed: sounding.speed })
            }
            onChange={setSpeed}
            className="flex-1 basis-64"
          />
          <Button look="quiet" disabled={speed === null} onClick={() => setSpeed(null)}>
            {t("voice.asInSettings")}
          </Button>
        </div>
        <TryIt
          {...sounding}
          text={project.segments.find((s) => s.text_content.trim() !== "")?.text_content.slice(0, 280) ?? ""}
        />
      </div>
    </Dialog>
  );
}

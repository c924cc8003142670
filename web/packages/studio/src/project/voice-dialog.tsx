import { useState } from "react";
import { useText } from "../i18n/language";
import { TryIt } from "../settings/try-it";
import { VoicePicker } from "../settings/voice-picker";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { RangeField } from "../ui/fields";

/** A voice and a speed of its own; null leaves it to what is usual. */
export interface OwnVoice {
  readonly voice_id: string | null;
  readonly tts_speed: number | null;
}

interface VoiceDialogProps {
  readonly own: OwnVoice;
  /** The voice and speed without a choice, and whether they are those of the settings or of the story. */
  readonly usual: { readonly voice: string; readonly speed: number; readonly of: "settings" | "story" };
  readonly sample: string;
  readonly onChange: (own: OwnVoice) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Voice and speed of a story or of one segment, with a box to try them. Nothing changes before it is saved. */
export function VoiceDialog({ own, usual, sample, onChange, onClose }: VoiceDialogProps) {
  const t = useText();
  const [voice, setVoice] = useState(own.voice_id);
  const [speed, setSpeed] = useState(own.tts_speed);
  const sounding = { voice: voice ?? usual.voice, speed: speed ?? usual.speed };
  const asUsual = t(usual.of === "story" ? "voice.asInStory" : "voice.asInSettings");
  const save = async () => {
    const isSame = voice === own.voice_id && speed === own.tts_speed;
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
        <VoicePicker
          value={voice}
          fallback={{ voice: usual.voice, label: asUsual }}
          speed={sounding.speed}
          text={sample}
          onChange={setVoice}
        />
        <RangeField
          label={t("voice.speed")}
          value={sounding.speed}
          min={0.5}
          max={2}
          step={0.05}
          shown={
            speed === null
              ? t(usual.of === "story" ? "voice.speedOfStory" : "voice.speedUsual", { speed: usual.speed })
              : t("voice.times", { speed: sounding.speed })
          }
          onChange={setSpeed}
          reset={speed === null ? undefined : { label: asUsual, run: () => setSpeed(null) }}
        />
        <TryIt {...sounding} text={sample} />
      </div>
    </Dialog>
  );
}

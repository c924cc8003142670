import type { Settings } from "@storyflow/client";
import { useText } from "../i18n/language";
import { RangeField } from "../ui/fields";
import { Section } from "./section";
import { TryIt } from "./try-it";
import { useSettingsChange } from "./use-settings-change";
import { VoicePicker } from "./voice-picker";

/** The voice, speed and pause of all stories that have none of their own. */
export function VoiceSection({ settings }: { settings: Settings }) {
  const t = useText();
  const change = useSettingsChange();
  const voice = settings.default_voice_id ?? "";
  const speed = settings.tts_speed ?? 1;
  const pause = settings.inter_segment_silence ?? 0;
  return (
    <>
      <Section title={t("voice.reading")}>
        <RangeField
          label={t("voice.speed")}
          value={speed}
          min={0.5}
          max={2}
          step={0.05}
          shown={t("voice.times", { speed })}
          onChange={(tts_speed) => change({ tts_speed })}
        />
        <RangeField
          label={t("voice.pause")}
          hint={t("voice.pauseWhere")}
          value={pause}
          min={0}
          max={5}
          step={0.1}
          shown={t("voice.seconds", { seconds: pause })}
          onChange={(inter_segment_silence) => change({ inter_segment_silence })}
        />
        <TryIt voice={voice} speed={speed} text={t("voice.tryText")} />
      </Section>
      <Section title={t("voice.voices")}>
        <VoicePicker
          value={voice}
          speed={speed}
          onChange={(id) => id !== null && change({ default_voice_id: id })}
        />
      </Section>
    </>
  );
}

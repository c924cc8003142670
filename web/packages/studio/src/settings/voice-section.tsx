import type { Settings } from "@storyflow/client";
import { useText } from "../i18n/language";
import { RangeField } from "../ui/fields";
import { Section } from "./section";
import { TryIt } from "./try-it";
import { useSettingsChange } from "./use-settings-change";
import { VoicePicker } from "./voice-picker";

/** The voice, speed and pauses of all stories that have none of their own. */
export function VoiceSection({ settings }: { settings: Settings }) {
  const t = useText();
  const change = useSettingsChange();
  const voice = settings.default_voice_id ?? "";
  const speed = settings.tts_speed ?? 1;
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
        <PauseFields settings={settings} />
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

const pauses = [
  { name: "inter_segment_silence", label: "voice.pause", longest: 5 },
  { name: "scene_silence", label: "voice.scenePause", longest: 10 },
  { name: "chapter_silence", label: "voice.chapterPause", longest: 10 },
] as const;

/** How long it is still between segments, before a scene and before a chapter. */
function PauseFields({ settings }: { settings: Settings }) {
  const t = useText();
  const change = useSettingsChange();
  return pauses.map(({ name, label, longest }) => {
    const seconds = settings[name] ?? 0;
    return (
      <RangeField
        key={name}
        label={t(label)}
        hint={name === "inter_segment_silence" ? t("voice.pauseWhere") : undefined}
        value={seconds}
        min={0}
        max={longest}
        step={0.1}
        shown={t("voice.seconds", { seconds })}
        onChange={(wanted) => change({ [name]: wanted })}
      />
    );
  });
}

import type { Voice } from "@storyflow/client";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useText } from "../i18n/language";
import type { Translate } from "../i18n/translate";
import { voicesQuery } from "../server/queries";
import { classes } from "../ui/classes";
import { SampleButton } from "./sample-button";
import { useVoiceSample } from "./voice-sample";

interface VoicePickerProps {
  /** A voice, a mix of voices, or null for the one of the settings. */
  readonly value: string | null;
  /** The voice that sounds without a choice, when that is one, and what to call it. */
  readonly fallback?: { readonly voice: string; readonly label: string } | undefined;
  readonly speed: number;
  readonly onChange: (voice: string | null) => void;
}

/** All voices by language, each with a sample. */
export function VoicePicker({ value, fallback, speed, onChange }: VoicePickerProps) {
  const t = useText();
  const name = useId();
  const { data: voices = [] } = useQuery(voicesQuery);
  const sample = useVoiceSample();
  const isMix = value !== null && voices.length > 0 && !voices.some((voice) => voice.id === value);
  const groups = [
    { title: t("voice.american"), voices: voices.filter((voice) => voice.language === "en-US") },
    { title: t("voice.british"), voices: voices.filter((voice) => voice.language === "en-GB") },
    { title: t("voice.own"), voices: voices.filter((voice) => !isEnglish(voice)) },
  ];
  const option = (id: string | null, label: string, detail: string, spoken: string) => (
    <div
      key={id ?? "settings"}
      className={classes(
        "flex items-center rounded-control pr-1",
        value === id ? "bg-accent-soft" : "hover:bg-sunken",
      )}
    >
      <label className="flex min-h-touch min-w-0 flex-1 items-center gap-3 pl-3 text-small">
        <input
          type="radio"
          name={name}
          checked={value === id}
          onChange={() => onChange(id)}
          className="size-4.5 shrink-0 accent-accent"
        />
        <span className="min-w-0 truncate">
          <span className="font-medium">{label}</span> <span className="text-muted">{detail}</span>
        </span>
      </label>
      <SampleButton
        label={t("voice.sample", { voice: label })}
        isPlaying={sample.playing === (id ?? "settings")}
        isLoading={sample.isLoading}
        onClick={() =>
          sample.toggle(id ?? "settings", {
            text: t("voice.sampleText"),
            voice: spoken,
            speed,
          })
        }
      />
    </div>
  );

  return (
    <div className="flex flex-col gap-5">
      {fallback !== undefined && option(null, fallback.label, nameOf(voices, fallback.voice), fallback.voice)}
      {isMix && option(value, value, t("voice.mix"), value)}
      {groups
        .filter((group) => group.voices.length > 0)
        .map((group) => (
          <fieldset key={group.title} className="min-w-0">
            <legend className="mb-1.5 text-fine font-medium text-muted">{group.title}</legend>
            <div className="grid gap-x-3 gap-y-0.5 sm:grid-cols-2">
              {group.voices.map((voice) => option(voice.id, voice.name, detailOf(voice, t), voice.id))}
            </div>
          </fieldset>
        ))}
    </div>
  );
}

const isEnglish = (voice: Voice): boolean => voice.language === "en-US" || voice.language === "en-GB";

/** What is known of a voice beside its name; that a foreign one speaks English is said. */
function detailOf(voice: Voice, t: Translate): string {
  const words: string[] = [];
  if (voice.gender !== null) words.push(t(voice.gender === "Female" ? "voice.female" : "voice.male"));
  if (voice.spoken_as !== undefined) words.push(t("voice.foreign", { language: voice.language ?? "" }));
  return words.join(", ");
}

export const nameOf = (voices: readonly Voice[], id: string): string =>
  voices.find((voice) => voice.id === id)?.name ?? id;

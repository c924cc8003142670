import type { Voice } from "@storyflow/client";
import { useQuery } from "@tanstack/react-query";
import { Star } from "lucide-react";
import { Fragment, useId, useState, useSyncExternalStore } from "react";
import { useText } from "../i18n/language";
import { voicesQuery } from "../server/queries";
import { IconButton } from "../ui/button";
import { classes } from "../ui/classes";
import { SearchField } from "../ui/search-field";
import { SampleButton } from "./sample-button";
import { VoiceInstead } from "./voice-instead";
import { factsOf, favourites, nameOf, ownFactsOf, sampleLine, voiceGroups } from "./voice-list";
import { type SamplePlayer, useVoiceSample } from "./voice-sample";

interface VoicePickerProps {
  /** A voice, a mix of voices, or null for the one of the settings. */
  readonly value: string | null;
  /** The voice that sounds without a choice, when that is one, and what to call it. */
  readonly fallback?: { readonly voice: string; readonly label: string } | undefined;
  readonly speed: number;
  /** The text whose first line the voices say. */
  readonly text?: string | undefined;
  readonly onChange: (voice: string | null) => void;
}

/** All voices by language, each to be heard with a line of the story; liked ones come first. */
export function VoicePicker({ value, fallback, speed, text = "", onChange }: VoicePickerProps) {
  const t = useText();
  const name = useId();
  const [search, setSearch] = useState("");
  const { data: voices = [] } = useQuery(voicesQuery);
  const liked = useSyncExternalStore(favourites.subscribe, favourites.get);
  const sample = useVoiceSample();
  const isMix = value !== null && voices.length > 0 && !voices.some((voice) => voice.id === value);
  const groups = voiceGroups(voices, search, liked, t);
  const line = sampleLine(text) ?? t("voice.sampleText");
  const shared = { name, value, line, speed, sample, onChange };

  return (
    <div className="flex flex-col gap-5">
      <SearchField label={t("voice.search")} value={search} onChange={setSearch} />
      <VoiceInstead />
      {search === "" && fallback !== undefined && (
        <VoiceOption
          {...shared}
          id={null}
          label={nameOf(voices, fallback.voice)}
          facts={[fallback.label]}
          ownName={`${fallback.label}: ${nameOf(voices, fallback.voice)}`}
          spoken={fallback.voice}
        />
      )}
      {search === "" && isMix && (
        <VoiceOption {...shared} id={value} label={value} facts={[t("voice.mix")]} spoken={value} />
      )}
      {groups.length === 0 && voices.length > 0 && (
        <p role="status" className="text-small text-muted">
          {t("voice.noMatch", { search })}
        </p>
      )}
      {groups.map((group) => (
        <fieldset key={group.title} className="min-w-0">
          <legend className="mb-1.5 text-fine font-medium text-muted">{t(group.title)}</legend>
          <div className="grid grid-cols-[repeat(auto-fill,minmax(min(17rem,100%),1fr))] gap-2">
            {group.voices.map((voice) => (
              <VoiceOption
                key={voice.id}
                {...shared}
                id={voice.id}
                label={voice.name}
                facts={(group.title === "voice.favourites" ? factsOf : ownFactsOf)(voice, t)}
                spoken={voice.id}
                voice={voice}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}

interface VoiceOptionProps extends Pick<VoicePickerProps, "value" | "speed" | "onChange"> {
  readonly id: string | null;
  /** Of the group of choices. */
  readonly name: string;
  readonly label: string;
  readonly facts: readonly string[];
  /** Its name, where another choice has the same label. */
  readonly ownName?: string;
  /** The voice that says the line. */
  readonly spoken: string;
  readonly line: string;
  readonly sample: SamplePlayer;
  /** One that can be liked. */
  readonly voice?: Voice;
}

/** One voice as a card: its name and facts, whether it is liked, and how it sounds. */
function VoiceOption(props: VoiceOptionProps) {
  const {
    id,
    name,
    label,
    facts,
    ownName = label,
    spoken,
    line,
    value,
    speed,
    sample,
    voice,
    onChange,
  } = props;
  const t = useText();
  const isLiked = voice !== undefined && favourites.has(voice.id);
  const sampleName = id ?? "settings";
  return (
    <div
      className={classes(
        "flex items-center rounded-panel border sm:pr-1",
        value === id ? "border-accent bg-accent-soft" : "border-line hover:bg-sunken",
      )}
    >
      <label className="flex min-h-14 min-w-0 flex-1 items-center gap-2 py-2 pl-2.5 text-small sm:gap-3 sm:pl-3">
        <input
          type="radio"
          name={name}
          aria-label={ownName}
          checked={value === id}
          onChange={() => onChange(id)}
          className="size-5 shrink-0"
        />
        <span className="min-w-0">
          <span title={label} className="line-clamp-2 font-medium">
            {label}
          </span>
          {facts.length > 0 && (
            <span className="block text-fine text-muted">
              {facts.map((fact, at) => (
                <Fragment key={fact}>
                  {at > 0 && " "}
                  <span className="whitespace-nowrap">{at < facts.length - 1 ? `${fact} ·` : fact}</span>
                </Fragment>
              ))}
            </span>
          )}
        </span>
      </label>
      {voice && (
        <IconButton
          label={t("voice.like", { voice: label })}
          aria-pressed={isLiked}
          onClick={() => favourites.toggle(voice.id)}
          className={isLiked ? "text-accent" : "text-muted"}
        >
          <Star size={18} fill={isLiked ? "currentColor" : "none"} aria-hidden />
        </IconButton>
      )}
      <SampleButton
        label={t("voice.sample", { voice: ownName })}
        isPlaying={sample.playing === sampleName}
        isLoading={sample.isLoading}
        onClick={() => sample.toggle(sampleName, { text: line, voice: spoken, speed })}
      />
    </div>
  );
}

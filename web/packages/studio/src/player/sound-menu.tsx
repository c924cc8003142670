import { useId, useSyncExternalStore } from "react";
import { useText } from "../i18n/language";
import { classes } from "../ui/classes";
import { RangeField } from "../ui/fields";
import { Popup } from "../ui/popup";
import { speedPreference, speeds, volumePreference } from "./sound-preferences";

/** How fast and how loud the player sounds, in this browser. */
export function SoundMenu() {
  const t = useText();
  const speed = useSyncExternalStore(speedPreference.subscribe, speedPreference.get);
  const volume = useSyncExternalStore(volumePreference.subscribe, volumePreference.get);
  return (
    <Popup
      label={t("player.sound", { speed: Number(speed) })}
      face={t("voice.times", { speed: Number(speed) })}
      className="figures px-1 text-muted"
    >
      <div className="-mb-3 flex flex-col gap-3">
        <SpeedChoice />
        <RangeField
          label={t("player.volume")}
          value={Number(volume)}
          min={0}
          max={100}
          step={5}
          shown={t("export.progress", { percent: Number(volume) })}
          onChange={(wanted) => volumePreference.set(String(wanted))}
        />
      </div>
    </Popup>
  );
}

function SpeedChoice() {
  const t = useText();
  const name = useId();
  const speed = useSyncExternalStore(speedPreference.subscribe, speedPreference.get);
  return (
    <fieldset>
      <legend className="mb-1.5 text-small font-medium">{t("player.speed")}</legend>
      <div className="grid grid-cols-3 gap-1.5">
        {speeds.map((each) => (
          <label
            key={each}
            className={classes(
              "figures grid min-h-touch place-items-center rounded-control border text-small has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
              each === speed ? "border-accent bg-accent-soft font-semibold" : "border-edge hover:bg-sunken",
            )}
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={each === speed}
              onChange={() => speedPreference.set(each)}
            />
            {t("voice.times", { speed: Number(each) })}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

import type { Logo, Settings } from "@storyflow/client";
import { useText } from "../i18n/language";
import { CheckField, ChoiceField, RangeField } from "../ui/fields";
import { LogoShelf } from "./logo-shelf";
import type { Corner } from "./look";
import type { ChangeSettings } from "./style-panel";

const corners = ["top-left", "top-right", "bottom-left", "bottom-right"] as const satisfies readonly Corner[];

interface LogoFieldsProps {
  readonly settings: Settings;
  readonly logos: readonly Logo[];
  readonly onChange: ChangeSettings;
}

/** Whether a logo is shown, which one, where and how. */
export function LogoFields({ settings, logos, onChange }: LogoFieldsProps) {
  const t = useText();
  const isShown = settings.logo_enabled ?? false;
  return (
    <>
      <CheckField
        label={t("film.logo")}
        checked={isShown}
        onChange={(logo_enabled) => {
          // A switch that changes nothing in sight would be a riddle: the newest logo is taken.
          const active_logo = settings.active_logo ?? logos[0]?.id;
          onChange({ logo_enabled, ...(logo_enabled && active_logo ? { active_logo } : {}) });
        }}
      />
      {isShown && <LogoShelf settings={settings} logos={logos} onChange={onChange} />}
      {isShown && settings.active_logo && <LogoStyleFields settings={settings} onChange={onChange} />}
    </>
  );
}

function LogoStyleFields({ settings, onChange }: Omit<LogoFieldsProps, "logos">) {
  const t = useText();
  const percent = (share: number) => t("film.percent", { percent: Math.round(share * 100) });
  const { logo_scale: scale = 0.15, logo_opacity: opacity = 1, logo_margin: margin = 20 } = settings;
  return (
    <>
      <ChoiceField
        label={t("film.logo.corner")}
        value={settings.logo_position ?? "bottom-right"}
        onChange={(event) => {
          const corner = corners.find((each) => each === event.target.value);
          if (corner) onChange({ logo_position: corner });
        }}
      >
        {corners.map((corner) => (
          <option key={corner} value={corner}>
            {t(`film.logo.corner.${corner}`)}
          </option>
        ))}
      </ChoiceField>
      <RangeField
        label={t("film.logo.size")}
        value={scale}
        min={0.05}
        max={0.5}
        step={0.01}
        shown={percent(scale)}
        onChange={(logo_scale) => onChange({ logo_scale })}
      />
      <RangeField
        label={t("film.logo.opacity")}
        value={opacity}
        min={0}
        max={1}
        step={0.05}
        shown={percent(opacity)}
        onChange={(logo_opacity) => onChange({ logo_opacity })}
      />
      <RangeField
        label={t("film.logo.margin")}
        value={margin}
        min={0}
        max={200}
        step={5}
        shown={t("film.pixels", { pixels: margin })}
        onChange={(logo_margin) => onChange({ logo_margin })}
      />
    </>
  );
}

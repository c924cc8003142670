import type { Logo, Settings } from "@storyflow/client";
import { useText } from "../i18n/language";
import type { SettingsDesk } from "../settings/use-settings-change";
import { CheckField, ChoiceField, RangeField } from "../ui/fields";
import { CardFields } from "./card-fields";
import { FontField } from "./font-field";
import { FormatField } from "./format-field";
import { LogoFields } from "./logo-fields";
import { type FilmLook, largestZoom, smallestZoom } from "./look";
import { MusicFields } from "./music-fields";
import { StyleGroup } from "./style-group";
import { SubtitleFields } from "./subtitle-fields";
import { WordFields } from "./word-fields";

export type ChangeSettings = SettingsDesk["change"];

interface StylePanelProps {
  readonly settings: Settings;
  readonly logos: readonly Logo[];
  readonly look: FilmLook;
  readonly onChange: ChangeSettings;
}

const rates = [24, 30, 60] as const;

/** How films look. The preview shows each change at once; the settings keep it. */
export function StylePanel({ settings, logos, look, onChange: change }: StylePanelProps) {
  const t = useText();
  return (
    <section
      aria-label={t("film.style")}
      className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 sm:max-lg:grid-cols-2"
    >
      <div className="sm:max-lg:col-span-2">
        <h2 className="text-base font-semibold">{t("film.style")}</h2>
        <p className="text-fine text-muted">{t("film.styleAbout")}</p>
      </div>
      <StyleGroup>
        <FormatField frame={look.frame} onChange={change} />
        <ChoiceField
          label={t("film.rate")}
          value={settings.render_fps ?? 30}
          onChange={(event) => {
            const rate = rates.find((each) => each === Number(event.target.value));
            if (rate !== undefined) change({ render_fps: rate });
          }}
        >
          {rates.map((rate) => (
            <option key={rate} value={rate}>
              {rate}
            </option>
          ))}
        </ChoiceField>
      </StyleGroup>
      <StyleGroup>
        <RangeField
          label={t("film.zoom")}
          value={look.zoom}
          min={smallestZoom}
          max={largestZoom}
          step={0.05}
          shown={look.zoom === smallestZoom ? t("film.still") : t("film.zoomShown", { zoom: look.zoom })}
          onChange={(zoom) => change({ zoom_intensity: zoom, ken_burns_zoom: zoom })}
        />
        <RangeField
          label={t("film.transition")}
          value={look.transition}
          min={0}
          max={2}
          step={0.1}
          shown={look.transition === 0 ? t("film.cut") : t("voice.seconds", { seconds: look.transition })}
          onChange={(transition_duration) => change({ transition_duration })}
        />
      </StyleGroup>
      <StyleGroup>
        <CheckField
          label={t("film.subtitles")}
          checked={settings.subtitles_enabled ?? true}
          onChange={(subtitles_enabled) => change({ subtitles_enabled })}
        />
        {look.subtitles && (
          <>
            <SubtitleFields style={look.subtitles} onChange={change} />
            <WordFields settings={settings} onChange={change} />
            <FontField settings={settings} look={look} onChange={change} />
          </>
        )}
      </StyleGroup>
      <StyleGroup>
        <CardFields cards={look.cards} onChange={change} />
      </StyleGroup>
      <StyleGroup>
        <MusicFields settings={settings} onChange={change} />
      </StyleGroup>
      <StyleGroup>
        <LogoFields settings={settings} logos={logos} onChange={change} />
      </StyleGroup>
    </section>
  );
}

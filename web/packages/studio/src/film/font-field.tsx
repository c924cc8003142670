import type { Settings } from "@storyflow/client";
import { useQueryClient } from "@tanstack/react-query";
import { Upload } from "lucide-react";
import { useText } from "../i18n/language";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { Button } from "../ui/button";
import { type FilmLook, fileNameIn } from "./look";
import type { ChangeSettings } from "./style-panel";
import { UploadButton } from "./upload-button";
import { useSending } from "./use-sending";

const largestFont = 10 * 1024 * 1024;

interface FontFieldProps {
  readonly settings: Settings;
  readonly look: FilmLook;
  readonly onChange: ChangeSettings;
}

/** The font of subtitles: the film's own, or one that was uploaded. */
export function FontField({ settings, look, onChange }: FontFieldProps) {
  const t = useText();
  const queryClient = useQueryClient();
  const { trouble, isSending, refuse, send } = useSending();
  const upload = (file: File) => {
    if (!/\.(ttf|otf)$/i.test(file.name)) return refuse(t("film.font.notDrawn"));
    if (file.size > largestFont) return refuse(t("film.font.tooLarge"));
    void send(async () => {
      queryClient.setQueryData<Settings>(keys.settings, await storyflow.settings.uploadFont(file));
    });
  };
  const name = look.font === undefined ? t("film.font.default") : fileNameIn(look.font).replace(/\.\w+$/, "");
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-small">
        <span className="font-medium">{t("film.font")}</span> <span className="text-muted">{name}</span>
      </p>
      <div className="flex flex-wrap gap-2">
        <UploadButton
          label={t("film.font.upload")}
          accept=".ttf,.otf"
          disabled={isSending}
          icon={<Upload size={18} aria-hidden />}
          onFile={upload}
        />
        {look.font !== undefined && (
          <Button onClick={() => onChange({ subtitle_font: "" })}>{t("film.font.back")}</Button>
        )}
      </div>
      {trouble ? (
        <p role="alert" className="text-fine text-bad">
          {trouble}
        </p>
      ) : (
        settings.custom_font_file === null && <p className="text-fine text-muted">{t("film.font.types")}</p>
      )}
    </div>
  );
}

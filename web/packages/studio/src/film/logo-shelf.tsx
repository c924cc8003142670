import type { Logo, Settings } from "@storyflow/client";
import { useQueryClient } from "@tanstack/react-query";
import { Trash2, Upload } from "lucide-react";
import { useText } from "../i18n/language";
import { usePicture } from "../server/media";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { IconButton } from "../ui/button";
import { classes } from "../ui/classes";
import { pictureTypes } from "./placing";
import type { ChangeSettings } from "./style-panel";
import { UploadButton } from "./upload-button";
import { useSending } from "./use-sending";

const largestLogo = 5 * 1024 * 1024;

interface LogoShelfProps {
  readonly settings: Settings;
  readonly logos: readonly Logo[];
  readonly onChange: ChangeSettings;
}

/** The logos that there are: to choose from, to add to, to delete. */
export function LogoShelf({ settings, logos, onChange }: LogoShelfProps) {
  const t = useText();
  const shelf = useLogoShelf(onChange);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="sr-only">{t("film.logo")}</legend>
      <div className="flex flex-wrap gap-2 empty:hidden">
        {logos.map((logo) => (
          <LogoChoice
            key={logo.id}
            logo={logo}
            isChosen={logo.id === settings.active_logo}
            onChoose={() => onChange({ active_logo: logo.id })}
            onRemove={() => void shelf.remove(logo.id)}
          />
        ))}
      </div>
      <div>
        <UploadButton
          label={t("film.logo.upload")}
          accept={pictureTypes}
          disabled={shelf.isSending}
          icon={<Upload size={18} aria-hidden />}
          onFile={(file) => void shelf.upload(file)}
        />
      </div>
      {shelf.trouble ? (
        <p role="alert" className="text-fine text-bad">
          {shelf.trouble}
        </p>
      ) : (
        <p className="text-fine text-muted">{t("film.logo.types")}</p>
      )}
    </fieldset>
  );
}

interface LogoChoiceProps {
  readonly logo: Logo;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onRemove: () => void;
}

function LogoChoice({ logo, isChosen, onChoose, onRemove }: LogoChoiceProps) {
  const t = useText();
  const url = usePicture(logo.file);
  return (
    <div className="flex flex-col items-center">
      <label
        className={classes(
          "grid h-16 w-24 place-items-center rounded-control border-2 bg-sunken p-1 outline-offset-2 has-focus-visible:outline-2 has-focus-visible:outline-accent",
          isChosen ? "border-accent" : "border-line hover:border-edge",
        )}
      >
        <input
          type="radio"
          name="film-logo"
          checked={isChosen}
          onChange={onChoose}
          aria-label={t("film.logo.choose", { name: logo.name })}
          className="sr-only"
        />
        {url && <img src={url} alt="" className="max-h-full max-w-full object-contain" />}
      </label>
      <IconButton label={t("film.logo.remove", { name: logo.name })} onClick={onRemove}>
        <Trash2 size={16} aria-hidden />
      </IconButton>
    </div>
  );
}

function useLogoShelf(onChange: ChangeSettings) {
  const t = useText();
  const queryClient = useQueryClient();
  const { trouble, isSending, refuse, send } = useSending();
  const run = (work: () => Promise<void>) =>
    send(async () => {
      await work();
      await queryClient.invalidateQueries({ queryKey: keys.logos });
    });
  return {
    trouble,
    isSending,
    upload: (file: File) => {
      if (file.size > largestLogo) return Promise.resolve(refuse(t("film.logo.tooLarge")));
      return run(async () => {
        const { id } = await storyflow.logos.upload(file);
        onChange({ active_logo: id, logo_enabled: true });
      });
    },
    remove: (id: string) =>
      run(async () => {
        await storyflow.logos.delete(id);
        // The settings may have named it.
        await queryClient.invalidateQueries({ queryKey: keys.settings });
      }),
  };
}

import type { Settings } from "@storyflow/client";
import { useQueryClient } from "@tanstack/react-query";
import { Trash2, Upload } from "lucide-react";
import { useEffect, useState } from "react";
import { useText } from "../i18n/language";
import { mediaPath, sounds } from "../server/media";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { IconButton } from "../ui/button";
import { CheckField, RangeField } from "../ui/fields";
import { fileNameIn, usualMusicLevel } from "./look";
import type { ChangeSettings } from "./style-panel";
import { UploadButton } from "./upload-button";
import { useSending } from "./use-sending";

const largestMusic = 50 * 1024 * 1024;
const musicTypes = ".aac,.flac,.m4a,.mp3,.ogg,.opus,.wav";
/** More quiet than this is not heard under a voice. */
const quietestShown = -48;

interface MusicFieldsProps {
  readonly settings: Settings;
  readonly onChange: ChangeSettings;
}

/** Whether films have music, which, and how loud. */
export function MusicFields({ settings, onChange }: MusicFieldsProps) {
  const t = useText();
  // Without a file the server's switch has no effect; the place to add one is shown all the same.
  const [isAsked, setAsked] = useState(false);
  const { music_file: file, music_level: level = usualMusicLevel } = settings;
  const isOn = settings.music_enabled ?? false;
  const isShown = file === null ? isAsked || isOn : isOn;
  return (
    <>
      <CheckField
        label={t("film.music")}
        checked={isShown}
        onChange={(isWanted) => {
          setAsked(isWanted);
          if (file !== null || !isWanted) onChange({ music_enabled: isWanted });
        }}
      />
      {isShown && <MusicFile file={file} />}
      {isShown && file !== null && (
        <RangeField
          label={t("film.music.level")}
          value={Math.max(quietestShown, level)}
          min={quietestShown}
          max={0}
          step={1}
          shown={t("film.music.decibels", { decibels: withMinus(level) })}
          hint={t("film.music.ducked")}
          onChange={(music_level) => onChange({ music_level })}
        />
      )}
    </>
  );
}

/** With the minus of numbers in print, which is as wide as a digit. */
const withMinus = (level: number): string => String(level).replace("-", "\u2212");

/** The piece of music: to listen to, to replace, to delete. */
function MusicFile({ file }: { file: string | null }) {
  const t = useText();
  const shelf = useMusicShelf();
  return (
    <div className="flex flex-col gap-2">
      {file !== null && (
        <>
          <div className="flex items-center gap-1">
            <p title={fileNameIn(file)} className="min-w-0 flex-1 truncate text-small font-medium">
              {fileNameIn(file)}
            </p>
            <IconButton
              label={t("film.music.remove")}
              disabled={shelf.isSending}
              onClick={() => void shelf.remove()}
            >
              <Trash2 size={16} aria-hidden />
            </IconButton>
          </div>
          <Listening file={file} />
        </>
      )}
      <div>
        <UploadButton
          label={t(file === null ? "film.music.upload" : "film.music.replace")}
          accept={musicTypes}
          disabled={shelf.isSending}
          icon={<Upload size={18} aria-hidden />}
          onFile={(chosen) => void shelf.upload(chosen)}
        />
      </div>
      {shelf.trouble ? (
        <p role="alert" className="text-fine text-bad">
          {shelf.trouble}
        </p>
      ) : (
        <p role="status" className="text-fine text-muted">
          {t(shelf.isSending ? "film.music.sending" : "film.music.types")}
        </p>
      )}
    </div>
  );
}

/** The music alone, as it is in its file. */
function Listening({ file }: { file: string }) {
  const t = useText();
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let isCurrent = true;
    sounds.urlOf(mediaPath(file)).then(
      (found) => isCurrent && setUrl(found),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [file]);
  return (
    // biome-ignore lint/a11y/useMediaCaption: music has no words to show.
    <audio src={url} controls preload="none" aria-label={t("film.music.listen")} className="h-touch w-full" />
  );
}

function useMusicShelf() {
  const t = useText();
  const queryClient = useQueryClient();
  const { trouble, isSending, refuse, send } = useSending();
  return {
    trouble,
    isSending,
    upload: (file: File) => {
      if (file.size > largestMusic) return Promise.resolve(refuse(t("film.music.tooLarge")));
      return send(async () => {
        queryClient.setQueryData<Settings>(keys.settings, await storyflow.settings.uploadMusic(file));
      });
    },
    remove: () =>
      send(async () => {
        await storyflow.settings.deleteMusic();
        await queryClient.invalidateQueries({ queryKey: keys.settings });
      }),
  };
}

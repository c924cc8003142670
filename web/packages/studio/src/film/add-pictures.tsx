import { ImagePlus } from "lucide-react";
import { useRef } from "react";
import { useText } from "../i18n/language";
import { Button } from "../ui/button";
import { pictureTypes } from "./placing";
import type { PictureDesk } from "./use-pictures";

/** Chooses any number of pictures for the segments that have none, as dropping them on the page does. */
export function AddPictures({ pictures }: { pictures: PictureDesk }) {
  const t = useText();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button disabled={pictures.progress !== undefined} onClick={() => picker.current?.click()}>
        <ImagePlus size={18} aria-hidden />
        {t("film.addPictures")}
      </Button>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept={pictureTypes}
        aria-label={t("film.addPictures")}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          if (files.length > 0) pictures.addAnywhere(files);
          event.target.value = "";
        }}
      />
    </>
  );
}

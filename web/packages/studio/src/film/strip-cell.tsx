import type { ImageFit, Segment } from "@storyflow/client";
import { Expand, ImagePlus, Lock, MicOff, RectangleHorizontal, X } from "lucide-react";
import { useRef } from "react";
import { useText } from "../i18n/language";
import { usePicture } from "../server/media";
import { IconButton } from "../ui/button";
import { classes } from "../ui/classes";
import type { FilmPart } from "./film-plan";
import { pictureTypes } from "./placing";
import { usePictureDrop } from "./use-picture-drop";

interface StripCellProps {
  readonly segment: Segment;
  /** Its place, from 1. */
  readonly number: number;
  /** The picture that the film shows here, which may be that of another segment. */
  readonly held: Pick<FilmPart, "picture" | "fit"> | undefined;
  readonly isCurrent: boolean;
  readonly onAdd: (files: readonly File[]) => void;
  readonly onRemove: () => void;
  readonly onFit: (fit: ImageFit) => void;
  readonly onShow: () => void;
}

/** One segment with its picture: takes dropped pictures, and has buttons that do the same. */
export function StripCell({
  segment,
  number,
  held,
  isCurrent,
  onAdd,
  onRemove,
  onFit,
  onShow,
}: StripCellProps) {
  const t = useText();
  const picker = useRef<HTMLInputElement>(null);
  const drop = usePictureDrop((files) => onAdd(files), !segment.is_locked);
  const hasPicture = segment.image_file !== null;
  return (
    <article
      aria-label={t("segment.name", { number })}
      aria-current={isCurrent || undefined}
      {...drop.handlers}
      className={classes(
        "flex h-full flex-col gap-1 rounded-control outline-offset-2",
        drop.isOver && "outline-2 outline-accent outline-dashed",
      )}
    >
      <div className="relative shrink-0">
        <button
          type="button"
          aria-label={t("film.show", { number })}
          onClick={onShow}
          className={classes(
            "relative block aspect-video w-full overflow-hidden rounded-control border-2 bg-sunken",
            isCurrent ? "border-accent" : "border-line",
          )}
        >
          <Thumbnail segment={segment} number={number} held={held} />
        </button>
        {hasPicture && !segment.is_locked && (
          <FitButton fit={segment.image_fit} number={number} onFit={onFit} />
        )}
      </div>
      <div className="flex items-center gap-0.5">
        <span aria-hidden className="figures pl-1 text-fine text-muted">
          {number}
        </span>
        {segment.audio_file === null && (
          <MicOff size={14} role="img" aria-label={t("film.silent")} className="ml-1 text-warn" />
        )}
        <span className="flex-1" />
        {segment.is_locked ? (
          <span
            role="img"
            aria-label={t("film.locked", { number })}
            className="grid size-touch place-items-center text-muted"
          >
            <Lock size={16} aria-hidden />
          </span>
        ) : (
          <>
            <IconButton
              label={t(hasPicture ? "film.replace" : "film.choose", { number })}
              onClick={() => picker.current?.click()}
            >
              <ImagePlus size={18} aria-hidden />
            </IconButton>
            {hasPicture && (
              <IconButton label={t("picture.remove", { number })} onClick={onRemove}>
                <X size={18} aria-hidden />
              </IconButton>
            )}
          </>
        )}
      </div>
      <p className="line-clamp-2 px-1 font-story text-small text-muted">{segment.text_content}</p>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept={pictureTypes}
        aria-label={t("film.choose", { number })}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          if (files.length > 0) onAdd(files);
          event.target.value = "";
        }}
      />
    </article>
  );
}

interface FitButtonProps extends Pick<StripCellProps, "number" | "onFit"> {
  readonly fit: ImageFit;
}

/** Shows the picture in the other way. */
function FitButton({ fit, number, onFit }: FitButtonProps) {
  const t = useText();
  const isWhole = fit === "fit";
  const Icon = isWhole ? RectangleHorizontal : Expand;
  return (
    <IconButton
      label={t(isWhole ? "picture.fillOf" : "picture.fitOf", { number })}
      onClick={() => onFit(isWhole ? "fill" : "fit")}
      className="absolute top-0 right-0 [&>svg]:rounded-full [&>svg]:bg-ink/80 [&>svg]:p-1 [&>svg]:text-paper hover:bg-transparent"
    >
      <Icon size={26} aria-hidden />
    </IconButton>
  );
}

type ThumbnailProps = Pick<StripCellProps, "segment" | "number" | "held">;

function Thumbnail({ segment, number, held }: ThumbnailProps) {
  const t = useText();
  const address = segment.image_file ?? held?.picture;
  if (address === undefined)
    return (
      <span className="grid size-full place-items-center text-fine text-muted">{t("film.noPicture")}</span>
    );
  const isOwn = segment.image_file !== null;
  const fit = isOwn ? segment.image_fit : held?.fit;
  return (
    <>
      <LoadedPicture
        address={address}
        alt={isOwn ? t("picture.of", { number }) : ""}
        isDim={!isOwn}
        isWhole={fit === "fit"}
      />
      {!isOwn && (
        <span className="absolute inset-x-0 bottom-0 bg-paper/85 px-1.5 text-left text-fine text-muted">
          {t("film.held")}
        </span>
      )}
    </>
  );
}

interface LoadedPictureProps {
  readonly address: string;
  readonly alt: string;
  readonly isDim: boolean;
  readonly isWhole: boolean;
}

function LoadedPicture({ address, alt, isDim, isWhole }: LoadedPictureProps) {
  const url = usePicture(address);
  if (!url) return null;
  return (
    <img
      src={url}
      alt={alt}
      loading="lazy"
      decoding="async"
      className={classes("size-full", isWhole ? "object-contain" : "object-cover", isDim && "opacity-45")}
    />
  );
}

import { X } from "lucide-react";
import { useText } from "../i18n/language";
import { usePicture } from "../server/media";
import { IconButton } from "../ui/button";

interface SegmentPictureProps {
  readonly address: string;
  readonly description: string;
  readonly number: number;
  readonly onRemove: (() => void) | undefined;
}

export function SegmentPicture({ address, description, number, onRemove }: SegmentPictureProps) {
  const t = useText();
  const url = usePicture(address);
  return (
    <figure className="relative w-full shrink-0 overflow-hidden rounded-control bg-sunken sm:w-40">
      {url && (
        <img
          src={url}
          alt={description || t("picture.of", { number })}
          className="aspect-video h-full w-full object-cover sm:aspect-[4/3]"
        />
      )}
      {onRemove && (
        <IconButton
          label={t("picture.remove", { number })}
          onClick={onRemove}
          className="absolute top-0 right-0 [&>svg]:rounded-full [&>svg]:bg-ink/80 [&>svg]:p-1 [&>svg]:text-paper hover:bg-transparent"
        >
          <X size={26} aria-hidden />
        </IconButton>
      )}
    </figure>
  );
}

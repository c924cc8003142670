import type { Segment } from "@storyflow/client";

export interface Placing {
  readonly placed: readonly { readonly segment: Segment; readonly file: File }[];
  /** Pictures for which there is no segment left. */
  readonly left: readonly File[];
  /** Files that are no pictures. */
  readonly refused: readonly File[];
}

export const pictureTypes = "image/jpeg,image/png,image/webp";

const isPicture = (file: File): boolean => pictureTypes.split(",").includes(file.type);

const byName = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

const isPlace = (segment: Segment): boolean => !segment.is_locked && segment.text_content.trim() !== "";

/**
 * Which file becomes the picture of which segment: in the order of their names, from segment `from` on. Segments that
 * are locked or have no text are passed over.
 */
export function placed(segments: readonly Segment[], from: number, files: readonly File[]): Placing {
  return placedOn(segments.slice(from).filter(isPlace), files);
}

/** The same for pictures that are meant for no segment in particular: none takes the place of another. */
export function placedOnEmpty(segments: readonly Segment[], files: readonly File[]): Placing {
  return placedOn(
    segments.filter((segment) => isPlace(segment) && segment.image_file === null),
    files,
  );
}

function placedOn(places: readonly Segment[], files: readonly File[]): Placing {
  const pictures = files.filter(isPicture).toSorted((one, other) => byName.compare(one.name, other.name));
  return {
    placed: pictures.flatMap((file, index) => {
      const segment = places[index];
      return segment ? [{ segment, file }] : [];
    }),
    left: pictures.slice(places.length),
    refused: files.filter((file) => !isPicture(file)),
  };
}

/** The sizes that films may have, by the shape of the screen they are for. */
export const formats = ["wide", "square", "portrait"] as const;
export type Format = (typeof formats)[number];

export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

const size = (width: number, height: number): FrameSize => ({ width, height });

/** All that the server takes; the first of each is the usual one. */
export const sizes: Readonly<Record<Format, readonly FrameSize[]>> = {
  wide: [size(1920, 1080), size(1280, 720), size(3840, 2160), size(1440, 1080)],
  square: [size(1080, 1080), size(720, 720)],
  portrait: [size(1080, 1920), size(720, 1280), size(1080, 1350), size(1080, 1440), size(864, 1080)],
};

export const formatOf = ({ width, height }: FrameSize): Format =>
  width === height ? "square" : width > height ? "wide" : "portrait";

/** The size of that format that is as sharp as the present one, or the usual one. */
export function sizeOf(format: Format, present: FrameSize): FrameSize {
  const side = Math.min(present.width, present.height);
  const [usual = present] = sizes[format];
  return sizes[format].find((each) => Math.min(each.width, each.height) === side) ?? usual;
}

export const sizeName = ({ width, height }: FrameSize): string => `${width} × ${height}`;

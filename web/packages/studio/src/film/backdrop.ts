import { longestExcess } from "./camera";
import type { FrameSize } from "./formats";
import type { Picture } from "./picture-shelf";

// The numbers of src/film/backdrop: it covers an eighth of the frame, and is blurred three times.
const shareOfFrame = 8;
const averages = 3;
const radiiInShorterSide = 20;
const channels = 4;

/** How large the backdrop of a picture is, and how far each average reaches. */
export function backdropSize(picture: FrameSize, frame: FrameSize): FrameSize & { readonly radius: number } {
  const width = frame.width / shareOfFrame;
  const height = frame.height / shareOfFrame;
  const scale = Math.max(width / picture.width, height / picture.height);
  return {
    // Very long pictures are cropped to their middle by the camera; more pixels of them are not needed.
    width: Math.max(1, Math.round(Math.min(picture.width * scale, width * longestExcess))),
    height: Math.max(1, Math.round(Math.min(picture.height * scale, height * longestExcess))),
    radius: Math.max(1, Math.floor(Math.min(width, height) / radiiInShorterSide)),
  };
}

/** A line of pixels: where it begins, how many there are, and how far apart they lie in the array. */
interface Line {
  readonly begin: number;
  readonly count: number;
  readonly step: number;
}

/** Each value becomes the mean of those up to `radius` beside it; the last ones are repeated at the ends. */
function averageLine(values: Uint8ClampedArray, { begin, count, step }: Line, radius: number): void {
  const line = Float32Array.from({ length: count }, (_, at) => values[begin + at * step] ?? 0);
  const value = (at: number): number => line[Math.min(count - 1, Math.max(0, at))] ?? 0;
  let sum = 0;
  for (let at = -radius; at <= radius; at += 1) sum += value(at);
  for (let at = 0; at < count; at += 1) {
    values[begin + at * step] = sum / (2 * radius + 1);
    sum += value(at + radius + 1) - value(at - radius);
  }
}

/** Blurs and darkens RGBA pixels, in place: three averages come close to a Gauss curve. */
export function subdue(pixels: Uint8ClampedArray, { width, height }: FrameSize, radius: number): void {
  for (let colour = 0; colour < channels - 1; colour += 1) {
    for (let time = 0; time < averages; time += 1) {
      for (let y = 0; y < height; y += 1)
        averageLine(pixels, { begin: y * width * channels + colour, count: width, step: channels }, radius);
      for (let x = 0; x < width; x += 1)
        averageLine(pixels, { begin: x * channels + colour, count: height, step: width * channels }, radius);
    }
  }
  for (let at = 0; at < pixels.length; at += 1) {
    if (at % channels < channels - 1) pixels[at] = (pixels[at] ?? 0) / 2;
  }
}

/** What is seen beside a picture that is shown whole: its own copy, much blurred and half as bright. */
export class Backdrops {
  private readonly made = new WeakMap<Picture, { readonly frame: string; readonly picture: Picture }>();

  of(picture: Picture, frame: FrameSize): Picture {
    const name = `${frame.width}x${frame.height}`;
    const known = this.made.get(picture);
    if (known?.frame === name) return known.picture;
    const backdrop = drawnBackdrop(picture, frame);
    this.made.set(picture, { frame: name, picture: backdrop });
    return backdrop;
  }
}

function drawnBackdrop(picture: Picture, frame: FrameSize): Picture {
  const { width, height, radius } = backdropSize(picture, frame);
  const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!brush) throw new Error("This browser has no canvas.");
  brush.canvas.width = width;
  brush.canvas.height = height;
  brush.imageSmoothingQuality = "high";
  const crop = keptMiddle(picture, width / height);
  brush.drawImage(picture.image, crop.left, crop.top, crop.width, crop.height, 0, 0, width, height);
  const pixels = brush.getImageData(0, 0, width, height);
  subdue(pixels.data, { width, height }, radius);
  brush.putImageData(pixels, 0, 0);
  return { image: brush.canvas, width, height, release: () => undefined };
}

/** The middle of a picture that has this shape. */
function keptMiddle({ width, height }: FrameSize, aspect: number) {
  const kept = { width: Math.min(width, height * aspect), height: Math.min(height, width / aspect) };
  return { ...kept, left: (width - kept.width) / 2, top: (height - kept.height) / 2 };
}

/** Where a picture lies in a frame that shows it whole. */
export function fittedPlace(picture: FrameSize, frame: FrameSize) {
  const scale = Math.min(frame.width / picture.width, frame.height / picture.height);
  const width = picture.width * scale;
  const height = picture.height * scale;
  return { left: (frame.width - width) / 2, top: (frame.height - height) / 2, width, height };
}

import { mediaPath } from "../server/media";
import { sendWithKey } from "../server/sending";
import type { Picture } from "./picture-shelf";

/** More pixels than any preview shows are not kept. */
const widestKept = 2560;

/** Fetches and decodes a picture, turned as its EXIF says, and no larger than a preview needs. */
export async function loadPicture(address: string, signal: AbortSignal): Promise<Picture> {
  const response = await sendWithKey(new Request(new URL(mediaPath(address), location.origin), { signal }));
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const whole = await createImageBitmap(await response.blob(), { imageOrientation: "from-image" });
  const bitmap = await reduced(whole);
  return { image: bitmap, width: bitmap.width, height: bitmap.height, release: () => bitmap.close() };
}

async function reduced(whole: ImageBitmap): Promise<ImageBitmap> {
  const scale = widestKept / Math.max(whole.width, whole.height);
  if (scale >= 1) return whole;
  try {
    return await createImageBitmap(whole, {
      resizeWidth: Math.max(1, Math.round(whole.width * scale)),
      resizeHeight: Math.max(1, Math.round(whole.height * scale)),
      resizeQuality: "high",
    });
  } finally {
    whole.close();
  }
}

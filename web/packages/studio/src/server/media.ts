import { useEffect, useState } from "react";
import { apiKey } from "./api-key";
import { sendWithKey } from "./sending";

/** The server may write whole addresses; below a proxy only their path is right. */
export function mediaPath(address: string, revision?: number): string {
  const { pathname } = new URL(address, location.origin);
  return revision === undefined ? pathname : `${pathname}?v=${revision}`;
}

/** Elements cannot send a key: with one, the file is fetched and handed over as a blob. */
export class MediaSource {
  private readonly blobs = new Map<string, Promise<string>>();
  private readonly limit: number;

  constructor(limit = 64) {
    this.limit = limit;
  }

  async urlOf(path: string): Promise<string> {
    if (apiKey.get() === "") return path;
    const known = this.blobs.get(path);
    if (known) return known;
    const made = fetchedBlob(path);
    this.blobs.set(path, made);
    made.catch(() => this.blobs.delete(path));
    this.forgetOldest();
    return made;
  }

  private forgetOldest(): void {
    const [oldest] = this.blobs;
    if (this.blobs.size <= this.limit || !oldest) return;
    this.blobs.delete(oldest[0]);
    oldest[1].then(URL.revokeObjectURL, () => undefined);
  }
}

async function fetchedBlob(path: string): Promise<string> {
  const response = await sendWithKey(new Request(new URL(path, location.origin)));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return URL.createObjectURL(await response.blob());
}

export const sounds = new MediaSource();
const pictures = new MediaSource(256);

/** An address that an <img> can show; undefined until it is known. */
export function usePicture(address: string): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let isCurrent = true;
    setUrl(undefined);
    pictures.urlOf(mediaPath(address)).then(
      (made) => isCurrent && setUrl(made),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [address]);
  return url;
}

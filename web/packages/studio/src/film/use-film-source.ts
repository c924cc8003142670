import type { Film } from "@storyflow/client";
import { useEffect, useState } from "react";
import { MediaSource, mediaPath } from "../server/media";

/** Films are large: with a key, when they must be held as blobs, few are kept. */
const films = new MediaSource(3);

/** Where a <video> finds a film; undefined until that is known. A film that was made again has another address. */
export function useFilmSource(film: Film): string | undefined {
  const [source, setSource] = useState<string>();
  const path = `${mediaPath(film.stream_url)}?v=${encodeURIComponent(film.made_at)}`;
  useEffect(() => {
    let isCurrent = true;
    films.urlOf(path).then(
      (url) => isCurrent && setSource(url),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [path]);
  return source;
}

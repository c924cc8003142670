import { useEffect, useState } from "react";
import robotoBold from "../../../../../src/film/data/Roboto-Bold.ttf?url";
import { mediaPath } from "../server/media";
import { sendWithKey } from "../server/sending";
import type { CanvasFont } from "./draw-subtitle";

const fallback: CanvasFont = { family: "sans-serif", weight: "bold" };

/** The font of subtitles, once it is there: the film's own Roboto Bold, or the one at an address. */
export function useSubtitleFont(address: string | undefined): CanvasFont {
  const [font, setFont] = useState(fallback);
  useEffect(() => {
    let isCurrent = true;
    fontAt(address).then(
      (loaded) => isCurrent && setFont(loaded),
      () => isCurrent && setFont(fallback),
    );
    return () => {
      isCurrent = false;
    };
  }, [address]);
  return font;
}

const loaded = new Map<string, Promise<CanvasFont>>();

/** Each font is loaded once. */
function fontAt(address: string | undefined): Promise<CanvasFont> {
  const path = address === undefined ? robotoBold : mediaPath(address);
  const known = loaded.get(path);
  if (known) return known;
  const family = `subtitles-${loaded.size}`;
  const weight = address === undefined ? "bold" : "normal";
  const made = load(path, family, weight);
  loaded.set(path, made);
  made.catch(() => loaded.delete(path));
  return made;
}

async function load(path: string, family: string, weight: CanvasFont["weight"]): Promise<CanvasFont> {
  const response = await sendWithKey(new Request(new URL(path, location.origin)));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const face = new FontFace(family, await response.arrayBuffer(), { weight });
  document.fonts.add(await face.load());
  return { family: `"${family}"`, weight };
}

import { useState } from "react";
import { useText } from "../i18n/language";
import { apiKey } from "../server/api-key";
import { mediaPath } from "../server/media";
import { sendWithKey } from "../server/sending";
import { troubleNotice } from "../server/trouble";
import { useNotice } from "../ui/notices";

/** A name that every file system takes. */
export const fileNameOf = (title: string): string =>
  `${
    title
      .replace(/[\p{Cc}\\/:*?"<>|]+/gu, " ")
      .replace(/\s+/g, " ")
      .trim()
      .slice(0, 80) || "story"
  }.wav`;

function save(url: string, name: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}

/** Saves files of the server. The browser streams them to the disk, unless a key must be sent along. */
export function useDownload() {
  const t = useText();
  const notice = useNotice();
  const [isRunning, setRunning] = useState(false);
  const start = async (address: string, name: string) => {
    const path = mediaPath(address);
    if (apiKey.get() === "") {
      save(path, name);
      return;
    }
    setRunning(true);
    try {
      const response = await sendWithKey(new Request(new URL(path, location.origin)));
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      const url = URL.createObjectURL(await response.blob());
      save(url, name);
      window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
    } catch (failure) {
      notice(troubleNotice(failure, t));
    } finally {
      setRunning(false);
    }
  };
  return { start: (address: string, name: string) => void start(address, name), isRunning };
}

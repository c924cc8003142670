import type { ProjectDetail } from "@storyflow/client";
import { useState } from "react";
import { useText } from "../i18n/language";
import { apiKey } from "../server/api-key";
import { storyflow } from "../server/storyflow";
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

/** Fetches the whole narration as one file. The browser streams it to the disk, unless a key must be sent along. */
export function useDownload(project: ProjectDetail) {
  const t = useText();
  const notice = useNotice();
  const [isRunning, setRunning] = useState(false);
  const start = async () => {
    if (apiKey.get() === "") {
      save(`/api/projects/${project.id}/narration/`, fileNameOf(project.title));
      return;
    }
    setRunning(true);
    try {
      const url = URL.createObjectURL(await storyflow.projects.narration(project.id));
      save(url, fileNameOf(project.title));
      window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
    } catch (failure) {
      notice(troubleNotice(failure, t));
    } finally {
      setRunning(false);
    }
  };
  return { start: () => void start(), isRunning };
}

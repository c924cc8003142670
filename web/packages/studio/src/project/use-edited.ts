import type { ProjectDetail } from "@storyflow/client";
import { useMemo } from "react";
import { useUnsavedTexts } from "./draft-keeper";

/** The segments whose text was changed on this page and may not be on the server yet; the same set until that changes. */
export function useEdited({ id, segments }: ProjectDetail): ReadonlySet<string> {
  const unsaved = useUnsavedTexts();
  const texts = new Map(
    unsaved.filter((text) => text.projectId === id).map((text) => [text.id, text.draft.text]),
  );
  const edited = segments
    .filter((segment) => texts.has(segment.id) && texts.get(segment.id)?.trim() !== segment.text_content)
    .map((segment) => segment.id)
    .join(" ");
  return useMemo(() => new Set(edited === "" ? [] : edited.split(" ")), [edited]);
}

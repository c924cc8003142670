import type { ProjectDetail, Segment } from "@storyflow/client";
import { type ReactNode, useEffect, useState } from "react";
import { isUnread } from "../server/story-texts";
import { PageWaiting } from "../ui/page-states";
import { useDesk } from "./project-context";

/** Has all texts of a story read, for a page that needs each of them, and shows it from then on. */
export function WhenRead({ project, children }: { project: ProjectDetail; children: ReactNode }) {
  const isWhole = useWholeTexts(project.segments);
  const [wasWhole, setWasWhole] = useState(isWhole);
  if (isWhole && !wasWhole) setWasWhole(true);
  return wasWhole || isWhole ? children : <PageWaiting />;
}

/** Has all texts read; whether they are. */
export function useWholeTexts(segments: readonly Segment[]): boolean {
  const { texts } = useDesk();
  const isWhole = !segments.some(isUnread);
  useEffect(() => {
    if (!isWhole) texts.wantAll();
  }, [isWhole, texts]);
  return isWhole;
}

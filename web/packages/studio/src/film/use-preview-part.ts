import { useEffect, useState } from "react";
import type { FilmPlan } from "./film-plan";
import type { Preview } from "./preview";

/** The number of the part that is seen; the component is drawn anew only when another one is. */
export function usePreviewPart(preview: Preview | undefined, plan: FilmPlan): number {
  const [part, setPart] = useState(0);
  useEffect(() => preview?.onFrame((seconds) => setPart(plan.timeline.at(seconds).part)), [preview, plan]);
  return part;
}

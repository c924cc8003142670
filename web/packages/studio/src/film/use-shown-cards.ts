import { useEffect, useRef } from "react";
import type { FilmPlan } from "./film-plan";
import type { CardStyle } from "./look";
import type { Preview } from "./preview";

/** A card that is switched on or written is seen at once: the preview goes to it. */
export function useShownCards(preview: Preview | undefined, plan: FilmPlan, cards: CardStyle): void {
  const before = useRef(cards);
  useEffect(() => {
    const { hasTitle, end } = before.current;
    before.current = cards;
    if (!preview || preview.isPlaying()) return;
    const { seconds } = plan.timeline;
    if (cards.end !== "" && cards.end !== end) preview.seek(seconds - cards.seconds / 2);
    else if (cards.hasTitle && !hasTitle) preview.seek(cards.seconds / 2);
  }, [preview, plan, cards]);
}

import { useEffect } from "react";
import { useText } from "../i18n/language";
import { outcomeWords } from "../project/batch";
import type { BatchDesk } from "../project/use-batch";
import { useNotice } from "../ui/notices";

/** Tells in passing that narrating is over. Segments that failed stay named in the list of what the film lacks. */
export function useToldEnds(batch: BatchDesk): BatchDesk {
  const { outcomes, dismiss } = batch;
  const t = useText();
  const notice = useNotice();
  useEffect(() => {
    for (const outcome of outcomes.filter(({ failed }) => failed.length === 0)) {
      notice({ text: outcomeWords(outcome, t) });
      dismiss(outcome.taskId);
    }
  }, [outcomes, dismiss, notice, t]);
  return batch;
}

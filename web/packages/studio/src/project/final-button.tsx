import { useQuery } from "@tanstack/react-query";
import { Sparkles } from "lucide-react";
import { useText } from "../i18n/language";
import { systemQuery } from "../server/queries";
import { Button } from "../ui/button";
import type { BatchDesk } from "./use-batch";

/** Narrates drafts anew with Kokoro. Not shown while there are none, while Kokoro cannot speak, or during a batch. */
export function FinalButton({ drafts, batch }: { drafts: number; batch: BatchDesk }) {
  const t = useText();
  const { data: system } = useQuery(systemQuery);
  const isReady = system?.engines.some(({ name, available }) => name === "kokoro" && available) ?? false;
  if (drafts === 0 || !isReady || batch.batch !== undefined) return null;
  return (
    <Button disabled={batch.isStarting} onClick={() => void batch.start({ finally: true })}>
      <Sparkles size={18} aria-hidden />
      {t("batch.final", { count: drafts })}
    </Button>
  );
}

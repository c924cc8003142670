import type { SystemState } from "@storyflow/client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useText } from "../i18n/language";
import { keys, systemQuery } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { troubleText } from "../server/trouble";
import { Button } from "../ui/button";
import { useNotice } from "../ui/notices";

/** How the model is fetched, as typed in a terminal. */
export const installCommand = "script/fetch-model";

export type Readiness = "unknown" | "ready" | "previewPossible" | "nothingInstalled";

/** Whether the chosen engine can speak, and whether the preview voice could instead. */
export function readinessOf(system: SystemState | undefined): Readiness {
  if (system === undefined) return "unknown";
  if (system.engines.some((engine) => engine.chosen && engine.available)) return "ready";
  const preview = system.engines.find((engine) => engine.name === "espeak");
  return preview?.available ? "previewPossible" : "nothingInstalled";
}

/** Chooses the engine that narrates from now on. */
export function useEngineChoice(): {
  choose: (engine: "kokoro" | "espeak") => Promise<void>;
  isBusy: boolean;
} {
  const queryClient = useQueryClient();
  const notice = useNotice();
  const t = useText();
  const [isBusy, setBusy] = useState(false);
  const choose = async (engine: "kokoro" | "espeak") => {
    setBusy(true);
    try {
      queryClient.setQueryData(keys.settings, await storyflow.settings.update({ tts_engine: engine }));
      await queryClient.invalidateQueries({ queryKey: keys.system });
    } catch (failure) {
      notice({ text: troubleText(failure, t), isTrouble: true });
    } finally {
      setBusy(false);
    }
  };
  return { choose, isBusy };
}

/** Says plainly when nothing can speak yet, and offers the preview voice. Shows nothing when all is well. */
export function EngineNotice() {
  const t = useText();
  const { data: system } = useQuery(systemQuery);
  const { choose, isBusy } = useEngineChoice();
  const readiness = readinessOf(system);
  if (readiness === "ready" || readiness === "unknown") return null;
  return (
    <section
      aria-label={t("engine.title")}
      className="flex flex-wrap items-center gap-x-6 gap-y-2 rounded-panel bg-warn-soft px-5 py-4 text-small"
    >
      <p className="min-w-0 flex-1 basis-80">
        {t("engine.missing")} {t("engine.install")}{" "}
        <code className="rounded bg-surface px-1.5 py-0.5 text-fine">{installCommand}</code>
      </p>
      {readiness === "previewPossible" && (
        <Button disabled={isBusy} onClick={() => void choose("espeak")}>
          {t("engine.usePreview")}
        </Button>
      )}
    </section>
  );
}

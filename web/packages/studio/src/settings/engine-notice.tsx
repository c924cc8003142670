import type { SystemState } from "@storyflow/client";
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { Cell } from "../ground/cell";
import { useText } from "../i18n/language";
import { keys, systemQuery } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { troubleNotice } from "../server/trouble";
import { Button } from "../ui/button";
import { Disclosure } from "../ui/disclosure";
import { useNotice } from "../ui/notices";
import { savedSettings } from "./saved-mark";
import { VoiceFetch } from "./voice-fetch";

/** How the voices are fetched, as typed in a terminal; the second one from the folder of the sources. */
export const installCommand = "storyflow model install";
const sourceCommand = "script/fetch-model";

export type EngineName = "kokoro" | "hibari" | "espeak";
/** An engine, or the choice of the best one that can speak. */
export type EngineChoice = EngineName | "auto";

/** Whether the chosen engine can speak, and if not, which other one could. */
export type Speaking =
  | { readonly can: "unknown" }
  | { readonly can: "yes" }
  | { readonly can: "no"; readonly chosen: EngineName; readonly instead: EngineName | undefined };

export const isKnown = (name: string): name is EngineName =>
  name === "kokoro" || name === "hibari" || name === "espeak";

export function speakingOf(system: SystemState | undefined): Speaking {
  if (system === undefined) return { can: "unknown" };
  const chosen = system.engines.find((engine) => engine.chosen);
  if (chosen === undefined) return { can: "unknown" };
  if (chosen.available) return { can: "yes" };
  const instead = system.engines.find((engine) => engine.available && isKnown(engine.name))?.name;
  return {
    can: "no",
    chosen: isKnown(chosen.name) ? chosen.name : "kokoro",
    instead: instead !== undefined && isKnown(instead) ? instead : undefined,
  };
}

/** Counts how often something was asked of an engine that cannot speak: each time the notice comes forward. */
const attention = new Cell(0);

/** Something was to be narrated and could not be for want of an engine: the notice says so, and what can be done. */
export async function showEngineNotice(queryClient: QueryClient): Promise<void> {
  // Only the answer may bring the notice onto the page, a frame later.
  await queryClient.invalidateQueries({ queryKey: keys.system });
  requestAnimationFrame(() => attention.set(attention.get() + 1));
}

/** Chooses the engine that narrates from now on; true when the server took it. */
export function useEngineChoice(): {
  choose: (engine: EngineChoice) => Promise<boolean>;
  isBusy: boolean;
} {
  const queryClient = useQueryClient();
  const notice = useNotice();
  const t = useText();
  const [isBusy, setBusy] = useState(false);
  const choose = async (engine: EngineChoice) => {
    setBusy(true);
    try {
      queryClient.setQueryData(keys.settings, await storyflow.settings.update({ tts_engine: engine }));
      savedSettings.set(savedSettings.get() + 1);
      await queryClient.invalidateQueries({ queryKey: keys.system });
      return true;
    } catch (failure) {
      notice(troubleNotice(failure, t));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { choose, isBusy };
}

interface EngineNoticeProps {
  /** Narrates what waits for a voice; without it there is nothing that waits. */
  readonly onNarrate?: (() => Promise<void>) | undefined;
}

/** Says plainly when nothing can be narrated, once for the whole page, with the ways out. Empty when all is well. */
export function EngineNotice({ onNarrate }: EngineNoticeProps) {
  const t = useText();
  const { data: system, refetch } = useQuery(systemQuery);
  const { choose, isBusy } = useEngineChoice();
  const [isChecked, setChecked] = useState(false);
  const section = useRef<HTMLElement>(null);
  const speaking = speakingOf(system);
  useComeForward(section);
  if (speaking.can !== "no") return null;
  const { chosen, instead } = speaking;
  const take = async (engine: EngineName) => {
    if (await choose(engine)) await onNarrate?.();
  };
  const checkAgain = async () => {
    setChecked(false);
    await refetch();
    setChecked(true);
  };
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label={t("engine.title")}
      className="flex flex-col gap-2 rounded-panel bg-warn-soft px-5 py-4 text-small"
    >
      <p className="font-medium">{t(`speaking.missing.${chosen}`)}</p>
      {chosen === "kokoro" && <VoiceFetch />}
      {chosen === "kokoro" && <ByHand />}
      <div className="flex flex-wrap items-center gap-2 pt-1">
        {instead && (
          <Button disabled={isBusy} onClick={() => void take(instead)}>
            {t(onNarrate ? `speaking.narrateWith.${instead}` : `speaking.use.${instead}`)}
          </Button>
        )}
        <Button look="quiet" className="max-sm:-ml-4" onClick={() => void checkAgain()}>
          {t("speaking.checkAgain")}
        </Button>
        <span role="status">{isChecked ? t("speaking.stillMissing") : ""}</span>
      </div>
    </section>
  );
}

/** For a server without a way to the Internet. */
function ByHand() {
  const t = useText();
  return (
    <Disclosure summary={t("voices.byHand")}>
      <p>
        {t("speaking.install")}{" "}
        <code className="rounded bg-surface px-1.5 py-0.5 text-fine whitespace-nowrap">{installCommand}</code>{" "}
        {t("speaking.installFromSource")}{" "}
        <code className="rounded bg-surface px-1.5 py-0.5 text-fine whitespace-nowrap">{sourceCommand}</code>
      </p>
    </Disclosure>
  );
}

function useComeForward(section: React.RefObject<HTMLElement | null>): void {
  useEffect(
    () =>
      attention.subscribe(() => {
        section.current?.scrollIntoView({ block: "center" });
        section.current?.focus({ preventScroll: true });
      }),
    [section],
  );
}

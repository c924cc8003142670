import type { Readiness, Settings, SystemState } from "@storyflow/client";
import { useQuery } from "@tanstack/react-query";
import { Check, ChevronRight, CircleAlert, CircleDashed } from "lucide-react";
import { useId } from "react";
import { useText } from "../i18n/language";
import { readinessQuery, systemQuery } from "../server/queries";
import { classes } from "../ui/classes";
import {
  type EngineChoice,
  type EngineName,
  installCommand,
  isKnown,
  useEngineChoice,
} from "./engine-notice";
import { Section } from "./section";

type Engine = SystemState["engines"][number];
type Finding = SystemState["findings"][number];
type Choice = Pick<Engine, "available" | "reason"> & { readonly name: EngineChoice };

const automatic: Choice = { name: "auto", available: true, reason: null };
const isShown = (engine: Engine): engine is Engine & { name: EngineName } => isKnown(engine.name);

/** Who speaks, whether it can, and what to do when it cannot. */
export function EngineSection({ settings }: { settings: Settings }) {
  const t = useText();
  const name = useId();
  const { data: system } = useQuery(systemQuery);
  const { data: readiness } = useQuery(readinessQuery);
  const { choose, isBusy } = useEngineChoice();
  if (system === undefined) return null;
  return (
    <Section title={t("engine.title")}>
      <fieldset className="flex flex-col gap-1">
        <legend className="sr-only">{t("engine.title")}</legend>
        {[automatic, ...system.engines.filter(isShown)].map((engine) => (
          <label
            key={engine.name}
            className={classes(
              "flex min-h-touch items-start gap-3 rounded-control px-3 py-2.5",
              settings.tts_engine === engine.name ? "bg-accent-soft" : "hover:bg-sunken",
            )}
          >
            <input
              type="radio"
              name={name}
              checked={settings.tts_engine === engine.name}
              disabled={isBusy}
              onChange={() => void choose(engine.name)}
              className="mt-0.5 size-4.5 shrink-0 accent-accent"
            />
            <span className="min-w-0 text-small">
              <span className="block font-medium">{t(`engine.${engine.name}`)}</span>
              <span className="block text-muted">
                {engine.available
                  ? t(`engine.${engine.name}About`)
                  : (firstSentence(engine.reason) ?? t("engine.unavailable"))}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      {system.engines.some((engine) => engine.name === "kokoro" && !engine.available) && (
        <p className="text-small">
          {t("speaking.install")}{" "}
          <code className="rounded bg-sunken px-1.5 py-0.5 text-fine">{installCommand}</code>
        </p>
      )}
      <details className="text-small">
        <summary className="flex min-h-touch w-fit list-none items-center gap-1.5 text-muted">
          <ChevronRight size={16} aria-hidden className="transition-transform [details[open]_&]:rotate-90" />
          {t("engine.details")}
        </summary>
        <ul className="flex flex-col gap-2 pb-2">
          {system.findings
            .map((finding) => withReadiness(finding, readiness))
            .map((finding) => (
              <FindingLine key={finding.subject} finding={finding} />
            ))}
        </ul>
      </details>
    </Section>
  );
}

/** What is wrong; what to do about it stands below, and all of it among the findings. */
const firstSentence = (reason: string | null): string | undefined => reason?.split(/(?<=[.!?])\s/u)[0];

/** A folder that can be written but has no room is not good, whatever was found out when it was looked at. */
function withReadiness(finding: Finding, readiness: Readiness | null | undefined): Finding {
  const failing = readiness?.checks.find(
    ({ name, ok }) => !ok && name.endsWith("_folder") && name.replace("_", " ") === finding.subject,
  );
  return failing === undefined || finding.verdict !== "good"
    ? finding
    : { ...finding, verdict: "broken", explanation: failing.message };
}

function FindingLine({ finding }: { finding: Finding }) {
  const t = useText();
  const isBad = finding.verdict !== "good" && finding.needed;
  return (
    <li className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2.5">
      <span
        className={classes(
          "pt-0.5",
          finding.verdict === "good" ? "text-accent" : isBad ? "text-bad" : "text-muted",
        )}
      >
        {finding.verdict === "good" ? (
          <Check size={18} aria-hidden />
        ) : isBad ? (
          <CircleAlert size={18} aria-hidden />
        ) : (
          <CircleDashed size={18} aria-hidden />
        )}
        <span className="sr-only">{t(`engine.verdict.${finding.verdict}`)}</span>
      </span>
      <p>
        <span className="font-medium">{finding.subject}</span>{" "}
        <span className="text-muted">{finding.explanation}</span>
      </p>
    </li>
  );
}

import type { Readiness, Settings, SystemState } from "@storyflow/client";
import { useQuery } from "@tanstack/react-query";
import { Check, CircleAlert, CircleDashed } from "lucide-react";
import { Fragment, useId } from "react";
import { useText } from "../i18n/language";
import { readinessQuery, systemQuery } from "../server/queries";
import { classes } from "../ui/classes";
import { Disclosure } from "../ui/disclosure";
import { type EngineChoice, type EngineName, isKnown, useEngineChoice } from "./engine-notice";
import { Section } from "./section";
import { VoiceFetch } from "./voice-fetch";

type Engine = SystemState["engines"][number];
type Finding = SystemState["findings"][number];
type Choice = Pick<Engine, "available"> & { readonly name: EngineChoice };

const automatic: Choice = { name: "auto", available: true };
const isShown = (engine: Engine): engine is Engine & { name: EngineName } => isKnown(engine.name);

/** The engine that speaks, whether it can, and the cure when it cannot. */
export function EngineSection({ settings }: { settings: Settings }) {
  const t = useText();
  const name = useId();
  const { data: system } = useQuery(systemQuery);
  const { data: readiness } = useQuery(readinessQuery);
  const { choose, isBusy } = useEngineChoice();
  if (system === undefined) return null;
  return (
    <Section title={t("engine.title")}>
      <fieldset className="flex flex-col gap-1 md:-mt-2.5">
        <legend className="sr-only">{t("engine.title")}</legend>
        {[automatic, ...system.engines.filter(isShown)].map((engine) => (
          <Fragment key={engine.name}>
            <label
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
                className="mt-0.5 size-5 shrink-0"
              />
              <span className="min-w-0 text-small">
                <span className="block font-medium">{t(`engine.${engine.name}`)}</span>
                <span className="block text-muted">
                  {engine.available
                    ? t(`engine.${engine.name}About`)
                    : t(engine.name === "kokoro" ? "engine.missing" : "engine.unavailable")}
                </span>
              </span>
            </label>
            {engine.name === "kokoro" && !engine.available && (
              <div className="pr-3 pb-2 pl-11 text-small">
                <VoiceFetch />
              </div>
            )}
          </Fragment>
        ))}
      </fieldset>
      <Disclosure summary={t("engine.details")}>
        <ul className="flex flex-col gap-2 pb-2">
          {system.findings
            .map((finding) => withReadiness(finding, readiness))
            .map((finding) => (
              <FindingLine key={finding.subject} finding={finding} />
            ))}
        </ul>
      </Disclosure>
    </Section>
  );
}

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
      <p lang="en" className="min-w-0 break-words">
        <span className="font-medium">{finding.subject}:</span>{" "}
        <span className="text-muted">{finding.explanation}</span>
      </p>
    </li>
  );
}

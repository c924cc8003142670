import { useText } from "../i18n/language";
import type { Translate } from "../i18n/translate";
import { type Fault, faultsOf, type Story, type StoryEntry } from "./story";

/** Enough to see how a story was read; a whole book would only be slow. */
const shownAtMost = 60;

/** The segments that a story will become, and its faults where they are. */
export function ImportPreview({ story }: { story: Story }) {
  const t = useText();
  const faults = faultsOf(story).length;
  const shown = shownEntries(story.entries);
  const left = story.entries.length - shown.length;
  return (
    <section aria-label={t("import.preview")} className="flex flex-col gap-2">
      {faults > 0 && (
        <p role="alert" className="text-small text-bad">
          {t("import.faults", { count: faults })}
        </p>
      )}
      <ol className="divide-y divide-line">
        {shown.map(({ entry, number }) => (
          <li key={number} className="grid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3 py-2.5">
            <span aria-hidden className="figures pt-0.5 text-right text-fine text-muted">
              {number}
            </span>
            {entry.kind === "fault" ? (
              <p className="rounded-control bg-bad-soft px-3 py-1.5 text-small text-bad">
                {faultText(entry, t)}
              </p>
            ) : (
              <div>
                <p className="line-clamp-2 font-story">{entry.text}</p>
                {entry.prompt !== "" && (
                  <p className="line-clamp-1 text-fine text-muted italic">
                    {t("picture.wanted", { what: entry.prompt })}
                  </p>
                )}
              </div>
            )}
          </li>
        ))}
      </ol>
      {left > 0 && <p className="text-fine text-muted">{t("import.more", { count: left })}</p>}
    </section>
  );
}

/** The first entries, and every fault wherever it is. */
export function shownEntries(entries: readonly StoryEntry[]): { entry: StoryEntry; number: number }[] {
  return entries
    .map((entry, index) => ({ entry, number: index + 1 }))
    .filter(({ entry, number }) => number <= shownAtMost || entry.kind === "fault")
    .slice(0, shownAtMost * 2);
}

function faultText(fault: Fault, t: Translate): string {
  const why = t(`import.fault.${fault.reason}`);
  return fault.line === undefined ? why : t("import.inLine", { line: fault.line, why });
}

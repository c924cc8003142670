import type { BookReport } from "@storyflow/client";
import { useText } from "../i18n/language";
import { Disclosure } from "../ui/disclosure";
import { placeText, reasonText } from "./book-words";

/** Every text of a book that is in no segment, and why: closed until someone wants to know. */
export function LeftOutList({ report }: { report: BookReport }) {
  const t = useText();
  if (report.left_out_count === 0) return null;
  const more = report.left_out_count - report.left_out.length;
  return (
    <Disclosure
      summary={t("import.leftOut", { count: report.left_out_count })}
      className="rounded-control bg-sunken px-4"
    >
      <ul className="max-h-72 overflow-y-auto pb-3">
        {report.left_out.map(({ reason, text, place }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an entry is known by its place alone.
          <li key={index} className="py-1.5">
            <p className="text-fine text-muted first-letter:uppercase">
              {[reasonText(reason, t), placeText(place, t)].filter(Boolean).join(" · ")}
            </p>
            <p className="line-clamp-2 text-small break-words">{text}</p>
          </li>
        ))}
        {more > 0 && <li className="text-fine text-muted">{t("import.leftOut.more", { count: more })}</li>}
      </ul>
    </Disclosure>
  );
}

import type { BookPassage, BookPreview } from "@storyflow/client";
import { useText } from "../i18n/language";
import { formatText } from "./book-words";
import { LeftOutList } from "./left-out-list";

/** The first segments that a book will become, and what is left out of it. */
export function ImportPreview({ preview }: { preview: BookPreview }) {
  const t = useText();
  const left = preview.segments - preview.passages.length;
  return (
    <section aria-label={t("import.preview")} className="flex flex-col gap-2">
      <About preview={preview} />
      <LeftOutList report={preview} />
      <ol className="divide-y divide-line">
        {preview.passages.map((passage, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a passage is known by its place alone.
          <Passage key={index} passage={passage} number={index + 1} />
        ))}
      </ol>
      {left > 0 && <p className="text-fine text-muted">{t("import.more", { count: left })}</p>}
    </section>
  );
}

/** The kind of the book, its author, and how many chapters and pictures it has. */
function About({ preview }: { preview: BookPreview }) {
  const t = useText();
  const words = [
    formatText(preview.format, t),
    ...(preview.author === "" ? [] : [t("import.by", { author: preview.author })]),
    ...(preview.chapters.length === 0 ? [] : [t("import.chapters", { count: preview.chapters.length })]),
    ...(preview.pictures === 0 ? [] : [t("import.pictures", { count: preview.pictures })]),
  ];
  return <p className="text-small text-muted">{words.join(" · ")}</p>;
}

function Passage({ passage, number }: { passage: BookPassage; number: number }) {
  const t = useText();
  return (
    <li className="grid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3 py-2.5">
      <span aria-hidden className="figures pt-0.5 text-right text-fine text-muted">
        {number}
      </span>
      <div>
        {passage.chapter && (
          <p className="text-fine font-semibold text-muted">
            {t("import.chapter", { title: passage.chapter.title })}
          </p>
        )}
        <p className="line-clamp-2 font-story">{passage.text_content}</p>
        {passage.image_prompt !== "" && (
          <p className="line-clamp-1 text-fine text-muted italic">
            {t("picture.wanted", { what: passage.image_prompt })}
          </p>
        )}
        {passage.has_picture && passage.image_prompt === "" && (
          <p className="text-fine text-muted italic">{t("import.hasPicture")}</p>
        )}
      </div>
    </li>
  );
}

import type { Segment } from "@storyflow/client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { localeFor, useWording } from "../i18n/language";
import { systemQuery } from "../server/queries";
import type { Card } from "./draw-card";
import { lackedLetters } from "./lacked-letters";
import type { FilmLook } from "./look";

interface LettersNoticeProps {
  readonly segments: readonly Segment[];
  readonly title: Card;
  readonly look: FilmLook;
}

/** Says that the server has no font for some letters of the film, and what to do. */
export function LettersNotice({ segments, title, look }: LettersNoticeProps) {
  const { t, language } = useWording();
  const { data: system } = useQuery(systemQuery);
  const { subtitles, cards } = look;
  const lacked = useMemo(() => {
    const spoken = subtitles ? segments.map((segment) => segment.text_content) : [];
    return lackedLetters(system, [...spoken, title.heading, title.line, cards.end]);
  }, [system, segments, subtitles, title, cards]);
  // Which letters an uploaded font has, the server says when the film is made.
  if (lacked === undefined || look.font !== undefined) return null;
  const locale = localeFor(language);
  const names = new Intl.DisplayNames(locale, { type: "language" });
  const list = new Intl.ListFormat(locale).format(lacked.languages.map((code) => names.of(code) ?? code));
  return (
    <div role="status" className="flex flex-col gap-2 rounded-panel bg-warn-soft px-4 py-3 text-small">
      <p>{t("film.letters", { languages: list })}</p>
      <code className="rounded-control bg-surface px-3 py-2 select-all">
        sudo apt install
        {lacked.fonts.map((name) => (
          <span key={name}>
            {" "}
            <span className="whitespace-nowrap">{name}</span>
          </span>
        ))}
      </code>
    </div>
  );
}

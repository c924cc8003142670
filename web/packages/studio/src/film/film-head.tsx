import type { ProjectDetail } from "@storyflow/client";
import { Clapperboard, TextQuote } from "lucide-react";
import { filmAddress, Link, projectAddress } from "../ground/router";
import { useText } from "../i18n/language";
import { buttonClasses } from "../ui/button";

/** The title, and the way between a story's text and its film. */
export function FilmHead({ project }: { project: ProjectDetail }) {
  const t = useText();
  return (
    <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 sm:flex-nowrap">
      <h1 tabIndex={-1} className="titled min-w-0 font-story text-title font-normal tracking-[-0.01em]">
        {project.title}
      </h1>
      <nav aria-label={t("film.views")} className="-mx-2 flex shrink-0 gap-1 sm:mx-0">
        <Link href={projectAddress(project.id)} className={buttonClasses("quiet")}>
          <TextQuote size={18} aria-hidden />
          {t("film.text")}
        </Link>
        <Link
          href={filmAddress(project.id)}
          aria-current="page"
          className={buttonClasses("quiet", "bg-accent-soft text-accent")}
        >
          <Clapperboard size={18} aria-hidden />
          {t("film.open")}
        </Link>
      </nav>
    </header>
  );
}

import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useText } from "../i18n/language";
import { projectsQuery } from "../server/queries";
import { ChoiceField } from "../ui/fields";
import { PronunciationList } from "./pronunciation-list";
import { Section } from "./section";

/** How words are to be said: each story has its own list. */
export function PronunciationSection() {
  const t = useText();
  const { data } = useInfiniteQuery(projectsQuery("", "-updated"));
  const projects = data?.pages.flatMap((page) => page.results) ?? [];
  const [chosen, setChosen] = useState<string>();
  const projectId = chosen ?? projects[0]?.id;
  return (
    <Section title={t("pronunciation.title")}>
      <p className="text-small text-muted">{t("pronunciation.about")}</p>
      {projectId === undefined ? (
        <p className="text-small">{t("pronunciation.noProject")}</p>
      ) : (
        <>
          <ChoiceField
            label={t("pronunciation.project")}
            value={projectId}
            onChange={(event) => setChosen(event.target.value)}
          >
            {projects.map((project) => (
              <option key={project.id} value={project.id}>
                {project.title}
              </option>
            ))}
          </ChoiceField>
          <PronunciationList key={projectId} projectId={projectId} />
        </>
      )}
    </Section>
  );
}

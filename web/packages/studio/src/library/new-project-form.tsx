import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { goTo, projectAddress } from "../app/router";
import { useText } from "../i18n/language";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { troubleText } from "../server/trouble";
import { Button } from "../ui/button";
import { TextField } from "../ui/fields";

/** An empty project, for those who write in the studio. */
export function NewProjectForm() {
  const t = useText();
  const queryClient = useQueryClient();
  const [title, setTitle] = useState("");
  const [fault, setFault] = useState<string>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === "") return setFault(t("project.titleNeeded"));
    try {
      const project = await storyflow.projects.create({ title: title.trim() });
      void queryClient.invalidateQueries({ queryKey: keys.projects });
      goTo(projectAddress(project.id));
    } catch (failure) {
      setFault(troubleText(failure, t));
    }
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-2 border-t border-line pt-5">
      <TextField
        label={t("library.startEmpty")}
        value={title}
        maxLength={255}
        placeholder={t("project.title")}
        fault={fault}
        onChange={(event) => setTitle(event.target.value)}
        className="flex-1 basis-60"
      />
      <Button type="submit">{t("library.create")}</Button>
    </form>
  );
}

import { useQueryClient } from "@tanstack/react-query";
import { FilePlus2 } from "lucide-react";
import { goTo, projectAddress } from "../ground/router";
import { useText } from "../i18n/language";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { troubleNotice } from "../server/trouble";
import { Button } from "../ui/button";
import { useNotice } from "../ui/notices";

/** An empty project, for those who write in the studio. It gets its title there. */
export function StartEmpty() {
  const t = useText();
  const notice = useNotice();
  const queryClient = useQueryClient();
  const start = async () => {
    try {
      const project = await storyflow.projects.create({ title: t("import.untitled") });
      void queryClient.invalidateQueries({ queryKey: keys.projects });
      goTo(projectAddress(project.id));
    } catch (failure) {
      notice(troubleNotice(failure, t));
    }
  };
  return (
    <Button look="quiet" className="-ml-4 self-start pr-0 text-left text-muted" onClick={() => void start()}>
      <FilePlus2 size={18} aria-hidden />
      {t("library.startEmpty")}
    </Button>
  );
}

import { useText } from "../i18n/language";
import { useUnsavedTexts } from "./draft-keeper";
import { useDesk } from "./project-context";
import { isOnItsWay } from "./unsaved-link";

/** Whether the typed text is on its way. Says nothing while nothing was typed. */
export function SaveState() {
  const t = useText();
  const { projectId } = useDesk();
  const isSaving = useUnsavedTexts().some((text) => text.projectId === projectId && isOnItsWay(text));
  return (
    <span role="status" className="text-fine">
      {isSaving ? t("project.saving") : ""}
    </span>
  );
}

import { useSyncExternalStore } from "react";
import { useText } from "../i18n/language";
import { useDesk } from "./project-context";

/** Whether what was typed is safe. Says nothing while nothing was typed. */
export function SaveState() {
  const t = useText();
  const { drafts } = useDesk();
  const isUnsaved = useSyncExternalStore(drafts.subscribe, () => drafts.hasUnsaved());
  return (
    <span role="status" className="text-fine">
      {isUnsaved ? t("project.saving") : ""}
    </span>
  );
}

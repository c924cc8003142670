import type { ProjectDetail } from "@storyflow/client";
import { useQueryClient } from "@tanstack/react-query";
import { useText } from "../i18n/language";
import { ImportBox } from "../import/import-box";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";

/** A project without a text yet: paste one, or drop a file. */
export function AddText({ projectId }: { projectId: string }) {
  const t = useText();
  const queryClient = useQueryClient();
  return (
    <div className="px-3 sm:px-0 sm:pl-20">
      <ImportBox
        action={t("import.add")}
        keptAs={projectId}
        onBook={async ({ file, name }) => {
          const segments = await storyflow.projects.importBookInto(projectId, file, name);
          queryClient.setQueryData<ProjectDetail>(
            keys.project(projectId),
            (known) => known && { ...known, segments },
          );
        }}
      />
    </div>
  );
}

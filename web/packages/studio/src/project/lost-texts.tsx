import type { ProjectDetail } from "@storyflow/client";
import { useQueryClient } from "@tanstack/react-query";
import { useText } from "../i18n/language";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { troubleNotice } from "../server/trouble";
import { Button } from "../ui/button";
import { useNotice } from "../ui/notices";
import { useDraftKeeper, useUnsavedTexts } from "./draft-keeper";
import { insertSegment } from "./segment-list";

interface LostTextsProps {
  readonly projectId: string;
  /** The story itself is still there, so a text can go back into it. */
  readonly canPutBack: boolean;
}

/** Texts that were typed here while their segments were deleted elsewhere. None of them goes without being asked for. */
export function LostTexts({ projectId, canPutBack }: LostTextsProps) {
  const t = useText();
  const lost = useUnsavedTexts().filter(
    (text) => text.projectId === projectId && text.draft.phase.kind === "gone",
  );
  if (lost.length === 0) return null;
  return (
    <ul aria-label={t("lost.name")} className="flex flex-col gap-3 px-3 pb-6 sm:px-4 sm:pl-18">
      {lost.map(({ id, draft }) => (
        <LostText key={id} id={id} text={draft.text} projectId={projectId} canPutBack={canPutBack} />
      ))}
    </ul>
  );
}

function LostText({ id, text, projectId, canPutBack }: LostTextsProps & { id: string; text: string }) {
  const t = useText();
  const { drafts } = useDraftKeeper();
  const queryClient = useQueryClient();
  const notice = useNotice();
  const putBack = async () => {
    try {
      const added = await storyflow.segments.create({ project: projectId, text_content: text });
      drafts.discard(id);
      queryClient.setQueryData<ProjectDetail>(keys.project(projectId), (known) => {
        const last = known?.segments.at(-1)?.id ?? null;
        return known && insertSegment(added, last)(known);
      });
      notice({ text: t("lost.isBack") });
    } catch (failure) {
      notice(troubleNotice(failure, t));
    }
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      notice({ text: t("lost.copied") });
    } catch {
      notice({ text: t("lost.copyByHand"), isTrouble: true });
    }
  };
  return (
    <li className="flex flex-col gap-2 rounded-control bg-warn-soft px-4 py-3 text-small">
      <p role="alert" className="font-semibold text-warn">
        {t(canPutBack ? "lost.segment" : "lost.story")}
      </p>
      <textarea
        readOnly
        rows={3}
        value={text}
        aria-label={t("lost.text")}
        className="story w-full resize-y rounded-xs bg-surface px-3 py-2"
      />
      <div className="flex flex-wrap gap-2">
        {canPutBack && <Button onClick={() => void putBack()}>{t("lost.putBack")}</Button>}
        <Button onClick={() => void copy()}>{t("lost.copy")}</Button>
        <Button look="quiet" onClick={() => drafts.discard(id)}>
          {t("lost.discard")}
        </Button>
      </div>
    </li>
  );
}

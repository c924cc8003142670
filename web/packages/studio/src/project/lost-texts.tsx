import type { ProjectDetail } from "@storyflow/client";
import { useQueryClient } from "@tanstack/react-query";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useText } from "../i18n/language";
import { keys } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { troubleNotice } from "../server/trouble";
import { Button } from "../ui/button";
import { useNotice } from "../ui/notices";
import { useDraftKeeper, useUnsavedTexts } from "./draft-keeper";
import type { UnsavedText } from "./drafts";
import { insertSegment } from "./segment-list";
import { soughtText } from "./sought-text";

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
  const list = useRef<HTMLUListElement>(null);
  useDeletedElsewhere(projectId, lost);
  useSought(list, lost);
  if (lost.length === 0) return null;
  return (
    <ul ref={list} aria-label={t("lost.name")} className="flex flex-col gap-3 px-3 pb-6 sm:px-0 sm:pl-20">
      {lost.map(({ id, draft }) => (
        <LostText key={id} id={id} text={draft.text} projectId={projectId} canPutBack={canPutBack} />
      ))}
    </ul>
  );
}

/** The server has said that a segment is gone: the story is older than that while it still shows it. */
function useDeletedElsewhere(projectId: string, lost: readonly UnsavedText[]): void {
  const queryClient = useQueryClient();
  const ids = lost.map(({ id }) => id).join(" ");
  useEffect(() => {
    const gone = new Set(ids.split(" "));
    const known = queryClient.getQueryData<ProjectDetail>(keys.project(projectId));
    if (known?.segments.some(({ id }) => gone.has(id)))
      void queryClient.invalidateQueries({ queryKey: keys.project(projectId) });
  }, [queryClient, projectId, ids]);
}

/** A lost text has no card that could come into sight: the list does. */
function useSought(list: RefObject<HTMLElement | null>, lost: readonly UnsavedText[]): void {
  const latest = useRef(lost);
  latest.current = lost;
  useEffect(() => {
    const show = () => {
      const sought = soughtText.get();
      if (latest.current.some(({ id }) => id === sought?.id))
        list.current?.scrollIntoView({ block: "center" });
    };
    show();
    return soughtText.subscribe(show);
  }, [list]);
}

function LostText({ id, text, projectId, canPutBack }: LostTextsProps & { id: string; text: string }) {
  const t = useText();
  const { drafts } = useDraftKeeper();
  const queryClient = useQueryClient();
  const notice = useNotice();
  const [isBusy, setBusy] = useState(false);
  const putBack = async () => {
    setBusy(true);
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
    } finally {
      setBusy(false);
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
        className="story w-full resize-y rounded-md bg-surface px-3 py-2"
      />
      <div className="flex flex-wrap gap-2">
        {canPutBack && (
          <Button disabled={isBusy} onClick={() => void putBack()}>
            {t("lost.putBack")}
          </Button>
        )}
        <Button onClick={() => void copy()}>{t("lost.copy")}</Button>
        <Button look="quiet" onClick={() => drafts.discard(id)}>
          {t("lost.discard")}
        </Button>
      </div>
    </li>
  );
}

import type { Segment } from "@storyflow/client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useState } from "react";
import { useText } from "../i18n/language";
import { useFrames, usePlayerState } from "../player/player-context";
import { stretchesOf, wordAt } from "../player/words";
import { wordsQuery } from "../server/queries";
import { isUnread, textToShow } from "../server/story-texts";
import { storyflow } from "../server/storyflow";
import { troubleText } from "../server/trouble";
import { Button } from "../ui/button";
import { classes } from "../ui/classes";
import { useCaret } from "../ui/use-caret";
import { FoundText } from "./found-text";
import { useHearFrom } from "./hear-from";
import { useDesk, useDraft } from "./project-context";
import { isTitleItself } from "./segment-chapter";
import { type Selection, selectionOf } from "./selected-piece";
import { TextConflict } from "./text-conflict";
import { takeText } from "./text-news";
import type { SegmentActions } from "./use-segment-actions";

interface SegmentTextProps {
  readonly segment: Segment;
  readonly number: number;
  readonly actions: SegmentActions;
  readonly fieldRef: RefObject<HTMLTextAreaElement | null>;
  /** Hears of every selection, and of its end. */
  readonly onSelection?: (selection: Selection | undefined) => void;
}

const plainLayer = "story col-start-1 row-start-1 min-w-0 px-0 py-1 whitespace-pre-wrap break-words";

const headingLayer = `${plainLayer} pt-6! text-title! font-semibold`;

/** The text of a segment, always editable. Behind the field lies a mirror of it: it gives the field its height and lights the words. */
export function SegmentText({ segment, number, actions, fieldRef, onSelection }: SegmentTextProps) {
  const t = useText();
  const { drafts } = useDesk();
  const draft = useDraft(segment.id);
  const isComing = draft === undefined && isUnread(segment);
  const text = draft?.text ?? textToShow(segment);
  const layer = isTitleItself(segment) ? headingLayer : plainLayer;
  const readAnew = useReadAnew(segment.id);
  const hearFrom = useHearFrom(segment, text);
  const noteCaret = useCaret(fieldRef, text);
  useEffect(
    () => drafts.arrived(segment.id, segment.text_revision),
    [drafts, segment.id, segment.text_revision],
  );
  const isPlaying = usePlayerState((state) => state.segmentId === segment.id && state.phase !== "idle");
  const isAsNarrated =
    !(segment.narration?.stale ?? []).includes("text") && text.trim() === segment.text_content;

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Enter") return;
    if (event.altKey) return void hearFrom(event.currentTarget.selectionStart);
    const isCommand = event.ctrlKey || event.metaKey;
    if (!isCommand || segment.is_locked) return;
    event.preventDefault();
    if (event.shiftKey) void actions.split(segment, event.currentTarget.selectionStart);
    else void actions.narrate(segment.id);
  };

  return (
    <>
      <div className="grid">
        <div aria-hidden className={classes(layer, "pointer-events-none text-transparent select-none")}>
          {isComing ? (
            standIn(segment.text_content.length)
          ) : isPlaying && isAsNarrated ? (
            <SpokenText segment={segment} text={text} />
          ) : (
            <FoundText segmentId={segment.id} text={text} />
          )}
          {"\u200b"}
        </div>
        <textarea
          ref={fieldRef}
          rows={1}
          value={text}
          readOnly={segment.is_locked || isComing}
          aria-busy={isComing || undefined}
          spellCheck
          aria-label={t("segment.text", { number })}
          placeholder={isComing ? "" : t("segment.placeholder")}
          onFocus={readAnew}
          onSelect={(event) => {
            noteCaret();
            onSelection?.(selectionOf(event.currentTarget));
          }}
          onChange={(event) => {
            noteCaret();
            drafts.type(segment, event.target.value);
          }}
          onClick={(event) => {
            if (event.altKey) void hearFrom(event.currentTarget.selectionStart);
          }}
          onBlur={() => drafts.leave(segment.id)}
          onKeyDown={onKeyDown}
          className={classes(
            layer,
            "relative resize-none overflow-hidden rounded-xs bg-transparent outline-none placeholder:italic",
            segment.is_locked && "text-muted",
          )}
        />
      </div>
      {draft?.phase.kind === "waiting" && <p className="mt-2 text-fine text-warn">{t("segment.waiting")}</p>}
      {draft?.phase.kind === "conflict" && <TextConflict mine={draft.text} theirs={draft.phase.theirs} />}
      {draft?.phase.kind === "refused" && (
        <div role="alert" className="mt-2 flex flex-wrap items-center gap-x-2 text-fine text-bad">
          <p>{t("segment.refused", { why: troubleText(draft.phase.why, t) })}</p>
          <Button look="quiet" onClick={() => void drafts.flush(segment.id)}>
            {t("retry")}
          </Button>
          <Button look="quiet" onClick={() => drafts.discard(segment.id)}>
            {t("segment.discard")}
          </Button>
        </div>
      )}
    </>
  );
}

/** About as high as a text of that length, until it is read. */
const standIn = (length: number): string => "eeeee ".repeat(Math.ceil(length / 6));

/** Asks for the text before the first letter is typed into it: it may have been changed elsewhere. */
function useReadAnew(segmentId: string): () => void {
  const queryClient = useQueryClient();
  return useCallback(() => {
    storyflow.segments.get(segmentId).then(
      (segment) => takeText(queryClient, segment),
      // A save will tell of any trouble.
      () => undefined,
    );
  }, [queryClient, segmentId]);
}

function SpokenText({ segment, text }: { segment: Segment; text: string }) {
  const { data } = useQuery(wordsQuery(segment.id, segment.narration?.revision ?? 0));
  const words = data?.words;
  const stretches = useMemo(() => (words ? stretchesOf(words, text) : []), [words, text]);
  const [spoken, setSpoken] = useState(-1);
  useFrames(
    segment.id,
    useCallback((seconds) => setSpoken(words ? wordAt(words, seconds) : -1), [words]),
  );
  const stretch = stretches[spoken];
  if (!stretch) return text;
  return (
    <>
      {text.slice(0, stretch.from)}
      <mark className="rounded-[0.2em] bg-spoken text-transparent shadow-[0_0_0_0.12em_var(--spoken)]">
        {text.slice(stretch.from, stretch.to)}
      </mark>
      {text.slice(stretch.to)}
    </>
  );
}

import type { ProjectDetail, Segment } from "@storyflow/client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useDeferredValue, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useText } from "../i18n/language";
import { keys } from "../server/queries";
import { useNotice } from "../ui/notices";
import {
  isSameMatch,
  type Match,
  matchesIn,
  matchFrom,
  neighbourOf,
  replaceAt,
  replaceIn,
  type SearchedText,
} from "./find";
import { type ProjectDesk, useDesk } from "./project-context";
import { planOf, type ReplacedText, type WrittenText, writeTexts } from "./replacing";
import { useWholeTexts } from "./when-read";

export interface FindDesk {
  readonly text: string;
  readonly matchCase: boolean;
  readonly matches: readonly Match[];
  readonly at: Match | undefined;
  readonly isReplacing: boolean;
  readonly search: (text: string, matchCase: boolean) => void;
  readonly step: (by: 1 | -1) => void;
  readonly replace: (by: string) => void;
  readonly replaceAll: (by: string) => Promise<void>;
}

/** Finds words in all texts as they stand in the fields, and replaces them. */
export function useFind(segments: readonly Segment[]): FindDesk {
  const desk = useDesk();
  const t = useText();
  const notice = useNotice();
  const [wanted, setWanted] = useState({ text: "", matchCase: false });
  const [isReplacing, setReplacing] = useState(false);
  const search = useDeferredValue(wanted);
  const texts = useTextsAsTyped(segments, desk);
  const isWhole = useWholeTexts(segments);
  const matches = useMemo(() => (isWhole ? matchesIn(texts, search) : []), [texts, search, isWhole]);
  const at = useSyncExternalStore(desk.search.subscribe, () => desk.search.get()?.at);
  const replaceAll = useReplaceAll(segments, desk, search, setReplacing);

  const goTo = useCallback(
    (match: Match | undefined) => {
      desk.search.set({ ...search, at: match });
      if (match) desk.reveal.set({ id: match.id, focus: "nothing" });
    },
    [desk, search],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another search moves the reader, not a text that changes.
  useEffect(() => {
    const known = desk.search.get()?.at;
    const same = matches.find((match) => isSameMatch(match, known));
    goTo(same ?? matchFrom(matches, texts, known?.id ?? desk.current.get() ?? desk.seen.get()));
  }, [search, isWhole]);
  useEffect(() => () => desk.search.set(undefined), [desk]);

  return {
    ...wanted,
    matches,
    at,
    isReplacing,
    search: (text, matchCase) => setWanted({ text, matchCase }),
    step: (by) => goTo(neighbourOf(matches, at, by)),
    replace: (by) => {
      const segment = segments.find(({ id }) => id === at?.id);
      if (!at || !segment) return;
      const next = neighbourOf(matches, at, 1);
      if (segment.is_locked) notice({ text: t("find.locked") });
      else {
        const text = replaceAt(textOf(desk, segment), at, by);
        void writeTexts(desk.drafts, [segment], () => ({ segment, text }));
      }
      goTo(next && behind(next, at, segment.is_locked ? 0 : by.length - (at.to - at.from)));
    },
    replaceAll,
  };
}

/** Where a match is after the one in front of it was replaced. */
const behind = (match: Match, replaced: Match, longerBy: number): Match =>
  match.id === replaced.id && match.from > replaced.from
    ? { ...match, from: match.from + longerBy, to: match.to + longerBy }
    : match;

const textOf = ({ drafts }: ProjectDesk, segment: Segment): string =>
  drafts.get(segment.id)?.text ?? segment.text_content;

/** The texts as they stand in the fields. */
function useTextsAsTyped(segments: readonly Segment[], desk: ProjectDesk): readonly SearchedText[] {
  const unsaved = useSyncExternalStore(desk.drafts.subscribe, desk.drafts.unsaved);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another draft is another text.
  return useMemo(
    () => segments.map((segment) => ({ id: segment.id, text: textOf(desk, segment) })),
    [segments, desk, unsaved],
  );
}

function useReplaceAll(
  segments: readonly Segment[],
  desk: ProjectDesk,
  search: { readonly text: string; readonly matchCase: boolean },
  setReplacing: (is: boolean) => void,
): (by: string) => Promise<void> {
  const t = useText();
  const notice = useNotice();
  const queryClient = useQueryClient();
  const write = async (due: readonly Segment[], rewrite: (segment: Segment) => WrittenText | undefined) => {
    setReplacing(true);
    const isSaved = await writeTexts(desk.drafts, due, rewrite).finally(() => setReplacing(false));
    if (!isSaved) notice({ text: t("find.notAllSaved"), isTrouble: true });
  };
  const asItIsNow = ({ id }: Segment): Segment | undefined =>
    queryClient
      .getQueryData<ProjectDetail>(keys.project(desk.projectId))
      ?.segments.find((segment) => segment.id === id);
  /** Texts that were written on since stay. */
  const takeBack = (texts: readonly ReplacedText[]) => {
    const byId = new Map(texts.map((text) => [text.segment.id, text]));
    const due = texts.map((text) => text.segment);
    return write(due, (before) => {
      const segment = asItIsNow(before);
      const replaced = byId.get(before.id);
      if (!segment || !replaced || textOf(desk, segment).trim() !== replaced.after.trim()) return undefined;
      return { segment, text: replaced.before };
    });
  };
  return async (by) => {
    const plan = planOf(segments, (segment) => textOf(desk, segment), search, by);
    const replaced: ReplacedText[] = [];
    let count = 0;
    await write(plan.due, (before) => {
      const segment = asItIsNow(before);
      if (!segment) return undefined;
      const typed = textOf(desk, segment);
      const next = replaceIn(typed, search, by);
      count += next.count;
      if (next.text === typed) return undefined;
      replaced.push({ segment, before: typed, after: next.text });
      return { segment, text: next.text };
    });
    const words = [
      t("find.replaced", { count }),
      ...(plan.locked > 0 ? [t("find.lockedLeft", { count: plan.locked })] : []),
    ];
    notice({
      text: words.join(" "),
      ...(replaced.length > 0 && {
        action: { label: t("undo"), run: () => void takeBack(replaced) },
        seconds: 60,
      }),
    });
  };
}

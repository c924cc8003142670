import { ApiError, isAbort } from "@storyflow/client";
import { type FormEvent, useEffect, useMemo, useState } from "react";
import { useText } from "../i18n/language";
import { troubleText } from "../server/trouble";
import { useKeptText } from "../ui/kept-texts";
import { type Book, pastedBook, type TitledBook, titleLimit, titleOf, withoutPastedName } from "./book";
import { keptFiles, useKeptFiles } from "./kept-files";
import { usePreview } from "./use-preview";

/** So long the typing rests before the text is looked at. */
const restMs = 300;

export type Import = ReturnType<typeof useImport>;

/** The text or file in the box `box`, and the server's preview of it as a book, which `onBook` takes. */
export function useImport(box: string, onBook: (book: TitledBook) => Promise<void>) {
  const t = useText();
  const [text = "", setText, forgetText] = useKeptText(box);
  const [title, setTitle, forgetTitle] = useKeptText(`${box}.title`);
  const { file, lostName, isTooLarge = false } = useKeptFiles(box);
  const [trouble, setTrouble] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const settled = useSettled(text);
  const [bookOfText] = useState(() => rememberingLast(pastedBook));
  const pasted = useMemo(() => bookOfText(settled), [bookOfText, settled]);
  const chosen = useMemo((): Book | undefined => file && { file, name: file.name }, [file]);
  const { seen, read } = usePreview(chosen ?? pasted);
  const preview = seen?.preview;
  const isRefused = seen !== undefined && seen.book === (chosen ?? pasted) && isFinal(seen.failure);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // The text typed last may not have settled yet.
    const latest = chosen ?? bookOfText(text);
    if (latest === undefined || isBusy) return;
    setTrouble(undefined);
    setBusy(true);
    try {
      const found = await read(latest);
      const wanted = title?.trim() || titleOf(latest, found) || t("import.untitled");
      const isTitleOwn = Boolean(title?.trim()) || latest === chosen;
      await onBook({ ...latest, title: wanted.slice(0, titleLimit), isTitleOwn });
      // A file was taken instead of what was pasted: that is kept for another time.
      if (file === undefined) forgetText();
      keptFiles.forget(box, file);
      forgetTitle();
    } catch (failure) {
      // Another file was chosen meanwhile.
      if (!isAbort(failure)) setTrouble(whyNot(failure, t));
    }
    setBusy(false);
  };

  return {
    text,
    setText: (typed: string) => {
      setTrouble(undefined);
      setText(typed);
    },
    title: title ?? (seen?.preview ? titleOf(seen.book, seen.preview) : ""),
    setTitle,
    file,
    lostName,
    takeFile: (taken: File) => {
      setTrouble(undefined);
      keptFiles.take(box, taken);
    },
    forgetFile: () => {
      setTrouble(undefined);
      keptFiles.forget(box);
    },
    preview,
    isReading: seen === undefined && (chosen ?? pasted) !== undefined,
    canBeTaken: (chosen !== undefined || text.trim() !== "") && !isBusy && !isRefused,
    isBusy,
    trouble:
      trouble ??
      (isTooLarge
        ? t("import.file.tooLarge")
        : seen?.failure !== undefined
          ? whyNot(seen.failure, t)
          : undefined),
    submit,
  };
}

/** The same book would be refused again: it has to be another one. */
const isFinal = (failure: unknown): boolean =>
  failure instanceof ApiError && [400, 413, 415, 422].includes(failure.status);

function whyNot(failure: unknown, t: ReturnType<typeof useText>): string {
  if (failure instanceof ApiError && failure.status === 413) return t("import.file.tooLarge");
  return withoutPastedName(troubleText(failure, t));
}

/** A text as it stood when the typing rested last; at once when it was emptied. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(text), text === "" ? 0 : restMs);
    return () => window.clearTimeout(timer);
  }, [text]);
  return settled;
}

/** The same book for the same text, so that it is not read twice. */
function rememberingLast(make: (text: string) => Book | undefined): (text: string) => Book | undefined {
  let last: { text: string; book: Book | undefined } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, book: make(text) };
    return last.book;
  };
}

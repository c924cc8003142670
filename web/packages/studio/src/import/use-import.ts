import { type FormEvent, useDeferredValue, useMemo, useRef, useState } from "react";
import { useText } from "../i18n/language";
import { troubleText } from "../server/trouble";
import { useKeptText } from "../ui/kept-texts";
import { keptFiles, useKeptFile } from "./kept-files";
import { FileNotRead, readStoryFile } from "./read-file";
import { readStory } from "./read-story";
import { faultsOf, piecesOf, type Story, titleOf } from "./story";

/** How much one request may hold. */
const storyLimit = 8 * 1000 * 1000;

const isTooLong = (story: Story): boolean =>
  new TextEncoder().encode(JSON.stringify(story)).length > storyLimit;

export type Import = ReturnType<typeof useImport>;

/** What stands in the box `box`, text or file, and the story that it makes. `onStory` takes it. */
export function useImport(box: string, onStory: (story: Story) => Promise<void>) {
  const t = useText();
  const [text = "", setText, forgetText] = useKeptText(box);
  const [title, setTitle, forgetTitle] = useKeptText(`${box}.title`);
  const { file, lostName } = useKeptFile(box);
  const [trouble, setTrouble] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const takeFile = useFileReading(box, setBusy, setTrouble);
  const settledText = useDeferredValue(text);
  const pasted = useMemo(() => readStory(settledText), [settledText]);
  const story = file?.story ?? pasted;
  const canBeTaken = piecesOf(story).length > 0 && faultsOf(story).length === 0 && !isBusy;

  const hand = async (latest: Story) => {
    setTrouble(undefined);
    setBusy(true);
    try {
      await onStory({ ...latest, title: title?.trim() || titleOf(latest) || t("import.untitled") });
      // A file was taken instead of what was pasted: that is kept for another time.
      if (file === undefined) forgetText();
      keptFiles.forget(box, file);
      forgetTitle();
    } catch (failure) {
      setTrouble(troubleText(failure, t));
      setBusy(false);
    }
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!canBeTaken) return;
    // What was typed last may not have been read yet.
    const latest = file?.story ?? readStory(text);
    if (isTooLong(latest)) setTrouble(t("import.tooLong"));
    else await hand(latest);
  };

  return {
    text,
    setText,
    title: title ?? titleOf(story),
    setTitle,
    file,
    lostName,
    takeFile,
    forgetFile: () => keptFiles.forget(box),
    story,
    canBeTaken,
    isBusy,
    trouble,
    submit,
  };
}

/** Reads a file into the box, where it stands even when the box has been closed meanwhile. The last chosen one counts. */
function useFileReading(
  box: string,
  setBusy: (isBusy: boolean) => void,
  setTrouble: (trouble: string | undefined) => void,
): (chosen: File) => Promise<void> {
  const t = useText();
  const latest = useRef<File>(undefined);
  return async (chosen) => {
    latest.current = chosen;
    setTrouble(undefined);
    setBusy(true);
    try {
      const story = await readStoryFile(chosen);
      if (latest.current === chosen) keptFiles.keep(box, { name: chosen.name, story });
    } catch (failure) {
      if (latest.current === chosen)
        setTrouble(t(`import.file.${failure instanceof FileNotRead ? failure.trouble : "unreadable"}`));
    } finally {
      if (latest.current === chosen) setBusy(false);
    }
  };
}

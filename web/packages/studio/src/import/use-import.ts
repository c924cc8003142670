import { type FormEvent, useDeferredValue, useMemo, useState } from "react";
import { useText } from "../i18n/language";
import { troubleText } from "../server/trouble";
import { useKeptText } from "../ui/kept-texts";
import { keptFiles, useKeptFiles } from "./kept-files";
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
  const { file, lostName, isReading = false, trouble: fileTrouble } = useKeptFiles(box);
  const [trouble, setTrouble] = useState<string>();
  const [isHanding, setHanding] = useState(false);
  const isBusy = isHanding || isReading;
  const settledText = useDeferredValue(text);
  const pasted = useMemo(() => readStory(settledText), [settledText]);
  const story = file?.story ?? pasted;
  const canBeTaken = piecesOf(story).length > 0 && faultsOf(story).length === 0 && !isBusy;

  const hand = async (latest: Story) => {
    setTrouble(undefined);
    setHanding(true);
    try {
      await onStory({ ...latest, title: title?.trim() || titleOf(latest) || t("import.untitled") });
      // A file was taken instead of what was pasted: that is kept for another time.
      if (file === undefined) forgetText();
      keptFiles.forget(box, file);
      forgetTitle();
    } catch (failure) {
      setTrouble(troubleText(failure, t));
      setHanding(false);
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
    takeFile: (chosen: File) => {
      setTrouble(undefined);
      void keptFiles.take(box, chosen);
    },
    forgetFile: () => keptFiles.forget(box),
    story,
    canBeTaken,
    isBusy,
    trouble: trouble ?? (fileTrouble && t(`import.file.${fileTrouble}`)),
    submit,
  };
}

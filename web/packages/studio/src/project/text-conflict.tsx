import type { Segment } from "@storyflow/client";
import { useQueryClient } from "@tanstack/react-query";
import { useId, useRef } from "react";
import { useText } from "../i18n/language";
import { Button } from "../ui/button";
import { useNotice } from "../ui/notices";
import { useDesk } from "./project-context";
import { takeText } from "./text-news";

/** Two texts of one segment: shows the other one beneath the field, and lets the reader choose. */
export function TextConflict({ mine, theirs }: { mine: string; theirs: Segment }) {
  const t = useText();
  const { drafts } = useDesk();
  const queryClient = useQueryClient();
  const notice = useNotice();
  const titleId = useId();
  const section = useRef<HTMLElement>(null);
  // The buttons vanish with the conflict: the keyboard goes on in the text.
  const toText = () => section.current?.closest("article")?.querySelector("textarea")?.focus();
  const keepMine = () => {
    toText();
    void drafts.keepMine(theirs.id);
  };
  const takeMineAgain = () => {
    // Text that was written since then is newer, and the user did not ask to lose it.
    if (drafts.get(theirs.id) === undefined) drafts.type(theirs, mine);
    else notice({ text: t("conflict.writtenOn"), isTrouble: true });
  };
  const takeTheirs = () => {
    toText();
    takeText(queryClient, theirs);
    drafts.discard(theirs.id);
    notice({
      text: t("conflict.taken"),
      action: { label: t("undo"), run: takeMineAgain },
      seconds: secondsToUndo,
    });
  };
  return (
    <section
      ref={section}
      aria-labelledby={titleId}
      className="mt-3 flex flex-col gap-2 rounded-control bg-warn-soft px-4 py-3 text-small"
    >
      <div role="alert" className="text-warn">
        <p id={titleId} className="font-semibold">
          {t("conflict.title")}
        </p>
        <p>{t("conflict.why")}</p>
      </div>
      <blockquote
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable with the keyboard.
        tabIndex={0}
        aria-label={t("conflict.theirs")}
        className="story max-h-60 overflow-y-auto rounded-xs border-l-2 border-warn pl-3 whitespace-pre-wrap break-words"
      >
        {theirs.text_content === "" ? t("conflict.empty") : theirs.text_content}
      </blockquote>
      <div className="flex flex-wrap gap-2">
        <Button onClick={keepMine}>{t("conflict.keepMine")}</Button>
        <Button onClick={takeTheirs}>{t("conflict.takeTheirs")}</Button>
      </div>
    </section>
  );
}

/** Longer than for a removal: two texts want to be read. */
const secondsToUndo = 12;

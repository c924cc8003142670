import type { Segment } from "@storyflow/client";
import { type FormEvent, useState } from "react";
import { useText } from "../i18n/language";
import { titleFrom } from "../import/book";
import { textToShow } from "../server/story-texts";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { TextField } from "../ui/fields";
import type { SegmentActions } from "./use-segment-actions";

/** Whether the text of a segment is the title of the chapter that it begins, as in most books. */
export const isTitleItself = ({
  chapter,
  text_content,
}: Pick<Segment, "chapter" | "text_content">): boolean =>
  chapter !== null && chapter.title.trim() === text_content.trim();

/** Marks a beginning: a chapter by its title, a scene by an ornament. A title that is the text is not shown twice. */
export function BeginningMark({ segment }: { segment: Segment }) {
  const t = useText();
  if (segment.chapter) {
    return (
      <h2
        className={
          isTitleItself(segment)
            ? "sr-only"
            : "col-start-2 col-end-[-1] pt-6 pb-2 font-story text-title font-semibold sm:col-start-3 sm:pr-[5.75rem]"
        }
      >
        {segment.chapter.title}
      </h2>
    );
  }
  if (!segment.scene_break) return null;
  return (
    <p className="col-start-2 col-end-[-1] py-2 text-center text-muted sm:col-start-3 sm:pr-[5.75rem]">
      <span aria-hidden>⁂</span>
      <span className="sr-only">{t("segment.scene")}</span>
    </p>
  );
}

interface ChapterDialogProps {
  readonly segment: Segment;
  readonly actions: SegmentActions;
  readonly onClose: () => void;
}

const titleLimit = 300;

/** Names the chapter that begins at a segment. */
export function ChapterDialog({ segment, actions, onClose }: ChapterDialogProps) {
  const t = useText();
  const [title, setTitle] = useState(segment.chapter?.title ?? titleFrom(textToShow(segment)));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = { title: title.trim(), level: segment.chapter?.level ?? 1 };
    if (wanted.title !== "" && (await actions.setChapter(segment.id, wanted))) onClose();
  };
  return (
    <Dialog title={t("chapter.title")} onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={t("project.title")}
          value={title}
          maxLength={titleLimit}
          onChange={(event) => setTitle(event.target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button look="quiet" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" look="primary" disabled={title.trim() === ""}>
            {t("save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

import type { Segment } from "@storyflow/client";
import { type FormEvent, useState } from "react";
import { useText } from "../i18n/language";
import { titleFrom } from "../import/book";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { TextField } from "../ui/fields";
import type { SegmentActions } from "./use-segment-actions";

/** What begins at a segment: a chapter by its title, or a scene by an ornament. */
export function BeginningMark({ segment }: { segment: Segment }) {
  const t = useText();
  if (segment.chapter) {
    return (
      <h2 className="col-span-full pb-2 font-story text-heading font-semibold sm:col-start-2">
        {segment.chapter.title}
      </h2>
    );
  }
  if (!segment.scene_break) return null;
  return (
    <p className="col-span-full pb-2 text-center text-muted sm:col-start-2">
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
  const [title, setTitle] = useState(segment.chapter?.title ?? titleFrom(segment.text_content));
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
        <Button type="submit" look="primary" className="self-end" disabled={title.trim() === ""}>
          {t("save")}
        </Button>
      </form>
    </Dialog>
  );
}

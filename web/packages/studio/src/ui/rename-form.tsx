import type { FormEvent } from "react";
import { useText } from "../i18n/language";
import { Button } from "./button";
import { inputClasses } from "./fields";
import { useKeptText } from "./kept-texts";

interface RenameFormProps {
  readonly projectId: string;
  readonly title: string;
  /** True when it is renamed. */
  readonly onRename: (title: string) => Promise<boolean>;
  readonly onClose: () => void;
}

export const titleLimit = 255;

/** A title while it is changed. Escape puts it aside, as it stands; only *Cancel* gives it up. */
export function RenameForm({ projectId, title, onRename, onClose }: RenameFormProps) {
  const t = useText();
  const [kept, setDraft, forget] = useKeptText(`rename.${projectId}`);
  const draft = kept ?? title;
  const close = () => {
    forget();
    onClose();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = draft.trim();
    if (wanted === "" || wanted === title || (await onRename(wanted))) close();
  };
  return (
    <form onSubmit={submit} className="relative z-10 flex flex-wrap gap-2">
      <input
        // biome-ignore lint/a11y/noAutofocus: the reader has just asked for this field.
        autoFocus
        aria-label={t("project.title")}
        value={draft}
        maxLength={titleLimit}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && onClose()}
        className={`${inputClasses} min-w-0 flex-1 basis-full font-story sm:basis-60 text-heading`}
      />
      <Button type="submit" look="primary">
        {t("save")}
      </Button>
      <Button look="quiet" onClick={close}>
        {t("cancel")}
      </Button>
    </form>
  );
}

import { Pencil } from "lucide-react";
import { useRef, useState } from "react";
import { useText } from "../i18n/language";
import { IconButton } from "../ui/button";
import { RenameForm } from "../ui/rename-form";
import { useDesk } from "./project-context";

interface ProjectTitleProps {
  readonly title: string;
  readonly onRename: (title: string) => Promise<boolean>;
}

/** The title of the page, and a field in its place while it is changed. */
export function ProjectTitle({ title, onRename }: ProjectTitleProps) {
  const t = useText();
  const { projectId } = useDesk();
  const [isRenaming, setRenaming] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const close = () => {
    setRenaming(false);
    requestAnimationFrame(() => pencil.current?.focus());
  };
  if (isRenaming) {
    return (
      <>
        <h1 className="sr-only">{title}</h1>
        <RenameForm projectId={projectId} title={title} onRename={onRename} onClose={close} />
      </>
    );
  }
  return (
    <div className="flex items-start gap-1">
      <h1 tabIndex={-1} className="min-w-0 font-story text-display font-normal tracking-[-0.015em]">
        {title}
      </h1>
      <IconButton
        ref={pencil}
        label={t("project.rename")}
        className="text-muted"
        onClick={() => setRenaming(true)}
      >
        <Pencil size={18} aria-hidden />
      </IconButton>
    </div>
  );
}

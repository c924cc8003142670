import { Pencil } from "lucide-react";
import { useRef, useState } from "react";
import { useText } from "../i18n/language";
import { IconButton } from "../ui/button";
import { classes } from "../ui/classes";
import { RenameForm } from "../ui/rename-form";
import { useDesk } from "./project-context";

interface ProjectTitleProps {
  readonly title: string;
  readonly onRename: (title: string) => Promise<boolean>;
}

/** In the largest letters such a title would fill the window of a phone. */
const longTitle = 80;
const isLong = (title: string): boolean => [...title].length > longTitle;

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
    <div
      className={classes(
        "font-story text-balance",
        isLong(title) ? "text-heading sm:text-title" : "text-display",
      )}
    >
      <h1 tabIndex={-1} className="titled inline font-normal tracking-[-0.015em]">
        {title}
      </h1>
      {/* Holds the pencil at the last word. */}
      {"\u00a0"}
      <IconButton
        ref={pencil}
        label={t("project.rename")}
        className="-my-3 -ml-2 align-middle font-sans text-muted"
        onClick={() => setRenaming(true)}
      >
        <Pencil size={18} aria-hidden />
      </IconButton>
    </div>
  );
}

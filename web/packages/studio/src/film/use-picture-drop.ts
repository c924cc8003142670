import { type DragEvent, useState } from "react";
import { carriesFiles } from "../ui/use-file-drop";

/** Makes an element a place to drop any number of files; those that are dropped on a place within it are that one's. */
export function usePictureDrop(take: (files: File[]) => void, isOpen = true) {
  const [isOver, setOver] = useState(false);
  return {
    isOver,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!carriesFiles(event) || !isOpen) return;
        if (event.isDefaultPrevented()) return setOver(false);
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      },
      onDrop: (event: DragEvent) => {
        setOver(false);
        const files = [...event.dataTransfer.files];
        if (event.isDefaultPrevented() || !isOpen || files.length === 0) return;
        event.preventDefault();
        take(files);
      },
    },
  };
}

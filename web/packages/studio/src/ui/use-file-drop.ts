import { type DragEvent, useState } from "react";

export const carriesFiles = (event: { dataTransfer: DataTransfer | null }): boolean =>
  event.dataTransfer?.types.includes("Files") ?? false;

/** Makes an element a place to drop a file. `take` is handed the first one that is `wanted`. */
export function useFileDrop(take: (file: File) => void, isWanted: (file: File) => boolean = () => true) {
  const [isOver, setOver] = useState(false);
  return {
    isOver,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      },
      onDrop: (event: DragEvent) => {
        setOver(false);
        const file = [...event.dataTransfer.files].find(isWanted);
        if (!file) return;
        event.preventDefault();
        take(file);
      },
    },
  };
}

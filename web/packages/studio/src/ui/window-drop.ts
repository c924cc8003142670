import { useEffect, useRef, useSyncExternalStore } from "react";
import { Cell } from "../ground/cell";
import { carriesFiles } from "./use-file-drop";

type Take = (file: File) => void;

/** The functions that take a file dropped anywhere in the window; the newest comes first. */
const takers = new Cell<readonly Take[]>([]);
const isOver = new Cell(false);

/**
 * A browser opens a file that is dropped where nothing takes it, and so leaves the page. Here such a file goes to the
 * page's taker, or nowhere.
 */
export function watchForDrops(): void {
  window.addEventListener("dragover", (event) => {
    if (!carriesFiles(event) || event.dataTransfer === null) return;
    isOver.set(takers.get().length > 0);
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (takers.get().length === 0) event.dataTransfer.dropEffect = "none";
  });
  window.addEventListener("dragleave", (event) => {
    // Without a target the pointer has left the window.
    if (event.relatedTarget === null) isOver.set(false);
  });
  window.addEventListener("drop", (event) => {
    isOver.set(false);
    if (!carriesFiles(event) || event.defaultPrevented) return;
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file !== undefined) takers.get()[0]?.(file);
  });
}

/** Takes what is dropped anywhere in the window. True while a file is carried over it. */
export function useWindowDrop(take: Take): boolean {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const taker: Take = (file) => latest.current(file);
    takers.set([taker, ...takers.get()]);
    return () => takers.set(takers.get().filter((other) => other !== taker));
  }, []);
  return useSyncExternalStore(isOver.subscribe, isOver.get);
}

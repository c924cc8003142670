import { useSyncExternalStore } from "react";
import { type KeptTexts, keptTexts } from "../ui/kept-texts";
import type { Story } from "./story";

/** A chosen file, as it was read. */
export interface ChosenFile {
  readonly name: string;
  readonly story: Story;
}

/** Files that were chosen in boxes which were closed before they were used. A reload leaves only their names. */
export class KeptFiles {
  private readonly texts: KeptTexts;
  private readonly files = new Map<string, ChosenFile>();
  private readonly listeners = new Set<() => void>();

  constructor(texts: KeptTexts) {
    this.texts = texts;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get(box: string): ChosenFile | undefined {
    return this.files.get(box);
  }

  /** The name of a file that was chosen before a reload, which took its content. */
  lostName(box: string): string | undefined {
    return this.files.has(box) ? undefined : this.texts.get(nameKey(box));
  }

  keep(box: string, file: ChosenFile): void {
    this.files.set(box, file);
    this.texts.set(nameKey(box), file.name);
    this.tell();
  }

  /** The file was used, or given up. With `used`, another one that was chosen meanwhile stays. */
  forget(box: string, used = this.files.get(box)): void {
    if (this.files.get(box) !== used) return;
    this.files.delete(box);
    this.texts.forget(nameKey(box));
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

const nameKey = (box: string): string => `${box}.file`;

export const keptFiles = new KeptFiles(keptTexts);

export function useKeptFile(box: string): { file: ChosenFile | undefined; lostName: string | undefined } {
  const file = useSyncExternalStore(keptFiles.subscribe, () => keptFiles.get(box));
  const lostName = useSyncExternalStore(keptFiles.subscribe, () => keptFiles.lostName(box));
  return { file, lostName };
}

import { useSyncExternalStore } from "react";
import { type KeptTexts, keptTexts } from "../ui/kept-texts";
import { largestBook } from "./book";

/** The file in a box, or the traces of one. */
export interface BoxFiles {
  readonly file?: File | undefined;
  /** The file that was chosen last is larger than the server takes. */
  readonly isTooLarge?: boolean;
  /** The name of a file that was chosen before a reload, which took its content. */
  readonly lostName?: string | undefined;
}

/** The files of all boxes. One that was chosen stays until it is used, whether its box is open or not. */
export class KeptFiles {
  private readonly names: KeptTexts;
  private readonly boxes = new Map<string, BoxFiles>();
  private readonly listeners = new Set<() => void>();

  /** `names` keeps those of the files over a reload. */
  constructor(names: KeptTexts) {
    this.names = names;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get(box: string): BoxFiles {
    const known = this.boxes.get(box) ?? { lostName: this.names.get(nameKey(box)) };
    this.boxes.set(box, known);
    return known;
  }

  /** Puts a file into the box, in place of the one before; one that is too large changes nothing but says so. */
  take(box: string, chosen: File): void {
    if (chosen.size > largestBook) {
      this.put(box, { ...this.get(box), isTooLarge: true });
      return;
    }
    this.names.set(nameKey(box), chosen.name);
    this.put(box, { file: chosen });
  }

  /** The file was used, or given up. With `used`, another one that was chosen meanwhile stays. */
  forget(box: string, used = this.get(box).file): void {
    if (this.get(box).file !== used) return;
    this.names.forget(nameKey(box));
    this.put(box, {});
  }

  private put(box: string, files: BoxFiles): void {
    this.boxes.set(box, files);
    for (const listener of this.listeners) listener();
  }
}

const nameKey = (box: string): string => `${box}.file`;

export const keptFiles = new KeptFiles(keptTexts);

export const useKeptFiles = (box: string): BoxFiles =>
  useSyncExternalStore(keptFiles.subscribe, () => keptFiles.get(box));

import { useSyncExternalStore } from "react";
import { type KeptTexts, keptTexts } from "../ui/kept-texts";
import { FileNotRead, type FileTrouble, readStoryFile } from "./read-file";
import type { Story } from "./story";

/** A chosen file, as it was read. */
export interface ChosenFile {
  readonly name: string;
  readonly story: Story;
}

export interface KeptFilePorts {
  readonly read: (file: File) => Promise<Story>;
  /** Keeps the names over a reload. */
  readonly texts: KeptTexts;
}

/** What a box knows of files. */
export interface BoxFiles {
  readonly file?: ChosenFile | undefined;
  readonly isReading?: boolean;
  /** Why the file that was chosen last could not be read. */
  readonly trouble?: FileTrouble | undefined;
  /** The name of a file that was chosen before a reload, which took its content. */
  readonly lostName?: string | undefined;
}

/** The files of all boxes. One that was chosen stays until it is used, whether its box is open or not. */
export class KeptFiles {
  private readonly ports: KeptFilePorts;
  private readonly boxes = new Map<string, BoxFiles>();
  private readonly latest = new Map<string, File>();
  private readonly listeners = new Set<() => void>();

  constructor(ports: KeptFilePorts) {
    this.ports = ports;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get(box: string): BoxFiles {
    const known = this.boxes.get(box) ?? { lostName: this.ports.texts.get(nameKey(box)) };
    this.boxes.set(box, known);
    return known;
  }

  /** Reads a file into the box; of several the one that was chosen last counts. */
  async take(box: string, chosen: File): Promise<void> {
    const before = this.get(box);
    this.latest.set(box, chosen);
    this.put(box, { ...before, isReading: true, trouble: undefined });
    const now = await this.ports.read(chosen).then(
      (story): BoxFiles => ({ file: { name: chosen.name, story } }),
      (failure: unknown): BoxFiles => ({ ...before, isReading: false, trouble: troubleOf(failure) }),
    );
    if (this.latest.get(box) !== chosen) return;
    if (now.file && now.file !== before.file) this.ports.texts.set(nameKey(box), now.file.name);
    this.put(box, now);
  }

  /** The file was used, or given up. With `used`, another one that was chosen meanwhile stays. */
  forget(box: string, used = this.get(box).file): void {
    if (this.get(box).file !== used || this.get(box).isReading) return;
    this.ports.texts.forget(nameKey(box));
    this.put(box, {});
  }

  private put(box: string, files: BoxFiles): void {
    this.boxes.set(box, files);
    for (const listener of this.listeners) listener();
  }
}

const nameKey = (box: string): string => `${box}.file`;

const troubleOf = (failure: unknown): FileTrouble =>
  failure instanceof FileNotRead ? failure.trouble : "unreadable";

export const keptFiles = new KeptFiles({ read: readStoryFile, texts: keptTexts });

export const useKeptFiles = (box: string): BoxFiles =>
  useSyncExternalStore(keptFiles.subscribe, () => keptFiles.get(box));

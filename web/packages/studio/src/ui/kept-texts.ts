import { useCallback, useState } from "react";

/** Where kept texts survive a reload; each tab has its own. */
export interface KeptTextPorts {
  readonly storage: Storage | undefined;
  readonly setTimer: (run: () => void, ms: number) => number;
}

const prefix = "storyflow.kept/";
const restMs = 300;
/** A longer text is kept as long as the page only. Browsers give a tab some five million letters. */
export const longestKeptText = 1_000_000;

/** The texts of boxes and forms, kept while they are closed, until they are used. */
export class KeptTexts {
  private readonly ports: KeptTextPorts;
  private readonly texts = new Map<string, string>();
  private readonly unwritten = new Set<string>();

  constructor(ports: KeptTextPorts) {
    this.ports = ports;
  }

  get(name: string): string | undefined {
    return this.texts.get(name) ?? this.read(name);
  }

  set(name: string, text: string): void {
    this.texts.set(name, text);
    if (this.unwritten.size === 0) this.ports.setTimer(this.write, restMs);
    this.unwritten.add(name);
  }

  /** The text was used, or given up. */
  forget(name: string): void {
    this.texts.delete(name);
    this.unwritten.delete(name);
    this.ports.storage?.removeItem(prefix + name);
  }

  /** Writes what the storage does not have yet: when the typing rests, or when the page goes away. */
  readonly write = (): void => {
    for (const name of this.unwritten) this.store(prefix + name, this.texts.get(name) ?? "");
    this.unwritten.clear();
  };

  private store(key: string, text: string): void {
    const { storage } = this.ports;
    try {
      if (text === "" || text.length > longestKeptText) storage?.removeItem(key);
      else storage?.setItem(key, text);
    } catch {
      // A full storage: the text lives as long as the page, and no older one comes back in its place.
      storage?.removeItem(key);
    }
  }

  private read(name: string): string | undefined {
    return this.ports.storage?.getItem(prefix + name) ?? undefined;
  }
}

/** Private windows may refuse storage. */
function tabStorage(): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}

export const keptTexts = new KeptTexts({
  storage: tabStorage(),
  setTimer: (run, ms) => window.setTimeout(run, ms),
});

/** Like `useState` for a text that outlives its box; undefined until something was typed, and when it is forgotten. */
export function useKeptText(
  name: string,
): readonly [text: string | undefined, set: (text: string) => void, forget: () => void] {
  const [text, setText] = useState(() => keptTexts.get(name));
  const set = useCallback(
    (wanted: string) => {
      keptTexts.set(name, wanted);
      setText(wanted);
    },
    [name],
  );
  const forget = useCallback(() => {
    keptTexts.forget(name);
    setText(undefined);
  }, [name]);
  return [text, set, forget];
}

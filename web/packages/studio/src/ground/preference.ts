import { Cell } from "./cell";

/** A choice that this browser remembers, or just this page where storage is forbidden. */
export class Preference<Value extends string> extends Cell<Value> {
  constructor(name: string, isValid: (value: string) => value is Value, fallback: () => Value) {
    const key = `storyflow.${name}`;
    const stored = read(key);
    super(stored !== null && isValid(stored) ? stored : fallback());
    this.subscribe(() => write(key, this.get()));
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    if (value === "") localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Private windows may refuse storage; the choice then lasts as long as the page.
  }
}

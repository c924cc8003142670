import { en } from "../i18n/en";
import type { PlainKey, Translate } from "../i18n/translate";

const keyOf = (reason: string): string => `import.leftOut.why.${reason}`;
const isKnown = (key: string): key is PlainKey => key in en;

/** Why a text was left out, in the reader's language where we know the reason; else as the server says it. */
export function reasonText(reason: string, t: Translate): string {
  const key = keyOf(reason);
  return isKnown(key) ? t(key) : reason;
}

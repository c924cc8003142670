/** The server's words about a book, in the reader's language where we know them; else as the server says them. */
import { en } from "../i18n/en";
import type { PlainKey, Translate } from "../i18n/translate";

const isKnown = (key: string): key is PlainKey => key in en;

function inOurs(key: string, said: string, t: Translate): string {
  return isKnown(key) ? t(key) : said;
}

/** Why a text was left out. */
export const reasonText = (reason: string, t: Translate): string =>
  inOurs(`import.leftOut.why.${reason}`, reason, t);

/** The kind of a book; an encoding in brackets stays as it is. */
export function formatText(format: string, t: Translate): string {
  const [, name = format, encoding = ""] = /^(.*?)( \(.*\))?$/.exec(format) ?? [];
  return inOurs(`import.format.${name}`, name, t) + encoding;
}

/** Where a text stands in its file: `line 12`, `page 3`, or the name of a document in the file. */
export function placeText(place: string, t: Translate): string {
  const [, what, digits] = /^(line|page|paragraph) (\d+)$/.exec(place) ?? [];
  const number = Number(digits);
  switch (what) {
    case "line":
      return t("import.leftOut.place.line", { number });
    case "page":
      return t("import.leftOut.place.page", { number });
    case "paragraph":
      return t("import.leftOut.place.paragraph", { number });
    default:
      return place;
  }
}

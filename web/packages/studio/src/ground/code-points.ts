/** The server counts code points, a JavaScript string UTF-16 units. */
export function codePointsBefore(text: string, unit: number): number {
  return [...text.slice(0, unit)].length;
}

/** Where each code point begins, in UTF-16 units, and the end of the text. */
export function unitOffsets(text: string): number[] {
  const offsets: number[] = [];
  let unit = 0;
  for (const point of text) {
    offsets.push(unit);
    unit += point.length;
  }
  offsets.push(unit);
  return offsets;
}

/**
 * The code point at which the server is to split, for a cursor in the text as it is written here: the server holds
 * the text without the blanks around it. Undefined where one half would be blank.
 */
export function splitPoint(text: string, cursor: number): number | undefined {
  const before = text.slice(0, cursor);
  if (before.trim() === "" || text.slice(cursor).trim() === "") return undefined;
  return codePointsBefore(before.trimStart(), before.length);
}

/** Segments that were marked, to do one thing with all of them. Values; every change makes a new one. */
export interface Marks {
  readonly ids: ReadonlySet<string>;
  /** Where the next range begins. */
  readonly anchor: string | undefined;
}

export const noMarks: Marks = { ids: new Set(), anchor: undefined };

export function toggled(marks: Marks, id: string): Marks {
  const ids = new Set(marks.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id };
}

/** With all from the anchor (or `from` where there is none) up to this one, in the order of the story. */
export function extended(
  marks: Marks,
  order: readonly string[],
  from: string | undefined,
  to: string,
): Marks {
  const anchor = marks.anchor ?? from ?? to;
  const [one, other] = [order.indexOf(anchor), order.indexOf(to)];
  if (one < 0 || other < 0) return toggled(marks, to);
  const range = order.slice(Math.min(one, other), Math.max(one, other) + 1);
  return { ids: new Set([...marks.ids, ...range]), anchor };
}

export const allMarked = (order: readonly string[]): Marks => ({ ids: new Set(order), anchor: order[0] });

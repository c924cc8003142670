import type { Segment } from "@storyflow/client";

const mostNumbers = 5;

/** The numbers of some segments of a story, from 1, such as `2, 5, 7`; of many only the first. */
export function numbersOf(some: readonly Segment[], all: readonly Segment[]): string {
  const wanted = new Set(some.slice(0, mostNumbers).map(({ id }) => id));
  const numbers = all.flatMap(({ id }, index) => (wanted.has(id) ? [index + 1] : []));
  return some.length > mostNumbers ? `${numbers.join(", ")}, …` : numbers.join(", ");
}

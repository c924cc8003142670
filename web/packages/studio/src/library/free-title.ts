import type { Project } from "@storyflow/client";

const limit = 200;

/** The title itself, or with the first number that no other story has. */
export function freeTitle(title: string, taken: readonly Pick<Project, "title">[]): string {
  const titles = new Set(taken.map((project) => project.title.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const mark = number === 1 ? "" : ` (${number})`;
    const wanted = title.slice(0, limit - mark.length) + mark;
    if (!titles.has(wanted.toLowerCase())) return wanted;
  }
}

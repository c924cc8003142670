/** Facts in one line, parted by dots. A line breaks between two of them, never within one: "92 kB" stays together. */
export const factLine = (facts: readonly string[]): string =>
  facts.map((fact) => fact.replaceAll(" ", "\u00A0")).join(" · ");

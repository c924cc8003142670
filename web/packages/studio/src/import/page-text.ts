const blocks = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, blockquote, figcaption, pre, td, th, div, section";
const unspoken = "script, style, nav, template, svg, math, sup a, [hidden], [epub\\:type~='pagebreak']";

/** The paragraphs of a page of HTML or XHTML, in reading order: the text of each block that holds no other block. */
export function paragraphsOfPage(page: Document): string[] {
  const body = page.body ?? page.documentElement;
  for (const element of body.querySelectorAll(unspoken)) element.remove();
  const innermost = [...body.querySelectorAll(blocks)].filter(
    (block) => block.querySelector(blocks) === null,
  );
  const sources = innermost.length > 0 ? innermost : [body];
  return sources.map(textOf).filter((text) => text !== "");
}

function textOf(block: Element): string {
  for (const lineBreak of block.querySelectorAll("br")) lineBreak.replaceWith("\n");
  return (block.textContent ?? "")
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "")
    .join(" ");
}

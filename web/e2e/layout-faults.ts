/** Faults in the layout of a page, as far as a program can see them. */
import type { Page } from "@playwright/test";

/** The smallest side of a control that a finger has to meet (WCAG 2.5.8), in pixels. */
const targetSize = 24;

/**
 * The elements that are sideways, cut, or too small to press, each in words; none on a good page. Words that are
 * shortened with an ellipsis must be readable in full in their title or in that of an element around them.
 */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate((size) => {
    const faults: string[] = [];
    const shown = (element: Element): string =>
      `<${element.tagName.toLowerCase()} class="${element.className}"> “${(element.textContent ?? "").trim().slice(0, 60)}”`;
    const isSeen = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect();
      return (
        width > 1 &&
        height > 1 &&
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      );
    };
    /** Where the words are that stand in the element itself. */
    const linesOf = (element: Element): DOMRect[] =>
      [...element.childNodes].flatMap((node) => {
        if (node.nodeType !== Node.TEXT_NODE || !node.nodeValue?.trim()) return [];
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()];
      });

    /** It stands in a row that is moved sideways, where words beyond the edge are to be expected. */
    const isInRow = (element: Element): boolean => {
      for (let around = element.parentElement; around; around = around.parentElement)
        if (getComputedStyle(around).overflowX === "auto" && around.scrollWidth > around.clientWidth)
          return true;
      return false;
    };

    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth)
      faults.push(`the page is ${root.scrollWidth - root.clientWidth} px wider than the window`);

    for (const element of document.body.querySelectorAll<HTMLElement>("*")) {
      if (!isSeen(element)) continue;
      const style = getComputedStyle(element);
      const isTitled = element.closest("[title]") !== null;
      const isField = element.matches("textarea, input, select");
      const tooWide = element.scrollWidth - element.clientWidth;
      const tooHigh = element.scrollHeight - element.clientHeight;
      if (style.display !== "inline" && !isField && style.overflowX === "hidden" && tooWide > 1) {
        if (style.textOverflow !== "ellipsis") faults.push(`${tooWide} px are cut off: ${shown(element)}`);
        else if (!isTitled) faults.push(`shortened, and nowhere in full: ${shown(element)}`);
      }
      // A clamped text ends in an ellipsis: it is a foretaste of what stands in full elsewhere.
      const isClamped = style.webkitLineClamp !== "none";
      if (!isField && style.overflowY === "hidden" && tooHigh > 2 && !isClamped)
        faults.push(`${tooHigh} px are cut off below: ${shown(element)}`);
      if (element.matches("dialog, [popover], [data-scrolls]") && style.overflowX !== "hidden" && tooWide > 1)
        faults.push(`scrolls sideways: ${shown(element)}`);
      const isShortened = style.textOverflow === "ellipsis";
      for (const { left, right } of isShortened ? [] : linesOf(element))
        if ((right > root.clientWidth + 1 || left < -1) && !isInRow(element))
          faults.push(`out of the window: ${shown(element)}`);
      const button = element.matches("button, a") ? element : null;
      if (button && style.display !== "inline" && style.overflowX === "visible" && tooWide > 1)
        faults.push(`words ${tooWide} px wider than their button: ${shown(element)}`);
      if (
        element.matches("button, select, input, [role=slider], [role=menuitem], [role=option], summary, a")
      ) {
        const target = element.closest("label") ?? element;
        const { width, height } = target.getBoundingClientRect();
        const isInText = element.matches("a") && style.display === "inline";
        if (!isInText && (width < size || height < size))
          faults.push(`${Math.round(width)} x ${Math.round(height)} px to press: ${shown(element)}`);
      }
    }
    return [...new Set(faults)];
  }, targetSize);
}

/**
 * Stands in for the package react-style-singleton (see vite.config.ts), which the dialogs of Radix use to keep the
 * page behind them still. The original adds a <style> element; the Content-Security-Policy allows none, but it
 * does allow style sheets that a script adopts.
 */
import { useEffect } from "react";

function createSheet() {
  let users = 0;
  let sheet: CSSStyleSheet | undefined;
  return {
    add(css: string) {
      users += 1;
      if (users > 1 || !("adoptedStyleSheets" in document)) {
        return;
      }
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    },
    remove() {
      users -= 1;
      if (users > 0 || sheet === undefined) {
        return;
      }
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
      sheet = undefined;
    },
  };
}

export const stylesheetSingleton = createSheet;

export function styleHookSingleton() {
  const sheet = createSheet();
  // biome-ignore lint/correctness/noComponentHookFactories: the shape of the package that this stands in for
  return function useStyle(css: string, dynamic?: boolean) {
    // As in the original: a change of the text counts only when the caller says that it may change.
    const watched = dynamic ? css : undefined;
    // biome-ignore lint/correctness/useExhaustiveDependencies: see above
    useEffect(() => {
      sheet.add(css);
      return () => sheet.remove();
    }, [watched]);
  };
}

export function styleSingleton() {
  const useStyle = styleHookSingleton();
  // biome-ignore lint/correctness/noComponentHookFactories: as above; called once for each module
  return function Style({ styles, dynamic }: { styles: string; dynamic?: boolean }) {
    useStyle(styles, dynamic);
    return null;
  };
}

import type { ReactNode } from "react";

/**
 * Fields of the style that belong together, parted from the others by a line. A field takes a finger's press over more
 * height than it shows: the rows lie closer by that.
 */
export function StyleGroup({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-col gap-4 border-t border-line pt-4 [&_.slider]:-my-2 [&>label]:-my-2">
      {children}
    </div>
  );
}

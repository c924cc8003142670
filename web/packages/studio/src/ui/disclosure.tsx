import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes";

interface DisclosureProps {
  readonly summary: string;
  readonly children: ReactNode;
  readonly className?: string;
}

/** Something that is folded away until someone wants to know it; the mark in front of its name says so. */
export function Disclosure({ summary, children, className }: DisclosureProps) {
  return (
    <details className={classes("text-small", className)}>
      <summary className="flex min-h-touch w-fit list-none items-center gap-1.5 rounded-control py-1 font-medium text-muted hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight
          size={16}
          aria-hidden
          className="shrink-0 transition-transform [details[open]>summary>&]:rotate-90"
        />
        {summary}
      </summary>
      {children}
    </details>
  );
}

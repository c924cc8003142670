import { type ReactNode, useEffect, useRef } from "react";
import { classes } from "../ui/classes";

interface DockProps {
  readonly label: string;
  readonly children: ReactNode;
  /** The columns of the page and its middle one, below which the dock lies; without them it lies in the middle. */
  readonly place?: { readonly columns: string; readonly middle: string };
}

/**
 * The foot of the page, always in reach. Other parts down there read in `--dock` how high it is, and in `--dock-shift`
 * how far beside the middle of the window it lies.
 */
export function Dock({ label, children, place }: DockProps) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const root = document.documentElement;
    const tell = () => {
      const { left, width, height } = panel.current?.getBoundingClientRect() ?? {
        left: 0,
        width: 0,
        height: 0,
      };
      root.style.setProperty("--dock", `${height}px`);
      root.style.setProperty("--dock-shift", `${left + width / 2 - root.clientWidth / 2}px`);
    };
    const observer = new ResizeObserver(tell);
    if (panel.current) observer.observe(panel.current);
    observer.observe(root);
    return () => {
      observer.disconnect();
      root.style.removeProperty("--dock");
      root.style.removeProperty("--dock-shift");
    };
  }, []);
  return (
    <div className={classes("pointer-events-none fixed inset-x-0 bottom-0 z-30", place?.columns)}>
      <section
        ref={panel}
        aria-label={label}
        className={classes(
          "bg-[linear-gradient(to_top,var(--paper)_calc(100%-1rem),transparent)] px-2 pt-6 pb-2 sm:pb-4",
          place === undefined ? "mx-auto max-w-[54rem] sm:px-4" : classes(place.middle, "sm:px-0"),
        )}
      >
        <div className="pointer-events-auto rounded-panel border border-line bg-surface shadow-raised">
          {children}
        </div>
      </section>
    </div>
  );
}

import { type ReactNode, useEffect, useRef } from "react";

/** The foot of the page, always in reach. What else sits down there asks `--dock` how high it is. */
export function Dock({ label, children }: { label: string; children: ReactNode }) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const root = document.documentElement;
    const observer = new ResizeObserver(() => {
      root.style.setProperty("--dock", `${panel.current?.offsetHeight ?? 0}px`);
    });
    if (panel.current) observer.observe(panel.current);
    return () => {
      observer.disconnect();
      root.style.removeProperty("--dock");
    };
  }, []);
  return (
    <section
      ref={panel}
      aria-label={label}
      className="pointer-events-none fixed inset-x-0 bottom-0 z-30 bg-linear-to-t from-paper to-transparent px-2 pt-6 pb-2 sm:px-4 sm:pb-4"
    >
      <div className="pointer-events-auto mx-auto max-w-[52rem] overflow-hidden rounded-panel border border-line bg-surface shadow-raised">
        {children}
      </div>
    </section>
  );
}

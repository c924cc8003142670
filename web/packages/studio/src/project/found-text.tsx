import { Fragment, useEffect, useRef, useSyncExternalStore } from "react";
import { placesIn } from "./find";
import { useDesk } from "./project-context";

/** A text with the places marked that are searched for, and the one where the reader is more than the others. */
export function FoundText({ segmentId, text }: { segmentId: string; text: string }) {
  const desk = useDesk();
  const search = useSyncExternalStore(desk.search.subscribe, desk.search.get);
  if (search === undefined || search.text === "") return text;
  const places = placesIn(text, search);
  const isHere = (from: number) => search.at?.id === segmentId && search.at.from === from;
  return (
    <>
      {places.map(({ from, to }, index) => (
        <Fragment key={from}>
          {text.slice(places[index - 1]?.to ?? 0, from)}
          {isHere(from) ? (
            <MarkHere text={text.slice(from, to)} />
          ) : (
            <mark className="rounded-[0.2em] bg-warn-soft text-transparent">{text.slice(from, to)}</mark>
          )}
        </Fragment>
      ))}
      {text.slice(places.at(-1)?.to ?? 0)}
    </>
  );
}

/** The place where the reader is comes into sight, clear of what covers the window above and below. */
function MarkHere({ text }: { text: string }) {
  const mark = useRef<HTMLElement>(null);
  useEffect(() => {
    // Its answer is a promise in newer browsers, which is no way to end an effect.
    void mark.current?.scrollIntoView?.({ block: "nearest" });
  }, []);
  return (
    <mark
      ref={mark}
      data-here
      className="scroll-mt-56 scroll-mb-10 rounded-[0.2em] bg-spoken text-transparent shadow-[0_0_0_0.12em_var(--spoken)]"
    >
      {text}
    </mark>
  );
}

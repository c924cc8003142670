import type { Segment } from "@storyflow/client";
import { ArrowDown, ArrowUp, CaseSensitive, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useText } from "../i18n/language";
import { Button, IconButton } from "../ui/button";
import { inputClasses } from "../ui/fields";
import { isSameMatch, longestSearch } from "./find";
import { useDesk } from "./project-context";
import { type FindDesk, useFind } from "./use-find";

interface FindBarProps {
  readonly segments: readonly Segment[];
  /** Changes each time that the search is asked for, open or not. */
  readonly asked: number;
  readonly onClose: () => void;
}

/** Searches all texts of the story, and replaces what is found. */
export function FindBar({ segments, asked, onClose }: FindBarProps) {
  const t = useText();
  const { reveal } = useDesk();
  const find = useFind(segments);
  const [by, setBy] = useState("");
  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time it is asked for the field is ready to be written anew.
  useEffect(() => {
    field.current?.select();
  }, [asked]);
  const close = () => {
    onClose();
    if (find.at) reveal.set({ id: find.at.id, focus: "card" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  };
  return (
    <search
      aria-label={t("find.open")}
      onKeyDown={onKeyDown}
      className="sticky top-[calc(3.5rem+var(--banners,0px))] z-20 mb-3 grid grid-cols-[minmax(0,1fr)] items-center gap-x-3 gap-y-1.5 border-b border-line bg-paper px-3 pt-1.5 pb-2.5 sm:grid-cols-[minmax(0,1fr)_auto] sm:px-0 sm:pl-20"
    >
      <input
        ref={field}
        type="text"
        aria-label={t("find.label")}
        placeholder={t("find.label")}
        maxLength={longestSearch}
        value={find.text}
        onChange={(event) => find.search(event.target.value, find.matchCase)}
        onKeyDown={(event) => {
          if (event.key === "Enter") find.step(event.shiftKey ? -1 : 1);
        }}
        className={inputClasses}
      />
      <FindSteps find={find} onClose={close} />
      <input
        type="text"
        aria-label={t("find.by")}
        placeholder={t("find.by")}
        value={by}
        maxLength={longestReplacement}
        onChange={(event) => setBy(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") find.replace(by);
        }}
        className={inputClasses}
      />
      <div className="flex gap-2">
        <Button
          className="flex-1"
          disabled={!find.at || find.isReplacing}
          onClick={() => {
            // With the last place the button can do nothing more, and the keyboard must not be lost with it.
            if (find.matches.length <= 1) field.current?.focus();
            find.replace(by);
          }}
        >
          {t("find.replace")}
        </Button>
        <Button
          className="flex-1"
          disabled={find.matches.length === 0 || find.isReplacing}
          onClick={() => {
            field.current?.focus();
            void find.replaceAll(by);
          }}
        >
          {t("find.replaceAll")}
        </Button>
      </div>
    </search>
  );
}

const longestReplacement = 1000;

/** How many there are, and the way from one to the next. */
function FindSteps({ find, onClose }: { find: FindDesk; onClose: () => void }) {
  const t = useText();
  const { matches, at, text, matchCase } = find;
  const number = matches.findIndex((match) => isSameMatch(match, at)) + 1;
  return (
    <div className="flex items-center max-sm:-mr-3">
      <p role="status" className="figures min-w-24 flex-1 pr-1 text-fine text-muted">
        {text !== "" &&
          (matches.length === 0 ? t("find.none") : t("find.count", { number, total: matches.length }))}
      </p>
      <IconButton
        label={t("find.matchCase")}
        aria-pressed={matchCase}
        className={matchCase ? "bg-accent-soft text-accent" : "text-muted"}
        onClick={() => find.search(text, !matchCase)}
      >
        <CaseSensitive size={20} aria-hidden />
      </IconButton>
      <IconButton label={t("find.previous")} disabled={matches.length === 0} onClick={() => find.step(-1)}>
        <ArrowUp size={18} aria-hidden />
      </IconButton>
      <IconButton label={t("find.next")} disabled={matches.length === 0} onClick={() => find.step(1)}>
        <ArrowDown size={18} aria-hidden />
      </IconButton>
      <IconButton label={t("close")} onClick={onClose}>
        <X size={18} aria-hidden />
      </IconButton>
    </div>
  );
}

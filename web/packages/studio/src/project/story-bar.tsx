import type { ProjectDetail } from "@storyflow/client";
import { useQuery } from "@tanstack/react-query";
import {
  Clapperboard,
  Command,
  Copy,
  Download,
  Ellipsis,
  ListTree,
  RefreshCw,
  Search,
  SlidersHorizontal,
  Trash2,
} from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { filmAddress, goTo, Link } from "../ground/router";
import { useText, useWording } from "../i18n/language";
import { settingsQuery, voicesQuery } from "../server/queries";
import { nameOf } from "../settings/voice-list";
import { Button, buttonClasses, IconButton } from "../ui/button";
import { classes } from "../ui/classes";
import { Menu } from "../ui/menu";
import { useFitting } from "../ui/use-fitting";
import { ExportDialog } from "./export-dialog";
import { NarrateAllButton, type NarrateRoom } from "./narrate-all-button";
import { OutlineSheet } from "./outline";
import { countSegments } from "./segment-state";
import type { BatchDesk } from "./use-batch";
import { useDuplicate } from "./use-duplicate";
import { useEdited } from "./use-edited";
import { useProjectChange } from "./use-project-change";
import { useStoryRemoval } from "./use-story-removal";
import { VoiceDialog } from "./voice-dialog";

/** The sheets that open above the page for the whole story. */
export type StorySheet = "voice" | "export" | "outline";

interface StoryBarProps {
  readonly project: ProjectDetail;
  readonly batch: BatchDesk;
  readonly hasChapters: boolean;
  readonly sheet: StorySheet | undefined;
  readonly onSheet: (sheet: StorySheet | undefined) => void;
  readonly onFind: () => void;
  readonly onPalette: () => void;
}

/** Actions on the whole story: a slim bar that stays in sight, with the title once that of the page is out of sight. */
export function StoryBar({ project, batch, hasChapters, sheet, ...ways }: StoryBarProps) {
  const { onSheet, onFind, onPalette } = ways;
  const { t, language } = useWording();
  const edited = useEdited(project);
  const count = useMemo(() => countSegments(project.segments, edited), [project.segments, edited]);
  const [mark, isStuck] = useStuck();
  const row = useRef<HTMLDivElement>(null);
  const steps = useFitting(
    row,
    lastStep,
    [language, isStuck, count.missing, count.stale, project.estimated_seconds, project.voice_id].join(" "),
  );
  return (
    <>
      <div ref={mark} aria-hidden className="h-px" />
      <div
        ref={row}
        className={classes(
          "sticky top-(--banners,0px) z-20 mb-4 flex h-14 items-center gap-1.5 bg-paper px-3 sm:gap-2 sm:px-0 sm:pl-20",
          isStuck && "border-b border-line",
        )}
      >
        {isStuck && <StuckTitle title={project.title} gives={steps >= 5} />}
        <NarrateAllButton
          {...{ project, count, edited, batch }}
          room={roomFor(isStuck, steps)}
          isStuck={isStuck}
        />
        <VoiceButton project={project} hidesWords={steps >= 4} onClick={() => onSheet("voice")} />
        <Button
          className={steps >= 2 ? "px-0!" : ""}
          title={t(count.spoken === 0 ? "state.blank" : "download.action")}
          disabled={count.spoken === 0}
          onClick={() => onSheet("export")}
        >
          <Download size={18} aria-hidden />
          <span className={steps >= 2 ? "sr-only" : ""}>{t("download.action")}</span>
        </Button>
        <Link
          href={filmAddress(project.id)}
          title={t("film.open")}
          className={classes(buttonClasses("outline"), "min-w-touch max-sm:hidden", steps >= 1 && "px-0!")}
        >
          <Clapperboard size={18} aria-hidden />
          <span className={steps >= 1 ? "sr-only" : ""}>{t("film.open")}</span>
        </Link>
        <IconButton label={t("find.open")} className="text-muted max-sm:hidden" onClick={onFind}>
          <Search size={19} aria-hidden />
        </IconButton>
        {hasChapters && (
          <IconButton
            label={t("outline.name")}
            className="text-muted max-sm:hidden lg:hidden"
            onClick={() => onSheet("outline")}
          >
            <ListTree size={19} aria-hidden />
          </IconButton>
        )}
        <StoryMenu
          {...{ project, batch, hasChapters, onSheet, onFind, onPalette }}
          isIdle={count.spoken === count.locked}
        />
      </div>
      <StorySheets project={project} sheet={sheet} onClose={() => onSheet(undefined)} />
    </>
  );
}

/**
 * The steps by which the bar gives way until all of it fits: the words at the film, at the download, how long
 * narrating will take, the name of the voice, most words at narrating, and the last of them where the title stands beside
 * them. The languages differ too much for fixed widths.
 */
const lastStep = 6;

function roomFor(isStuck: boolean, steps: number): NarrateRoom {
  if (steps >= 6 && isStuck) return "symbol";
  if (steps >= 5) return "few";
  return isStuck || steps >= 3 ? "words" : "all";
}

/** Whether the bar has left its place in the page, told by a mark in front of it. */
function useStuck(): [React.RefObject<HTMLDivElement | null>, boolean] {
  const mark = useRef<HTMLDivElement>(null);
  const [isStuck, setStuck] = useState(false);
  useEffect(() => {
    if (!mark.current || typeof IntersectionObserver === "undefined") return;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry) setStuck(!entry.isIntersecting && entry.boundingClientRect.top < 0);
    });
    observer.observe(mark.current);
    return () => observer.disconnect();
  }, []);
  return [mark, isStuck];
}

interface StuckTitleProps {
  readonly title: string;
  /** All else has given way already but the last words at narrating. */
  readonly gives: boolean;
}

/** The way back to the top. The words at the buttons give way to it, until the first words of it have room. */
function StuckTitle({ title, gives }: StuckTitleProps) {
  return (
    <div
      data-title={title}
      className={classes(
        "relative min-h-touch flex-1 basis-auto font-story text-heading",
        gives ? "min-w-[min(10rem,22vw)] shrink" : "shrink-0",
        // As wide as the title, but no wider than a part of the bar: the button below, being absolute, gives no width.
        "before:block before:h-0 before:max-w-[min(13rem,22vw)] before:overflow-hidden before:whitespace-nowrap before:content-[attr(data-title)]",
      )}
    >
      <button
        type="button"
        title={title}
        onClick={() => window.scrollTo(0, 0)}
        className="absolute inset-0 truncate rounded-control text-left"
      >
        {title}
      </button>
    </div>
  );
}

interface VoiceButtonProps {
  readonly project: ProjectDetail;
  /** Only the symbol is shown. */
  readonly hidesWords: boolean;
  readonly onClick: () => void;
}

/** Says which voice tells the story, and how fast. */
function VoiceButton({ project, hidesWords, onClick }: VoiceButtonProps) {
  const t = useText();
  const { data: settings } = useQuery(settingsQuery);
  const { data: voices } = useQuery(voicesQuery);
  const voice = project.voice_id ?? settings?.default_voice_id;
  const speed = project.tts_speed ?? settings?.tts_speed;
  const isKnown = voice !== undefined && speed !== undefined && voices !== undefined;
  return (
    <Button className={hidesWords ? "px-0!" : ""} title={t("voice.title")} onClick={onClick}>
      <SlidersHorizontal size={18} aria-hidden className="shrink-0" />
      <span className={hidesWords ? "sr-only" : ""}>
        {isKnown ? (
          <>
            <span className="sr-only">{t("voice.title")}: </span>
            {nameOf(voices, voice)} · {t("voice.times", { speed })}
          </>
        ) : (
          t("voice.title")
        )}
      </span>
    </Button>
  );
}

type StoryMenuProps = Pick<
  StoryBarProps,
  "project" | "batch" | "hasChapters" | "onSheet" | "onFind" | "onPalette"
> & {
  /** All segments with a text are locked: none can be narrated. */
  readonly isIdle: boolean;
};

function StoryMenu({ project, batch, hasChapters, isIdle, onSheet, onFind, onPalette }: StoryMenuProps) {
  const t = useText();
  const duplicate = useDuplicate(project);
  const remove = useStoryRemoval(project);
  const outline = {
    label: t("outline.name"),
    icon: <ListTree size={18} aria-hidden />,
    onChoose: () => onSheet("outline"),
  };
  return (
    <Menu
      label={t("project.more")}
      icon={<Ellipsis size={20} aria-hidden />}
      items={() => [
        {
          label: t("find.open"),
          icon: <Search size={18} aria-hidden />,
          onChoose: onFind,
          keys: `${t("keys.control")} F`,
        },
        {
          label: t("palette.title"),
          icon: <Command size={18} aria-hidden />,
          onChoose: onPalette,
          keys: `${t("keys.control")} K`,
        },
        ...(hasChapters ? [outline] : []),
        {
          label: t("film.open"),
          startsGroup: true,
          icon: <Clapperboard size={18} aria-hidden />,
          onChoose: () => goTo(filmAddress(project.id)),
        },
        {
          label: t("batch.everything"),
          startsGroup: true,
          icon: <RefreshCw size={18} aria-hidden />,
          onChoose: () => void batch.start({ everything: true }),
          disabled: batch.batch !== undefined || isIdle,
        },
        {
          label: t("project.duplicate"),
          icon: <Copy size={18} aria-hidden />,
          onChoose: () => void duplicate(),
        },
        {
          label: t("project.delete"),
          startsGroup: true,
          icon: <Trash2 size={18} aria-hidden />,
          onChoose: () => remove() && goTo("/"),
          isDanger: true,
        },
      ]}
    />
  );
}

interface StorySheetsProps {
  readonly project: ProjectDetail;
  readonly sheet: StorySheet | undefined;
  readonly onClose: () => void;
}

function StorySheets({ project, sheet, onClose }: StorySheetsProps) {
  const change = useProjectChange(project.id);
  const { data: settings } = useQuery(settingsQuery);
  const texts = project.segments.filter((segment) => segment.text_content.trim() !== "");
  switch (sheet) {
    case "export":
      return (
        <ExportDialog
          project={project}
          isComplete={texts.length > 0 && texts.every((segment) => segment.audio_file !== null)}
          onChange={change}
          onClose={onClose}
        />
      );
    case "voice":
      return (
        <VoiceDialog
          own={project}
          usual={{
            voice: settings?.default_voice_id ?? "af_heart",
            speed: settings?.tts_speed ?? 1,
            of: "settings",
          }}
          sample={texts[0]?.text_content.slice(0, 280) ?? ""}
          onChange={change}
          onClose={onClose}
        />
      );
    case "outline":
      return <OutlineSheet segments={project.segments} onClose={onClose} />;
    case undefined:
      return null;
  }
}

import type { Segment } from "@storyflow/client";
import { useQuery } from "@tanstack/react-query";
import { AudioLines, Lock, LockOpen, SlidersHorizontal, Trash2, X } from "lucide-react";
import { type ReactNode, useState, useSyncExternalStore } from "react";
import { useText } from "../i18n/language";
import { settingsQuery } from "../server/queries";
import { textToShow } from "../server/story-texts";
import { Button, type ButtonLook, IconButton } from "../ui/button";
import { useDesk } from "./project-context";
import type { SegmentActions } from "./use-segment-actions";
import { VoiceDialog } from "./voice-dialog";

interface MarkedBarProps {
  readonly segments: readonly Segment[];
  readonly actions: SegmentActions;
}

/** Actions on the segments that are marked, while there are any. */
export function MarkedBar({ segments, actions }: MarkedBarProps) {
  const t = useText();
  const { marked } = useDesk();
  const { ids } = useSyncExternalStore(marked.subscribe, marked.get);
  const [isChoosing, setChoosing] = useState(false);
  const chosen = segments.filter(({ id }) => ids.has(id));
  if (chosen.length === 0) return null;
  const count = chosen.length;
  return (
    <section
      aria-label={t("marked.name")}
      className="flex flex-wrap items-center border-b border-line py-1 pr-1.5 pl-4 max-sm:justify-between"
    >
      <p role="status" className="figures w-full text-small max-sm:pt-1 sm:w-auto sm:flex-1">
        {t("marked.count", { count })}
      </p>
      <BarButton text={t("voice.title")} onClick={() => setChoosing(true)}>
        <SlidersHorizontal size={18} aria-hidden />
      </BarButton>
      <BarButton text={t("import.narrate")} onClick={() => void actions.narrateMarked()}>
        <AudioLines size={18} aria-hidden />
      </BarButton>
      <BarButton text={t("marked.lock")} onClick={() => void actions.lockMarked(true)}>
        <Lock size={18} aria-hidden />
      </BarButton>
      <BarButton text={t("marked.unlock")} onClick={() => void actions.lockMarked(false)}>
        <LockOpen size={18} aria-hidden />
      </BarButton>
      <BarButton text={t("segment.remove")} look="danger" onClick={actions.removeMarked}>
        <Trash2 size={18} aria-hidden />
      </BarButton>
      <IconButton label={t("marked.clear")} onClick={actions.clearMarks}>
        <X size={18} aria-hidden />
      </IconButton>
      {isChoosing && <VoiceOfMarked chosen={chosen} actions={actions} onClose={() => setChoosing(false)} />}
    </section>
  );
}

interface BarButtonProps {
  readonly text: string;
  readonly look?: ButtonLook;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function BarButton({ text, look = "quiet", onClick, children }: BarButtonProps) {
  return (
    <Button look={look} title={text} className="px-2.5!" onClick={onClick}>
      {children}
      <span className="max-md:sr-only">{text}</span>
    </Button>
  );
}

interface VoiceOfMarkedProps {
  readonly chosen: readonly Segment[];
  readonly actions: SegmentActions;
  readonly onClose: () => void;
}

function VoiceOfMarked({ chosen, actions, onClose }: VoiceOfMarkedProps) {
  const { data: settings } = useQuery(settingsQuery);
  const [first] = chosen;
  const isSame = chosen.every(
    ({ voice_id, tts_speed }) => voice_id === first?.voice_id && tts_speed === first.tts_speed,
  );
  return (
    <VoiceDialog
      own={{
        voice_id: isSame ? (first?.voice_id ?? null) : null,
        tts_speed: isSame ? (first?.tts_speed ?? null) : null,
      }}
      usual={{
        voice: settings?.default_voice_id ?? "af_heart",
        speed: settings?.tts_speed ?? 1,
        of: "story",
      }}
      sample={(first ? textToShow(first) : "").slice(0, 280)}
      onChange={actions.setVoiceOfMarked}
      onClose={onClose}
    />
  );
}

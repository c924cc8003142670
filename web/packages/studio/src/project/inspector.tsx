import type { ProjectDetail, Segment } from "@storyflow/client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ImagePlus } from "lucide-react";
import { type ReactNode, useRef, useState, useSyncExternalStore } from "react";
import { useText } from "../i18n/language";
import { usePicture } from "../server/media";
import { keys, settingsQuery, voicesQuery } from "../server/queries";
import { nameOf } from "../settings/voice-list";
import { Button } from "../ui/button";
import { PictureFitChoice } from "./picture-fit";
import { PicturePicker } from "./picture-picker";
import { useDesk } from "./project-context";
import { ReadingDialog } from "./reading-dialog";
import { ReadingNotes } from "./reading-notes";
import { ChapterDialog } from "./segment-chapter";
import { PauseFields } from "./segment-pause";
import { SegmentVoiceDialog, voiceWords } from "./segment-voice";
import { type Selection, selectionAfterChange } from "./selected-piece";
import type { SegmentActions } from "./use-segment-actions";

interface InspectorProps {
  readonly segments: readonly Segment[];
  readonly actions: SegmentActions;
}

/** Beside the text: the controls of the current segment. On narrower pages its menu has the same. */
export function Inspector({ segments, actions }: InspectorProps) {
  const t = useText();
  const { opened, reveal } = useDesk();
  const id = useSyncExternalStore(opened.subscribe, opened.get);
  const number = segments.findIndex((segment) => segment.id === id) + 1;
  const segment = segments[number - 1];
  if (segment === undefined) return <p className="text-small text-muted">{t("inspector.none")}</p>;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leads back to the text from whatever has the keyboard here.
    <div
      key={segment.id}
      data-inspector
      className="flex flex-col gap-5"
      onKeyDown={(event) => {
        // Sheets that were opened from here close themselves.
        const isInSheet = (event.target as Element).closest("dialog") !== null;
        if (event.key !== "Escape" || event.defaultPrevented || isInSheet) return;
        event.preventDefault();
        reveal.set({ id: segment.id, focus: "card" });
      }}
    >
      <h2 className="text-small font-semibold">{t("segment.name", { number })}</h2>
      <VoicePart segment={segment} actions={actions} />
      <ReadingPart segment={segment} />
      <PicturePart segment={segment} actions={actions} />
      <BeginningPart segment={segment} actions={actions} />
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-1 border-t border-line pt-3">
      <h3 className="text-fine font-medium text-muted">{title}</h3>
      {children}
    </section>
  );
}

/** A small button in line with the words above it. */
function PartButton({ text, onClick, disabled }: { text: string; onClick: () => void; disabled?: boolean }) {
  return (
    <Button
      look="quiet"
      className="-my-1.5 -ml-4 self-start text-left text-accent"
      disabled={disabled}
      onClick={onClick}
    >
      {text}
    </Button>
  );
}

type PartProps = Pick<InspectorProps, "actions"> & { readonly segment: Segment };

function VoicePart({ segment, actions }: PartProps) {
  const t = useText();
  const { projectId } = useDesk();
  const [isChoosing, setChoosing] = useState(false);
  const { data: voices = [] } = useQuery(voicesQuery);
  const { data: settings } = useQuery(settingsQuery);
  const story = useQueryClient().getQueryData<ProjectDetail>(keys.project(projectId));
  const voice = segment.voice_id ?? story?.voice_id ?? settings?.default_voice_id ?? "";
  const speed = segment.tts_speed ?? story?.tts_speed ?? settings?.tts_speed ?? 1;
  const isOwn = segment.voice_id !== null || segment.tts_speed !== null;
  const heard = voiceWords({ ...segment, voice_id: null, tts_speed: null }, voices, t);
  return (
    <Part title={t("voice.title")}>
      <p className="text-small">
        {nameOf(voices, voice)} · {t("voice.times", { speed })}
      </p>
      <p className="text-fine text-muted">
        {[isOwn ? t("inspector.ownVoice") : t("voice.asInStory"), ...heard].join(" · ")}
      </p>
      <PartButton
        text={t("inspector.changeVoice")}
        disabled={segment.is_locked}
        onClick={() => setChoosing(true)}
      />
      {isChoosing && (
        <SegmentVoiceDialog segment={segment} actions={actions} onClose={() => setChoosing(false)} />
      )}
    </Part>
  );
}

/** `"all"`: the whole reading, otherwise the words that are to be said otherwise. */
type ReadingWish = "all" | Selection;

function ReadingPart({ segment }: { segment: Segment }) {
  const t = useText();
  const { drafts } = useDesk();
  const [wish, setWish] = useState<ReadingWish>();
  // The reading is that of the saved text, which may have changed since the words were noted.
  const open = async (wanted: ReadingWish) => {
    await drafts.flush(segment.id);
    const text = drafts.get(segment.id)?.text ?? segment.text_content;
    setWish(wanted === "all" ? wanted : (selectionAfterChange(wanted, text) ?? "all"));
  };
  return (
    <Part title={t("voice.reading")}>
      <ReadingNotes segment={segment} onSayAs={(words) => void open(words)} />
      <PartButton
        text={t("inspector.wholeReading")}
        disabled={segment.text_content.trim() === ""}
        onClick={() => void open("all")}
      />
      {wish !== undefined && (
        <ReadingDialog
          segment={segment}
          selection={wish === "all" ? undefined : wish}
          onClose={() => setWish(undefined)}
        />
      )}
    </Part>
  );
}

function PicturePart({ segment, actions }: PartProps) {
  const t = useText();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <Part title={t("inspector.picture")}>
      {segment.image_file !== null && <WholePicture address={segment.image_file} />}
      {segment.image_file !== null && <PictureFitChoice segment={segment} actions={actions} />}
      <Button
        look="quiet"
        className="-my-1.5 -ml-4 self-start text-accent"
        disabled={segment.is_locked}
        onClick={() => picker.current?.click()}
      >
        <ImagePlus size={18} aria-hidden />
        {t(segment.image_file === null ? "picture.choose" : "inspector.otherPicture")}
      </Button>
      <PicturePicker segmentId={segment.id} actions={actions} fieldRef={picker} />
    </Part>
  );
}

/** Not cropped, as it is beside the text, where it is also described. */
function WholePicture({ address }: { address: string }) {
  const url = usePicture(address);
  return url === undefined ? null : <img src={url} alt="" className="max-h-48 self-start rounded-control" />;
}

function BeginningPart({ segment, actions }: PartProps) {
  const t = useText();
  const [isNaming, setNaming] = useState(false);
  return (
    <Part title={t("inspector.beginning")}>
      {segment.chapter && <p className="text-small">{segment.chapter.title}</p>}
      <div className="flex flex-wrap gap-x-4">
        <PartButton
          text={t(segment.chapter ? "chapter.rename" : "chapter.begin")}
          onClick={() => setNaming(true)}
        />
        {segment.chapter && (
          <PartButton text={t("chapter.remove")} onClick={() => void actions.setChapter(segment.id, null)} />
        )}
      </div>
      <PauseFields segment={segment} actions={actions} />
      {isNaming && <ChapterDialog segment={segment} actions={actions} onClose={() => setNaming(false)} />}
    </Part>
  );
}

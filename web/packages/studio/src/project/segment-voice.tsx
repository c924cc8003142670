import type { ProjectDetail, Segment, Voice } from "@storyflow/client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useText } from "../i18n/language";
import type { Translate } from "../i18n/translate";
import { keys, settingsQuery, voicesQuery } from "../server/queries";
import { textToShow } from "../server/story-texts";
import { isKnown } from "../settings/engine-notice";
import { nameOf } from "../settings/voice-list";
import { useDesk } from "./project-context";
import type { SegmentActions } from "./use-segment-actions";
import { VoiceDialog } from "./voice-dialog";

/** Words for a voice or speed of the segment's own, and for another voice that is heard in its place. */
export function voiceWords(segment: Segment, voices: readonly Voice[], t: Translate): string[] {
  const { narration, voice_id, tts_speed } = segment;
  const words: string[] = [];
  if (voice_id !== null) words.push(t("segment.ownVoice", { voice: nameOf(voices, voice_id) }));
  if (tts_speed !== null) words.push(t("voice.times", { speed: tts_speed }));
  if (narration !== null && narration.spoken_voice !== narration.voice) {
    const heard = { heard: nameOf(voices, narration.spoken_voice), asked: nameOf(voices, narration.voice) };
    words.push(
      isKnown(narration.engine)
        ? t("segment.heardBy", { ...heard, engine: t(`engine.${narration.engine}`) })
        : t("segment.heard", heard),
    );
  }
  return words;
}

export function VoiceLine({ segment }: { segment: Segment }) {
  const t = useText();
  const { data: voices = [] } = useQuery(voicesQuery);
  const words = voiceWords(segment, voices, t);
  return words.length === 0 ? null : <p className="text-fine text-muted">{words.join(" · ")}</p>;
}

interface SegmentVoiceProps {
  readonly segment: Segment;
  readonly actions: SegmentActions;
  readonly onClose: () => void;
}

/** Chooses a voice and a speed for one segment; without them it sounds like its story. */
export function SegmentVoiceDialog({ segment, actions, onClose }: SegmentVoiceProps) {
  const { projectId } = useDesk();
  const story = useQueryClient().getQueryData<ProjectDetail>(keys.project(projectId));
  const { data: settings } = useQuery(settingsQuery);
  return (
    <VoiceDialog
      own={segment}
      usual={{
        voice: story?.voice_id ?? settings?.default_voice_id ?? "af_heart",
        speed: story?.tts_speed ?? settings?.tts_speed ?? 1,
        of: "story",
      }}
      sample={textToShow(segment).slice(0, 280)}
      onChange={(own) => actions.setVoice(segment.id, own)}
      onClose={onClose}
    />
  );
}

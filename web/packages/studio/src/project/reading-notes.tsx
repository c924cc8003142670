import type { ReadPiece, Segment } from "@storyflow/client";
import { useQuery } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { useEffect, useState } from "react";
import { unitOffsets } from "../ground/code-points";
import { useText } from "../i18n/language";
import type { Translate } from "../i18n/translate";
import { readingQuery } from "../server/queries";
import { SampleButton } from "../settings/sample-button";
import { useVoiceSample } from "../settings/voice-sample";
import { IconButton } from "../ui/button";
import { hasWords } from "./reading-dialog";
import type { Selection } from "./selected-piece";

interface ReadingNotesProps {
  readonly segment: Segment;
  readonly onSayAs: (selection: Selection) => void;
}

/** Where the reader only passes by, nothing is asked. */
const restMs = 350;

/** The words of a text that are not simply said as they are written: how each is said, and the way to change it. */
export function ReadingNotes({ segment, onSayAs }: ReadingNotesProps) {
  const t = useText();
  const isResting = useRests(segment.id);
  const { data: reading, isPlaceholderData: isOld } = useQuery({
    ...readingQuery(segment),
    enabled: isResting,
    // Until the new one is there, that of the text before stays in its place; its places are no longer right.
    placeholderData: (before, query) => (query?.queryKey[1] === segment.id ? before : undefined),
  });
  const sample = useVoiceSample();
  const pieces = reading?.pieces.filter(isWorthANote) ?? [];
  if (reading === undefined) return null;
  if (pieces.length === 0) return <p className="text-fine text-muted">{t("inspector.asWritten")}</p>;
  return (
    <ul aria-label={t("voice.reading")} className="flex flex-col gap-1 py-1">
      {pieces.map((piece) => (
        <li key={piece.char_start} className="flex items-center">
          <p className="min-w-0 flex-1 break-words">
            <span className="block font-story text-story leading-6">{piece.text.replaceAll("\n", "↵")}</span>{" "}
            <span className="block text-fine text-muted">{sayingOf(piece, t)}</span>
          </p>
          <SampleButton
            label={t("reading.hear", { word: piece.text })}
            isPlaying={sample.playing === `${piece.char_start}`}
            isLoading={sample.isLoading}
            onClick={() =>
              sample.toggle(`${piece.char_start}`, { text: piece.spoken, voice: reading.voice ?? "" })
            }
          />
          <IconButton
            label={t("reading.sayAs", { phrase: piece.text })}
            className="-mr-3 text-muted"
            disabled={isOld}
            onClick={() => onSayAs(selectionOfPiece(segment, piece))}
          >
            <Pencil size={18} aria-hidden />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}

/** The words that are said, or, where these are the written ones, their sounds as far as they are known. */
function sayingOf({ text, spoken, phonemes, from }: ReadPiece, t: Translate): string {
  if (spoken !== text) return spoken;
  return phonemes === null ? t(`reading.from.${from}`) : `/${phonemes}/`;
}

const isWorthANote = (piece: ReadPiece): boolean =>
  hasWords(piece.spoken) &&
  (piece.spoken !== piece.text || piece.from === "espeak" || piece.from === "pronunciation");

/** The server counts code points. */
function selectionOfPiece({ text_content: text }: Segment, { char_start, char_end }: ReadPiece): Selection {
  const offsets = unitOffsets(text);
  const unit = (point: number) => offsets[point] ?? text.length;
  return { text, from: unit(char_start), to: unit(char_end) };
}

function useRests(id: string): boolean {
  const [rested, setRested] = useState<string>();
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(id), restMs);
    return () => window.clearTimeout(timer);
  }, [id]);
  return rested === id;
}

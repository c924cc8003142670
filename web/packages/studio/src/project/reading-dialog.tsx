import type { ReadPiece, Segment } from "@storyflow/client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useText } from "../i18n/language";
import { keys, readingQuery } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { troubleText } from "../server/trouble";
import { SampleButton } from "../settings/sample-button";
import { useVoiceSample } from "../settings/voice-sample";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { TextField } from "../ui/fields";
import { useDesk } from "./project-context";
import { type Selection, selectedPiece } from "./selected-piece";

interface ReadingDialogProps {
  readonly segment: Segment;
  /** What is selected in its text stands first, ready to be said otherwise. */
  readonly selection?: Selection | undefined;
  readonly onClose: () => void;
}

/** What becomes of each piece of a text: to see, to hear, and to say otherwise from now on. */
export function ReadingDialog({ segment, selection, onClose }: ReadingDialogProps) {
  const t = useText();
  const { data: reading } = useQuery(readingQuery(segment.id));
  const sample = useVoiceSample();
  const hear = (name: string, piece: ReadPiece) =>
    sample.toggle(name, { text: piece.spoken, voice: reading?.voice ?? "" });
  const shown = (piece: ReadPiece, name: string, isChosen = false) => (
    <Piece
      key={name}
      piece={piece}
      segmentId={segment.id}
      isChosen={isChosen}
      hear={
        <SampleButton
          label={t("reading.hear", { word: piece.text })}
          isPlaying={sample.playing === name}
          isLoading={sample.isLoading}
          onClick={() => hear(name, piece)}
        />
      }
    />
  );
  const chosen = selection && reading && selectedPiece(reading.pieces, selection);
  return (
    <Dialog title={t("reading.title")} onClose={onClose} wide>
      {reading?.pieces.length === 0 && <p className="text-small text-muted">{t("reading.nothing")}</p>}
      {chosen && (
        <>
          <ul aria-label={t("reading.selected")}>{shown(chosen, "chosen", true)}</ul>
          <h3 className="mt-4 text-small font-semibold">{t("reading.whole")}</h3>
        </>
      )}
      <ul aria-label={t("reading.whole")} className="divide-y divide-line">
        {reading?.pieces.map((piece) => shown(piece, `${piece.char_start} ${piece.text}`))}
      </ul>
    </Dialog>
  );
}

/** Whether words are said for it: a removed mark and the stop behind a heading have none. */
function hasWords(spoken: string): boolean {
  return /[\p{L}\p{N}]/u.test(spoken);
}

interface PieceProps {
  readonly piece: ReadPiece;
  readonly segmentId: string;
  readonly hear: React.ReactNode;
  /** The one that was asked for: its field is open. */
  readonly isChosen: boolean;
}

function Piece({ piece, segmentId, hear, isChosen }: PieceProps) {
  const t = useText();
  const [isChanging, setChanging] = useState(isChosen);
  const isWord = hasWords(piece.spoken);
  return (
    <li className="flex flex-col gap-1 py-2">
      <div className="flex flex-wrap items-center gap-x-4">
        <span className="min-w-24 font-serif">{piece.text.replaceAll("\n", "↵")}</span>
        {piece.spoken !== piece.text && <span className="text-small">{piece.spoken}</span>}
        <span className="min-w-0 flex-1 text-small text-muted">
          {piece.phonemes !== null && <span className="break-words">/{piece.phonemes}/ </span>}
          {[
            ...piece.rules.map((rule) => t(`reading.rule.${rule}`)),
            isWord && t(`reading.from.${piece.from}`),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
        {isWord && hear}
        {isWord && (
          <Button look="quiet" aria-expanded={isChanging} onClick={() => setChanging(!isChanging)}>
            {t("reading.change")}
          </Button>
        )}
      </div>
      {isChanging && <Correction piece={piece} segmentId={segmentId} onDone={() => setChanging(false)} />}
    </li>
  );
}

interface CorrectionProps {
  readonly piece: ReadPiece;
  readonly segmentId: string;
  readonly onDone: () => void;
}

/** Says the word otherwise in the whole story. */
function Correction({ piece, segmentId, onDone }: CorrectionProps) {
  const t = useText();
  const queryClient = useQueryClient();
  const { projectId } = useDesk();
  const [spoken, setSpoken] = useState("");
  const [fault, setFault] = useState<string>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await storyflow.pronunciations.create(projectId, { word: piece.text, spoken_as: spoken.trim() });
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: keys.reading(segmentId) }),
        queryClient.invalidateQueries({ queryKey: keys.pronunciations(projectId) }),
      ]);
      onDone();
    } catch (failure) {
      setFault(troubleText(failure, t));
    }
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-start gap-3 pb-2">
      <TextField
        label={t("pronunciation.spokenAs", { word: piece.text })}
        value={spoken}
        maxLength={200}
        fault={fault}
        hint={t("pronunciation.hint")}
        onChange={(event) => setSpoken(event.target.value)}
        className="flex-1 basis-56"
      />
      <Button type="submit" className="mt-7" disabled={spoken.trim() === ""}>
        {t("save")}
      </Button>
    </form>
  );
}

import type { ReadPiece, Segment } from "@storyflow/client";
import { useQuery } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useText } from "../i18n/language";
import { pronunciationsQuery, readingQuery } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { troubleText } from "../server/trouble";
import { PronunciationUses } from "../settings/pronunciation-uses";
import { SampleButton } from "../settings/sample-button";
import { usePronunciationsAnew } from "../settings/use-pronunciation-history";
import { useVoiceSample } from "../settings/voice-sample";
import { Button, IconButton } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { TextField } from "../ui/fields";
import { useDesk } from "./project-context";
import { type Selection, selectedPiece } from "./selected-piece";

interface ReadingDialogProps {
  readonly segment: Segment;
  /** The selected word or phrase of its text stands first, ready to be said otherwise. */
  readonly selection?: Selection | undefined;
  readonly onClose: () => void;
}

/** How each piece of a text is read: to see, to hear, and to say otherwise from now on. */
export function ReadingDialog({ segment, selection, onClose }: ReadingDialogProps) {
  const t = useText();
  const { data: reading, error } = useQuery(readingQuery(segment));
  const sample = useVoiceSample();
  const hear = (name: string, piece: ReadPiece) =>
    sample.toggle(name, { text: piece.spoken, voice: reading?.voice ?? "" });
  const shown = (piece: ReadPiece, name: string, isChosen = false) => (
    <Piece
      key={name}
      piece={piece}
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
      {error && (
        <p role="alert" className="text-small text-bad">
          {troubleText(error, t)}
        </p>
      )}
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
export function hasWords(spoken: string): boolean {
  return /[\p{L}\p{N}]/u.test(spoken);
}

/** Said as it is written, by the dictionary: most words are, and need no remark. */
const isPlain = ({ text, spoken, from }: ReadPiece): boolean => spoken === text && from === "lexicon";

interface PieceProps {
  readonly piece: ReadPiece;
  readonly hear: React.ReactNode;
  /** The one that was asked for: its field is open. */
  readonly isChosen: boolean;
}

function Piece({ piece, hear, isChosen }: PieceProps) {
  const t = useText();
  const [isChanging, setChanging] = useState(isChosen);
  const [saved, setSaved] = useState<string>();
  const onSaved = (entryId: string) => {
    setSaved(entryId);
    setChanging(false);
  };
  const isWord = hasWords(piece.spoken);
  return (
    <li className="flex flex-col gap-1 py-0.5">
      <div className="flex min-h-touch flex-wrap items-center gap-x-4">
        <span className="min-w-24 font-story text-story max-sm:flex-1">
          {piece.text.replaceAll("\n", "↵")}
        </span>
        {piece.spoken !== piece.text && <span className="text-small">{piece.spoken}</span>}
        <span className="min-w-0 flex-1 text-small text-muted empty:max-sm:hidden max-sm:order-last max-sm:basis-full max-sm:pb-2">
          {piece.phonemes !== null && <span className="break-words">/{piece.phonemes}/ </span>}
          {[
            ...piece.rules.map((rule) => t(`reading.rule.${rule}`)),
            isWord && !isPlain(piece) && t(`reading.from.${piece.from}`),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
        {isWord && (
          <span className="flex min-h-touch">
            {hear}
            <IconButton
              label={t("reading.sayAs", { phrase: piece.text })}
              aria-expanded={isChanging}
              className="text-muted"
              onClick={() => setChanging(!isChanging)}
            >
              <Pencil size={18} aria-hidden />
            </IconButton>
          </span>
        )}
      </div>
      {isChanging && <Correction piece={piece} onSaved={onSaved} />}
      {saved !== undefined && !isChanging && <SavedUses entryId={saved} />}
    </li>
  );
}

interface CorrectionProps {
  readonly piece: ReadPiece;
  /** Is told the id of the entry that there is now. */
  readonly onSaved: (entryId: string) => void;
}

/** The number of segments that a new entry concerns, and the way to narrate them again. */
function SavedUses({ entryId }: { entryId: string }) {
  const { projectId } = useDesk();
  const { data: entries = [] } = useQuery(pronunciationsQuery(projectId));
  const entry = entries.find(({ id }) => id === entryId);
  return entry && <PronunciationUses entry={entry} projectId={projectId} />;
}

/** Says the word otherwise in the whole story. */
function Correction({ piece, onSaved }: CorrectionProps) {
  const t = useText();
  const { projectId } = useDesk();
  const readAnew = usePronunciationsAnew(projectId);
  const [spoken, setSpoken] = useState("");
  const [fault, setFault] = useState<string>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const wish = { word: piece.text, spoken_as: spoken.trim() };
      const entry = await storyflow.pronunciations.create(projectId, wish);
      await readAnew();
      onSaved(entry.id);
    } catch (failure) {
      setFault(troubleText(failure, t));
    }
  };
  return (
    <form onSubmit={submit} className="pt-1 pb-3">
      <TextField
        label={t("pronunciation.spokenAs", { word: piece.text })}
        value={spoken}
        maxLength={200}
        fault={fault}
        hint={
          <>
            {t("reading.holds")} {t("pronunciation.hint")}
          </>
        }
        onChange={(event) => setSpoken(event.target.value)}
        beside={
          <Button type="submit" disabled={spoken.trim() === ""}>
            {t("save")}
          </Button>
        }
      />
    </form>
  );
}

import { ApiError, type ListedPronunciation } from "@storyflow/client";
import { useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useText } from "../i18n/language";
import { pronunciationsQuery } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { troubleNotice, troubleText } from "../server/trouble";
import { Button, IconButton } from "../ui/button";
import { inputClasses, TextField } from "../ui/fields";
import { useKeptText } from "../ui/kept-texts";
import { useNotice } from "../ui/notices";
import { UndoButtons } from "../ui/undo-buttons";
import { useUndoKeys } from "../ui/undo-keys";
import { PronunciationUses } from "./pronunciation-uses";
import { SampleButton } from "./sample-button";
import { usePronunciationHistory, usePronunciationsAnew } from "./use-pronunciation-history";
import { useVoiceSample } from "./voice-sample";

/** The words of one story that are said in a certain way: hear, change, remove, add. */
export function PronunciationList({ projectId }: { projectId: string }) {
  const { data: entries = [] } = useQuery(pronunciationsQuery(projectId));
  const { undo, redo } = usePronunciationHistory(projectId);
  useUndoKeys({ undo: undo?.run, redo: redo?.run });
  return (
    <div className="flex flex-col gap-4">
      <UndoButtons undo={undo} redo={redo} />
      {entries.length > 0 && (
        <ul className="divide-y divide-line">
          {entries.map((entry) => (
            <Entry key={`${entry.id} ${entry.spoken_as}`} entry={entry} projectId={projectId} />
          ))}
        </ul>
      )}
      <NewEntry projectId={projectId} />
    </div>
  );
}

interface EntryProps {
  readonly entry: ListedPronunciation;
  readonly projectId: string;
}

function Entry({ entry, projectId }: EntryProps) {
  const t = useText();
  const notice = useNotice();
  const readAnew = usePronunciationsAnew(projectId);
  const sample = useVoiceSample();
  const [spoken, setSpoken] = useState(entry.spoken_as);
  const tell = (failure: unknown) => notice(troubleNotice(failure, t));
  const save = async () => {
    const wanted = spoken.trim();
    if (wanted === "" || wanted === entry.spoken_as) return setSpoken(entry.spoken_as);
    // A spelling that is refused stays in the field: it can be mended there.
    await storyflow.pronunciations.update(entry.id, { spoken_as: wanted }).then(readAnew, tell);
  };
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-y-1 py-3 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_auto_auto]">
      <span className="pr-3 font-medium break-words max-lg:col-span-3">{entry.word}</span>
      <input
        aria-label={t("pronunciation.spokenAs", { word: entry.word })}
        value={spoken}
        maxLength={200}
        onChange={(event) => setSpoken(event.target.value)}
        onBlur={() => void save()}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        className={inputClasses}
      />
      <SampleButton
        label={t("pronunciation.hear", { word: entry.word })}
        isPlaying={sample.playing !== undefined}
        isLoading={sample.isLoading}
        onClick={() => sample.toggle(entry.id, { text: soundOf(spoken) })}
      />
      <IconButton
        label={t("pronunciation.remove", { word: entry.word })}
        className="text-muted"
        onClick={() => void storyflow.pronunciations.delete(entry.id).then(readAnew, tell)}
      >
        <Trash2 size={18} aria-hidden />
      </IconButton>
      <PronunciationUses entry={entry} projectId={projectId} />
    </li>
  );
}

/** The text to speak as a sample of a way to say a word: phonemes are written as in a text, behind a word. */
export function soundOf(spoken: string): string {
  const wanted = spoken.trim();
  return /^\/[^/]+\/$/.test(wanted) ? `[word](${wanted})` : wanted;
}

interface Faults {
  readonly word?: string | undefined;
  readonly spoken?: string | undefined;
}

function NewEntry({ projectId }: { projectId: string }) {
  const t = useText();
  const readAnew = usePronunciationsAnew(projectId);
  const [word = "", setWord, forgetWord] = useKeptText(`pronunciation.${projectId}.word`);
  const [spoken = "", setSpoken, forgetSpoken] = useKeptText(`pronunciation.${projectId}.spoken`);
  const [faults, setFaults] = useState<Faults>({});
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await storyflow.pronunciations.create(projectId, { word: word.trim(), spoken_as: spoken.trim() });
      forgetWord();
      forgetSpoken();
      setFaults({});
      await readAnew();
    } catch (failure) {
      setFaults(faultsOf(failure, troubleText(failure, t)));
    }
  };
  return (
    <form
      onSubmit={submit}
      className="grid items-start gap-x-2 gap-y-3 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]"
    >
      <TextField
        label={t("pronunciation.word")}
        value={word}
        maxLength={100}
        fault={faults.word}
        onChange={(event) => setWord(event.target.value)}
      />
      <TextField
        label={t("pronunciation.as")}
        value={spoken}
        maxLength={200}
        fault={faults.spoken}
        hint={t("pronunciation.hint")}
        onChange={(event) => setSpoken(event.target.value)}
        beside={
          <Button type="submit" disabled={word.trim() === "" || spoken.trim() === ""}>
            {t("pronunciation.add")}
          </Button>
        }
      />
    </form>
  );
}

/** The faults of a refused entry, each at the field that it is about. */
function faultsOf(failure: unknown, words: string): Faults {
  const fields = failure instanceof ApiError ? failure.fields : {};
  if (fields.word || fields.spoken_as)
    return { word: fields.word?.join(" "), spoken: fields.spoken_as?.join(" ") };
  return { word: words };
}

import { ApiError, type ListedPronunciation } from "@storyflow/client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useText } from "../i18n/language";
import { keys, pronunciationsQuery } from "../server/queries";
import { storyflow } from "../server/storyflow";
import { isEngineMissing, troubleNotice, troubleText } from "../server/trouble";
import { Button, IconButton } from "../ui/button";
import { inputClasses, TextField } from "../ui/fields";
import { useKeptText } from "../ui/kept-texts";
import { useNotice } from "../ui/notices";
import { showEngineNotice } from "./engine-notice";
import { SampleButton } from "./sample-button";
import { useVoiceSample } from "./voice-sample";

/** The words of one story that are said in a certain way: hear, change, remove, add. */
export function PronunciationList({ projectId }: { projectId: string }) {
  const { data: entries = [] } = useQuery(pronunciationsQuery(projectId));
  return (
    <div className="flex flex-col gap-4">
      {entries.length > 0 && (
        <ul className="divide-y divide-line">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} projectId={projectId} />
          ))}
        </ul>
      )}
      <NewEntry projectId={projectId} />
    </div>
  );
}

function useReadAnew(projectId: string): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: keys.pronunciations(projectId) });
}

interface EntryProps {
  readonly entry: ListedPronunciation;
  readonly projectId: string;
}

function Entry({ entry, projectId }: EntryProps) {
  const t = useText();
  const notice = useNotice();
  const readAnew = useReadAnew(projectId);
  const sample = useVoiceSample();
  const [spoken, setSpoken] = useState(entry.spoken_as);
  const tell = (failure: unknown) => notice(troubleNotice(failure, t));
  const save = async () => {
    const wanted = spoken.trim();
    if (wanted === "" || wanted === entry.spoken_as) return setSpoken(entry.spoken_as);
    // What was typed stays in the field when it is refused: it can be mended there.
    await storyflow.pronunciations.update(entry.id, { spoken_as: wanted }).then(readAnew, tell);
  };
  const isRespelling = !spoken.trim().startsWith("/");
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-x-1 gap-y-1 py-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_auto_auto]">
      <span className="truncate font-medium max-sm:col-span-3">{entry.word}</span>
      <input
        aria-label={t("pronunciation.spokenAs", { word: entry.word })}
        value={spoken}
        maxLength={200}
        onChange={(event) => setSpoken(event.target.value)}
        onBlur={() => void save()}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        className={inputClasses}
      />
      {isRespelling ? (
        <SampleButton
          label={t("pronunciation.hear", { word: entry.word })}
          isPlaying={sample.playing !== undefined}
          isLoading={sample.isLoading}
          onClick={() => sample.toggle(entry.id, { text: spoken })}
        />
      ) : (
        <span className="w-touch" />
      )}
      <IconButton
        label={t("pronunciation.remove", { word: entry.word })}
        className="text-muted"
        onClick={() => void storyflow.pronunciations.delete(entry.id).then(readAnew, tell)}
      >
        <Trash2 size={18} aria-hidden />
      </IconButton>
      <Uses entry={entry} projectId={projectId} />
    </li>
  );
}

/** How many segments say it; those that were narrated before its last change can be narrated again. */
function Uses({ entry, projectId }: EntryProps) {
  const t = useText();
  const notice = useNotice();
  const queryClient = useQueryClient();
  const readAnew = useReadAnew(projectId);
  const narrateAgain = async () => {
    try {
      const started = await storyflow.generateAllAudio(projectId, { pronunciation: entry.id });
      notice({ text: t("pronunciation.narrating", { count: started.segments_to_process }) });
      await readAnew();
    } catch (failure) {
      if (isEngineMissing(failure)) void showEngineNotice(queryClient);
      else notice(troubleNotice(failure, t));
    }
  };
  return (
    <div className="col-span-full flex flex-wrap items-center gap-x-3 text-fine text-muted">
      <span>{t("pronunciation.segments", { count: entry.segments })}</span>
      {entry.segments_outdated > 0 && (
        <>
          <span>{t("pronunciation.outdated", { count: entry.segments_outdated })}</span>
          <Button look="quiet" onClick={() => void narrateAgain()}>
            {t("pronunciation.narrateAgain", { word: entry.word })}
          </Button>
        </>
      )}
    </div>
  );
}

interface Faults {
  readonly word?: string | undefined;
  readonly spoken?: string | undefined;
}

function NewEntry({ projectId }: { projectId: string }) {
  const t = useText();
  const readAnew = useReadAnew(projectId);
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
    <form onSubmit={submit} className="flex flex-wrap items-start gap-3">
      <TextField
        label={t("pronunciation.word")}
        value={word}
        maxLength={100}
        fault={faults.word}
        onChange={(event) => setWord(event.target.value)}
        className="flex-1 basis-40"
      />
      <TextField
        label={t("pronunciation.as")}
        value={spoken}
        maxLength={200}
        fault={faults.spoken}
        hint={t("pronunciation.hint")}
        onChange={(event) => setSpoken(event.target.value)}
        className="flex-[1.4] basis-56"
      />
      <Button type="submit" className="mt-7" disabled={word.trim() === "" || spoken.trim() === ""}>
        {t("pronunciation.add")}
      </Button>
    </form>
  );
}

/** What is wrong, at the field that it is about. */
function faultsOf(failure: unknown, words: string): Faults {
  const fields = failure instanceof ApiError ? failure.fields : {};
  if (fields.word || fields.spoken_as)
    return { word: fields.word?.join(" "), spoken: fields.spoken_as?.join(" ") };
  return { word: words };
}

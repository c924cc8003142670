import { LoaderCircle, Square, Volume2 } from "lucide-react";
import { useId } from "react";
import { useText } from "../i18n/language";
import { Button } from "../ui/button";
import { inputClasses } from "../ui/fields";
import { useKeptText } from "../ui/kept-texts";
import { useVoiceSample } from "./voice-sample";

const letterLimit = 2000;

/** A few words of one's own, heard with a voice and speed before anything is narrated with them. */
export function TryIt({ voice, speed, text }: { voice: string; speed: number; text: string }) {
  const t = useText();
  const id = useId();
  const [own = text, setOwn] = useKeptText("try-it");
  const sample = useVoiceSample();
  const isPlaying = sample.playing !== undefined;
  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="text-small font-medium">
        {t("voice.try")}
      </label>
      <textarea
        id={id}
        rows={3}
        maxLength={letterLimit}
        value={own}
        onChange={(event) => setOwn(event.target.value)}
        className={`${inputClasses} field-sizing-content max-h-60 min-h-28 font-story text-base leading-7`}
      />
      <div>
        <Button
          disabled={own.trim() === ""}
          onClick={() => sample.toggle("own", { text: own, voice, speed })}
        >
          {sample.isLoading ? (
            <LoaderCircle size={18} className="animate-spin" aria-hidden />
          ) : isPlaying ? (
            <Square size={16} fill="currentColor" aria-hidden />
          ) : (
            <Volume2 size={18} aria-hidden />
          )}
          {t(isPlaying ? "voice.quiet" : "voice.listen")}
        </Button>
      </div>
    </div>
  );
}

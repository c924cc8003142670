import { useCallback, useEffect, useRef, useState } from "react";
import { useText } from "../i18n/language";
import { storyflow } from "../server/storyflow";
import { troubleNotice } from "../server/trouble";
import { useNotice } from "../ui/notices";

export interface Sample {
  readonly text: string;
  readonly voice?: string;
  readonly speed?: number;
}

export interface SamplePlayer {
  /** The name of the sample that is being made or heard. */
  readonly playing: string | undefined;
  readonly isLoading: boolean;
  /** Plays a sample; the same one again falls silent. */
  readonly toggle: (name: string, sample: Sample) => void;
}

/** The latest samples are kept and played again at once. */
const keptSamples = 24;
const samples = new Map<string, Promise<Blob>>();

function sampleOf(sample: Sample, signal: AbortSignal): Promise<Blob> {
  const name = JSON.stringify(sample);
  const known = samples.get(name);
  if (known !== undefined) return known;
  const made = storyflow.voices.test(sample, { signal });
  samples.set(name, made);
  made.catch(() => samples.delete(name));
  const [oldest] = samples.keys();
  if (samples.size > keptSamples && oldest !== undefined) samples.delete(oldest);
  return made;
}

/** Lets a voice say something, one at a time. */
export function useVoiceSample(): SamplePlayer {
  const t = useText();
  const notice = useNotice();
  const [state, setState] = useState<{ playing?: string; isLoading: boolean }>({ isLoading: false });
  const running = useRef<{ name: string; stop: () => void }>(undefined);
  const stop = useCallback(() => {
    running.current?.stop();
    running.current = undefined;
    setState({ isLoading: false });
  }, []);
  useEffect(() => stop, [stop]);

  const toggle = useCallback(
    (name: string, sample: Sample) => {
      const isSame = running.current?.name === name;
      stop();
      if (isSame) return;
      const aborting = new AbortController();
      const sound = new Audio();
      let url = "";
      const own = {
        name,
        stop: () => {
          aborting.abort();
          sound.pause();
          URL.revokeObjectURL(url);
        },
      };
      running.current = own;
      setState({ playing: name, isLoading: true });
      sampleOf(sample, aborting.signal)
        .then(async (wav) => {
          url = URL.createObjectURL(wav);
          sound.src = url;
          sound.onended = () => running.current === own && stop();
          await sound.play();
          if (running.current === own) setState({ playing: name, isLoading: false });
        })
        .catch((failure: unknown) => {
          if (running.current !== own) return;
          stop();
          notice(troubleNotice(failure, t));
        });
    },
    [stop, notice, t],
  );
  return { playing: state.playing, isLoading: state.isLoading, toggle };
}

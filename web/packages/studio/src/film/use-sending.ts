import { useState } from "react";
import { useText } from "../i18n/language";
import { troubleText } from "../server/trouble";

export interface Sending {
  /** Why the last work was refused, in the reader's language. */
  readonly trouble: string | undefined;
  readonly isSending: boolean;
  /** Tells why something is not even sent. */
  readonly refuse: (why: string) => void;
  /** Does the work; a failure becomes the trouble. */
  readonly send: (work: () => Promise<void>) => Promise<void>;
}

/** Sends one thing to the server at a time, such as an uploaded file, and tells what went wrong. */
export function useSending(): Sending {
  const t = useText();
  const [trouble, refuse] = useState<string>();
  const [isSending, setSending] = useState(false);
  const send = async (work: () => Promise<void>) => {
    refuse(undefined);
    setSending(true);
    try {
      await work();
    } catch (failure) {
      refuse(troubleText(failure, t));
    } finally {
      setSending(false);
    }
  };
  return { trouble, isSending, refuse, send };
}

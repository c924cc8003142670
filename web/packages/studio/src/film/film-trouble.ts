import { ApiError } from "@storyflow/client";
import type { Translate } from "../i18n/translate";
import { inOwnWords } from "../server/refusals";
import { troubleText } from "../server/trouble";

const lacksFfmpeg = /ffmpeg/i;
const isFull = /is full|no (room|space)/i;
const namesSegment = /\bsegment (\d+)/i;
/** The name of the file behind the number is one that the server gave it. */
const ofSegment = /^Segment (\d+)(?:, [^:]+)?: (.+)$/s;
const lacksLetters = /^No font of this machine has (\d+) of the letters \((.+)\), .*apt install (.+)$/;

/** Why a film was not made, in words that say what to do. */
export function filmTroubleText(why: string, t: Translate): string {
  if (/ffmpeg.*(not found|missing|required)|(not found|missing|lacks|no program).*ffmpeg/i.test(why))
    return t("film.trouble.ffmpeg");
  if (isFull.test(why)) return t("film.trouble.disk");
  const [, number, reason] = ofSegment.exec(why) ?? [];
  if (reason !== undefined)
    return t("film.trouble.segment", { number: Number(number), why: inOwnWords(reason, t) });
  return t("film.trouble.other", { why: inOwnWords(why, t) });
}

/** Words for the server's warning that the film will not show something as expected. */
export function filmWarningText(warning: string, t: Translate): string {
  const [, count, letters, packages] = lacksLetters.exec(warning) ?? [];
  if (letters === undefined || packages === undefined) return inOwnWords(warning, t);
  return t("film.boxes", { count: Number(count), letters, packages });
}

/** The same for a request that was refused. */
export function refusalText(failure: unknown, t: Translate): string {
  if (failure instanceof ApiError && failure.status >= 500 && lacksFfmpeg.test(failure.message))
    return t("film.trouble.ffmpeg");
  return troubleText(failure, t);
}

/** The number of the segment that a reason names, from 1. */
export function segmentNamedIn(why: string): number | undefined {
  const found = namesSegment.exec(why)?.[1];
  return found === undefined ? undefined : Number(found);
}

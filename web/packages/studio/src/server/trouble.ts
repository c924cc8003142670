import { ApiError } from "@storyflow/client";
import type { Translate } from "../i18n/translate";
import { accessScope } from "./api-key";
import { inOwnWords, inOwnWordsOf } from "./refusals";

/** The error that a request would get while the server is away. */
export const outOfReach = new ApiError("The server cannot be reached.", { status: 0 });

/** Why something did not work, in the reader's language. */
export function troubleText(failure: unknown, t: Translate): string {
  if (!(failure instanceof ApiError)) return t("trouble.unknown");
  if (failure.isUnreachable) return t("trouble.unreachable");
  // The settings say at length what the engine lacks, and a notice on the page what to do about it.
  if (isEngineMissing(failure)) return t("trouble.engine");
  if (failure.code === "insufficient_scope") {
    return t(accessScope.get() === "read" ? "trouble.mayRead" : "trouble.mayWrite");
  }
  if (failure.status === 503) return inOwnWords(failure.message, t);
  const reasons = Object.values(failure.fields).flat();
  // The reasons of several texts say more than the message that they have in common.
  if (failure.details.length > 0) return inOwnWordsOf(failure.details, t);
  return inOwnWordsOf(reasons.length > 0 ? reasons : [failure.message], t);
}

/** The engine that is chosen cannot speak now. */
export const isEngineMissing = (failure: unknown): boolean =>
  failure instanceof ApiError && failure.code === "engine_unavailable";

export interface TroubleNotice {
  readonly text: string;
  readonly isTrouble: true;
  readonly isOfLostConnection?: true;
}

/** The same for the foot of the page. A notice of a lost connection is gone when the server is back. */
export function troubleNotice(failure: unknown, t: Translate): TroubleNotice {
  const isLost = failure instanceof ApiError && failure.isUnreachable;
  return isLost
    ? { text: t("trouble.needsServer"), isTrouble: true, isOfLostConnection: true }
    : { text: troubleText(failure, t), isTrouble: true };
}

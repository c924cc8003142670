import { ApiError } from "@storyflow/client";
import type { Translate } from "../i18n/translate";

/** Why something did not work, in words for people: the server's own where it has some. */
export function troubleText(failure: unknown, t: Translate): string {
  if (!(failure instanceof ApiError)) return t("trouble.unknown");
  if (failure.isUnreachable) return t("trouble.unreachable");
  // What the engine lacks at length stands in the settings, and what to do about it on the page.
  if (failure.status === 503) return failure.message;
  const reasons = Object.values(failure.fields).flat();
  return [reasons.length > 0 ? reasons.join(" ") : failure.message, ...failure.details].join(" ");
}

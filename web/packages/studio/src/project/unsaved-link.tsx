import { Link, projectAddress, usePlace } from "../ground/router";
import { useText } from "../i18n/language";
import { useUnsavedTexts } from "./draft-keeper";
import type { UnsavedText } from "./drafts";
import { soughtText } from "./sought-text";

/** Says on every page how many texts are not saved, and leads to the first of them. */
export function UnsavedLink() {
  const t = useText();
  const place = usePlace();
  const here = place.page === "project" ? place.id : undefined;
  const unsaved = useUnsavedTexts();
  const worthSaying = unsaved.filter((text) => text.projectId !== here || !isOnItsWay(text));
  const [first] = worthSaying;
  return (
    <span role="status" className="min-w-0 flex-1 text-right text-fine">
      {first && (
        <Link
          href={projectAddress(first.projectId)}
          onClick={() => seekWhenThere(first)}
          data-unsaved
          className="inline-flex min-h-touch items-center rounded-control px-2 font-medium text-warn underline underline-offset-4"
        >
          {t("drafts.unsaved", { count: worthSaying.length })}
        </Link>
      )}
    </span>
  );
}

/** Of a text that is just being typed its own page says enough. */
export const isOnItsWay = ({ draft }: UnsavedText): boolean =>
  draft.phase.kind === "typing" || draft.phase.kind === "saving";

/**
 * Once the address is that of the story. Before, while the page that was opened last is still being fetched, the story
 * that was left is there, unseen, and would take the wish.
 */
function seekWhenThere({ projectId, id }: UnsavedText): void {
  requestAnimationFrame(() => soughtText.set({ projectId, id }));
}

/** Every view and state of the studio, in both languages: nothing is cut, sideways, too small or hidden from anyone. */
import { test } from "../studio.ts";
import { filmStyleViews } from "../views/film-style-views.ts";
import { filmViews } from "../views/film-views.ts";
import { libraryViews } from "../views/library-views.ts";
import { lookAt } from "../views/look.ts";
import { playerViews } from "../views/player-views.ts";
import { settingsViews } from "../views/settings-views.ts";
import { sheetViews } from "../views/sheet-views.ts";
import { storyViews, troubleViews } from "../views/story-views.ts";
import { languages, type View, wordsIn } from "../views/view.ts";

const views: readonly View[] = [
  ...libraryViews,
  ...storyViews,
  ...sheetViews,
  ...playerViews,
  ...settingsViews,
  ...filmViews,
  ...filmStyleViews,
  ...troubleViews,
];
const locales = { en: "en-GB", de: "de-DE" } as const;

for (const language of languages) {
  for (const view of views) {
    test.describe(language, () => {
      test.use({
        locale: locales[language],
        serverOptions: [...(view.serverOptions ?? [])],
        serverEnvironment: view.serverEnvironment ?? {},
      });

      test(view.name, async ({ page, client, server }) => {
        test.setTimeout(240_000);
        const stage = { page, client, server, t: wordsIn[language] };
        await view.open(stage);
        await lookAt(stage, view, language);
      });
    });
  }
}

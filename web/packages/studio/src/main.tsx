import "./app/studio.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Studio } from "./app/studio";
import { followTheme } from "./ground/theme";
import { LanguageProvider, languagePreference, loadLanguage } from "./i18n/language";
import { createQueryClient } from "./server/queries";
import { removals } from "./server/removals";
import { watchForLeaving } from "./server/sending";
import { keptTexts } from "./ui/kept-texts";
import { NoticesProvider } from "./ui/notices";
import { watchForDrops } from "./ui/window-drop";

followTheme();
watchForLeaving();
watchForDrops();
window.addEventListener("pagehide", () => void removals.finishAll());
window.addEventListener("pagehide", keptTexts.write);

const queryClient = createQueryClient();
const root = document.getElementById("root");
if (!root) throw new Error("The page has no place for the studio.");

// Without its file the studio speaks English.
const language = loadLanguage(languagePreference.get()).catch(() => undefined);
void language.then(() => {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <LanguageProvider>
          <NoticesProvider>
            <Studio />
          </NoticesProvider>
        </LanguageProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
});

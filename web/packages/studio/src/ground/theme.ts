import { Preference } from "./preference";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const isTheme = (value: string): value is Theme => (themes as readonly string[]).includes(value);

export const themePreference = new Preference<Theme>("theme", isTheme, () => "system");

/** Puts the chosen theme on the page, now and whenever it changes. `system` leaves it to the browser. */
export function followTheme(): void {
  const apply = () => {
    const theme = themePreference.get();
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  };
  themePreference.subscribe(apply);
  apply();
}

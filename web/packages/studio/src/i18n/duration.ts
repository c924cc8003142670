import type { Translate } from "./translate";

/** `0:07`, `12:40`, `1:02:03`: a place in sound. */
export function clockTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

/** `4 s`, `3 min`, `1 h 20 min`: how long something is or takes, as exact as a person needs it. */
export function roughTime(seconds: number, t: Translate): string {
  if (seconds < 59.5) return t("time.seconds", { seconds: Math.max(1, Math.round(seconds)) });
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return t("time.minutes", { minutes });
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0
    ? t("time.hours", { hours })
    : t("time.hoursMinutes", { hours, minutes: minutes % 60 });
}

import type { Translate } from "./translate";

/** `820 kB`, `4.2 MB`, `1.3 GB`: how large a file is, as exact as a person needs it. */
export function fileSize(bytes: number, t: Translate): string {
  if (bytes < 999_500) return t("size.kilobytes", { size: Math.max(1, Math.round(bytes / 1e3)) });
  if (bytes < 99.95e6) return t("size.megabytes", { size: Math.round(bytes / 1e5) / 10 });
  if (bytes < 999.5e6) return t("size.megabytes", { size: Math.round(bytes / 1e6) });
  return t("size.gigabytes", { size: Math.round(bytes / 1e8) / 10 });
}

import type { SystemState } from "@storyflow/client";
import { useQuery } from "@tanstack/react-query";
import { useText } from "../i18n/language";
import { systemQuery } from "../server/queries";

/** It may have been installed meanwhile. */
const askEveryMs = 10_000;

export const lacksEncoder = (system: SystemState | undefined): boolean =>
  system?.findings.some(({ subject, verdict }) => subject === "ffmpeg" && verdict !== "good") ?? false;

/** True while the server says that it cannot encode films. */
export function useLacksEncoder(): boolean {
  const { data } = useQuery({
    ...systemQuery,
    refetchInterval: ({ state }) => (lacksEncoder(state.data) ? askEveryMs : false),
  });
  return lacksEncoder(data);
}

/** Says before any work that films cannot be made on this server, and what to do. */
export function EncoderNotice() {
  const t = useText();
  return (
    <div role="alert" className="flex flex-col gap-2 rounded-panel bg-bad-soft px-4 py-3 text-small">
      <h2 className="text-base font-semibold text-bad">{t("film.encoder")}</h2>
      <p>{t("film.encoder.why")}</p>
      <p>{t("film.encoder.wayOut")}</p>
      <code className="rounded-control bg-surface px-3 py-2 select-all">sudo apt install ffmpeg</code>
      <p>{t("film.encoder.then")}</p>
    </div>
  );
}

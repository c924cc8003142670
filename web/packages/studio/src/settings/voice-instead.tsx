import { useQuery } from "@tanstack/react-query";
import { useText } from "../i18n/language";
import { systemQuery } from "../server/queries";

/** Says beside the voices that can be chosen which one is heard for all of them, while only a single one speaks. */
export function VoiceInstead() {
  const t = useText();
  const { data: system } = useQuery(systemQuery);
  const engine = system?.engines.find(({ chosen, available }) => chosen && available)?.name;
  if (engine !== "hibari" && engine !== "espeak") return null;
  return <p className="text-fine text-muted">{t(`voice.instead.${engine}`)}</p>;
}

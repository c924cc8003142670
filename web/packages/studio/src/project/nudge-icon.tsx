import { RotateCcw, RotateCw } from "lucide-react";

/** An arrow back or forward, with the seconds in it. */
export function NudgeIcon({ by, seconds }: { by: 1 | -1; seconds: number }) {
  const Arrow = by === 1 ? RotateCw : RotateCcw;
  return (
    <span aria-hidden className="relative grid place-items-center">
      <Arrow size={28} strokeWidth={1.5} />
      <span className="figures absolute text-[0.625rem] leading-none font-semibold">{seconds}</span>
    </span>
  );
}

import { useId } from "react";

interface ColourFieldProps {
  readonly label: string;
  /** `#RGB` or `#RRGGBB`. */
  readonly value: string;
  /** `#RRGGBB`, in capital letters. */
  readonly onChange: (colour: string) => void;
}

/** The browser's own choice of a colour. */
export function ColourField({ label, value, onChange }: ColourFieldProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-small font-medium">
        {label}
      </label>
      <input
        id={id}
        type="color"
        value={longColour(value)}
        onChange={(event) => onChange(event.target.value.toUpperCase())}
        className="h-touch w-full cursor-pointer rounded-control border border-edge bg-surface p-1"
      />
    </div>
  );
}

/** `#RGB` as `#rrggbb`, which is all that the browser's field takes. */
export function longColour(colour: string): string {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour);
  const long = short
    ? `#${short
        .slice(1)
        .map((digit) => digit + digit)
        .join("")}`
    : colour;
  return long.toLowerCase();
}

import { ChevronDown } from "lucide-react";
import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId } from "react";
import { classes } from "./classes";

export const inputClasses =
  "min-h-touch w-full min-w-0 rounded-control border border-edge bg-surface px-3.5 py-2 text-base text-ink aria-invalid:border-bad";

interface FieldProps {
  readonly label: string;
  readonly fault?: string | undefined;
  readonly hint?: ReactNode;
  readonly className?: string | undefined;
}

type TextFieldProps = FieldProps & InputHTMLAttributes<HTMLInputElement>;

/** A labelled line of text; its fault is read out with it. */
export function TextField({ label, fault, hint, className, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <div className={classes("flex flex-col gap-1.5", className)}>
      <label htmlFor={id} className="text-small font-medium">
        {label}
      </label>
      <input
        id={id}
        aria-invalid={fault !== undefined}
        aria-describedby={fault || hint ? `${id}-more` : undefined}
        className={inputClasses}
        {...rest}
      />
      <FieldMore id={`${id}-more`} fault={fault} hint={hint} />
    </div>
  );
}

/** The browser's own list of choices, with our arrow. */
export function Choice({ className, ...rest }: SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <span className={classes("relative block min-w-0", className)}>
      <select className={`${inputClasses} appearance-none truncate pr-10`} {...rest} />
      <ChevronDown
        size={18}
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-3.5 -translate-y-1/2 text-muted"
      />
    </span>
  );
}

type ChoiceFieldProps = Pick<FieldProps, "label" | "className"> & SelectHTMLAttributes<HTMLSelectElement>;

export function ChoiceField({ label, className, ...rest }: ChoiceFieldProps) {
  const id = useId();
  return (
    <div className={classes("flex min-w-0 flex-col gap-1.5", className)}>
      <label htmlFor={id} className="text-small font-medium">
        {label}
      </label>
      <Choice id={id} {...rest} />
    </div>
  );
}

interface CheckFieldProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function CheckField({ label, checked, onChange }: CheckFieldProps) {
  return (
    <label className="flex min-h-touch items-center gap-3 text-small">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-5 accent-accent"
      />
      {label}
    </label>
  );
}

interface RangeFieldProps extends FieldProps {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value in words, such as `1.2 ×`. */
  readonly shown: string;
  readonly onChange: (value: number) => void;
}

export function RangeField({
  label,
  value,
  min,
  max,
  step,
  shown,
  onChange,
  hint,
  className,
}: RangeFieldProps) {
  const id = useId();
  return (
    <div className={classes("flex flex-col gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-4">
        <label htmlFor={id} className="text-small font-medium">
          {label}
        </label>
        <output htmlFor={id} className="figures text-small text-muted">
          {shown}
        </output>
      </div>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={shown}
        onChange={(event) => onChange(Number(event.target.value))}
        className="h-touch w-full accent-accent"
      />
      <FieldMore id={`${id}-more`} fault={undefined} hint={hint} />
    </div>
  );
}

function FieldMore({ id, fault, hint }: { id: string; fault: string | undefined; hint: ReactNode }) {
  if (!fault && !hint) return null;
  return (
    <p id={id} className={classes("text-fine", fault ? "text-bad" : "text-muted")}>
      {fault ?? hint}
    </p>
  );
}

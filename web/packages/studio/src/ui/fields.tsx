import { ChevronDown, RotateCcw } from "lucide-react";
import {
  type CSSProperties,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  useId,
  useRef,
} from "react";
import { IconButton } from "./button";
import { classes } from "./classes";

export const inputClasses =
  "min-h-touch w-full min-w-0 rounded-control border border-edge bg-surface px-3.5 py-2 text-base text-ink aria-invalid:border-bad";

interface FieldProps {
  readonly label: string;
  readonly fault?: string | undefined;
  readonly hint?: ReactNode;
  readonly className?: string | undefined;
}

type TextFieldProps = FieldProps &
  InputHTMLAttributes<HTMLInputElement> & {
    /** The button that takes what was typed; without room beside the field it stands right below it. */
    readonly beside?: ReactNode;
  };

/** A labelled line of text; its fault is read out with it. */
export function TextField({ label, fault, hint, beside, className, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <div className={classes("flex flex-col gap-1.5", className)}>
      <label htmlFor={id} className="text-small font-medium">
        {label}
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          id={id}
          aria-invalid={fault !== undefined}
          aria-describedby={fault || hint ? `${id}-more` : undefined}
          className={classes(inputClasses, beside !== undefined && "flex-1 basis-32")}
          {...rest}
        />
        {beside}
      </div>
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
        className="size-5 shrink-0"
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
  /** Gives the own value up again; there while there is one. */
  readonly reset?: { readonly label: string; readonly run: () => void } | undefined;
}

export function RangeField({
  label,
  value,
  min,
  max,
  step,
  shown,
  onChange,
  reset,
  hint,
  className,
}: RangeFieldProps) {
  const id = useId();
  const slider = useRef<HTMLInputElement>(null);
  return (
    <div className={classes("flex flex-col gap-1.5", className)}>
      <div className="flex justify-between gap-4">
        <label htmlFor={id} className="shrink-0 text-small font-medium">
          {label}
        </label>
        <span className="flex items-center">
          {reset && (
            <IconButton
              label={reset.label}
              // As high as the line, so that nothing moves under the pointer when it comes.
              className="-my-2.75 text-accent"
              onClick={() => {
                reset.run();
                slider.current?.focus();
              }}
            >
              <RotateCcw size={16} aria-hidden />
            </IconButton>
          )}
          <output htmlFor={id} className="figures text-right text-small text-muted">
            {shown}
          </output>
        </span>
      </div>
      <input
        ref={slider}
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={shown}
        aria-describedby={hint ? `${id}-more` : undefined}
        onChange={(event) => onChange(Number(event.target.value))}
        className="slider h-touch w-full"
        style={{ "--share": max > min ? (value - min) / (max - min) : 0 } as CSSProperties}
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

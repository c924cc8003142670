import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { classes } from "./classes";

const looks = {
  primary:
    "bg-accent text-on-accent font-semibold hover:bg-accent-strong disabled:bg-sunken disabled:text-disabled disabled:font-medium",
  outline:
    "border border-edge bg-surface font-medium hover:bg-sunken disabled:bg-transparent disabled:text-disabled disabled:border-line",
  quiet: "font-medium hover:bg-sunken disabled:text-disabled disabled:hover:bg-transparent",
  danger: "text-bad font-medium hover:bg-bad-soft disabled:text-disabled",
} as const;

export type ButtonLook = keyof typeof looks;

const shape =
  "inline-flex max-w-full shrink-0 items-center justify-center gap-2 rounded-control text-small select-none transition-colors duration-150 min-h-touch min-w-touch py-1 [&>svg]:shrink-0";

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: ButtonLook;
  readonly ref?: Ref<HTMLButtonElement>;
}

export const buttonClasses = (look: ButtonLook, more?: string): string =>
  classes(shape, "px-4", looks[look], more);

export function Button({ look = "outline", className, type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={buttonClasses(look, className)} {...rest} />;
}

interface IconButtonProps extends ButtonProps {
  /** Says what it does, as it shows no words. */
  readonly label: string;
  readonly children: ReactNode;
}

export function IconButton({ label, look = "quiet", className, type = "button", ...rest }: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={classes(shape, looks[look], className)}
      {...rest}
    />
  );
}

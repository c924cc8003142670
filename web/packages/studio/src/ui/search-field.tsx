import { Search, X } from "lucide-react";
import { useRef } from "react";
import { useText } from "../i18n/language";
import { IconButton } from "./button";
import { classes } from "./classes";
import { inputClasses } from "./fields";

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly className?: string;
}

/** A field to search in, told by its glass, with a button that empties it. */
export function SearchField({ label, value, onChange, className }: SearchFieldProps) {
  const t = useText();
  const field = useRef<HTMLInputElement>(null);
  const clear = () => {
    onChange("");
    field.current?.focus();
  };
  return (
    <div className={classes("relative", className)}>
      <Search
        size={18}
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-3.5 -translate-y-1/2 text-muted"
      />
      <input
        ref={field}
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={classes(inputClasses, "pl-10.5", value !== "" && "pr-11")}
      />
      {value !== "" && (
        <IconButton
          label={t("search.clear")}
          className="absolute inset-y-0 right-0 text-muted"
          onClick={clear}
        >
          <X size={18} aria-hidden />
        </IconButton>
      )}
    </div>
  );
}

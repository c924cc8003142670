import { type ReactNode, useRef } from "react";
import { Button } from "../ui/button";

interface UploadButtonProps {
  readonly label: string;
  /** The file types that the file chooser offers. */
  readonly accept: string;
  readonly icon: ReactNode;
  readonly disabled: boolean;
  readonly onFile: (file: File) => void;
}

/** A button that asks for a file. */
export function UploadButton({ label, accept, icon, disabled, onFile }: UploadButtonProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button disabled={disabled} onClick={() => picker.current?.click()}>
        {icon}
        {label}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          event.target.value = "";
        }}
      />
    </>
  );
}

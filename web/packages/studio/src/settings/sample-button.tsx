import { LoaderCircle, Play, Square } from "lucide-react";
import { IconButton } from "../ui/button";

interface SampleButtonProps {
  readonly label: string;
  readonly isPlaying: boolean;
  readonly isLoading: boolean;
  readonly onClick: () => void;
}

export function SampleButton({ label, isPlaying, isLoading, onClick }: SampleButtonProps) {
  return (
    <IconButton label={label} aria-pressed={isPlaying} onClick={onClick} className="text-accent">
      {isPlaying && isLoading ? (
        <LoaderCircle size={18} className="animate-spin" aria-hidden />
      ) : isPlaying ? (
        <Square size={16} fill="currentColor" aria-hidden />
      ) : (
        <Play size={16} fill="currentColor" aria-hidden />
      )}
    </IconButton>
  );
}

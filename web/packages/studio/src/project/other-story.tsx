import { useQuery } from "@tanstack/react-query";
import { Pause, Play, X } from "lucide-react";
import { Link, projectAddress } from "../ground/router";
import { useText } from "../i18n/language";
import { usePlayer, usePlayerState } from "../player/player-context";
import { projectQuery } from "../server/queries";
import { IconButton } from "../ui/button";

/** While another story than the one on the page sounds: which, and how to stop it or get there. */
export function OtherStory({ than }: { than: string }) {
  const storyId = usePlayerState((state) => state.storyId);
  return storyId === undefined || storyId === than ? null : <Strip id={storyId} />;
}

function Strip({ id }: { id: string }) {
  const t = useText();
  const player = usePlayer();
  const isPaused = usePlayerState((state) => state.phase === "paused");
  const { data: project } = useQuery({ ...projectQuery(id), refetchOnMount: false });
  const end = () => {
    player.pause();
    player.stop();
  };
  return (
    <div className="flex items-center gap-0.5 border-b border-line px-1.5 sm:px-2">
      <IconButton label={t(isPaused ? "player.resume" : "player.pause")} onClick={() => player.toggle()}>
        {isPaused ? <Play size={18} aria-hidden /> : <Pause size={18} aria-hidden />}
      </IconButton>
      <Link
        href={projectAddress(id)}
        title={project?.title}
        className="flex min-h-touch min-w-0 flex-1 items-center rounded-control text-small hover:underline"
      >
        <span className="truncate">
          {t(isPaused ? "player.otherPaused" : "player.other", { title: project?.title ?? "" })}
        </span>
      </Link>
      <IconButton label={t("player.end")} onClick={end}>
        <X size={18} aria-hidden />
      </IconButton>
    </div>
  );
}

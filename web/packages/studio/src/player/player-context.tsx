import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { useText } from "../i18n/language";
import { sounds } from "../server/media";
import { useNotice } from "../ui/notices";
import { Player, type PlayerState } from "./player";

const PlayerContext = createContext<Player | undefined>(undefined);

/** The decks stand in the page, so that the browser's own tools and assistive ones find them. */
function createDeck(): HTMLAudioElement {
  const deck = document.createElement("audio");
  deck.preload = "auto";
  document.body.append(deck);
  return deck;
}

/** One player for the story on the page. It falls silent when the page is left. */
export function PlayerProvider({ children }: { children: ReactNode }) {
  const t = useText();
  const notice = useNotice();
  const [player, setPlayer] = useState<Player>();
  useEffect(() => {
    const decks: HTMLAudioElement[] = [];
    const made = new Player({
      createDeck: () => {
        const deck = createDeck();
        decks.push(deck);
        return deck;
      },
      urlOf: (path) => sounds.urlOf(path),
      onTrouble: () => notice({ text: t("player.trouble"), isTrouble: true }),
      setTimer: (run, ms) => window.setTimeout(run, ms),
      clearTimer: (timer) => window.clearTimeout(timer),
    });
    setPlayer(made);
    return () => {
      made.stop();
      for (const deck of decks) deck.remove();
    };
  }, [notice, t]);
  if (!player) return null;
  return <PlayerContext value={player}>{children}</PlayerContext>;
}

export function usePlayer(): Player {
  const player = useContext(PlayerContext);
  if (!player) throw new Error("There is a player only within PlayerProvider.");
  return player;
}

export function usePlayerState<Part>(choose: (state: PlayerState) => Part): Part {
  const player = usePlayer();
  return useSyncExternalStore(player.subscribe, () => choose(player.get()));
}

/** Calls back once per frame while the segment sounds, whenever it is moved about, and with 0 when it is over. */
export function useFrames(segmentId: string, onFrame: (seconds: number) => void): void {
  const player = usePlayer();
  useEffect(() => {
    let frame = 0;
    let wasMine = false;
    const isMine = () => player.get().segmentId === segmentId && player.get().phase !== "idle";
    const run = () => {
      if (!isMine()) {
        if (wasMine) onFrame(0);
        wasMine = false;
        return;
      }
      wasMine = true;
      onFrame(player.position);
      if (player.get().phase === "playing") frame = requestAnimationFrame(run);
    };
    const restart = () => {
      cancelAnimationFrame(frame);
      run();
    };
    restart();
    const unsubscribe = player.subscribe(restart);
    return () => {
      unsubscribe();
      cancelAnimationFrame(frame);
    };
  }, [player, segmentId, onFrame]);
}

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { useText } from "../i18n/language";
import { sounds } from "../server/media";
import { useNotice } from "../ui/notices";
import { Player, type PlayerState } from "./player";
import { speedPreference, volumePreference } from "./sound-preferences";

const PlayerContext = createContext<Player | undefined>(undefined);

/** The decks stand in the page, so that the browser's own tools and assistive ones find them. */
function createDeck(): HTMLAudioElement {
  const deck = document.createElement("audio");
  deck.preload = "auto";
  document.body.append(deck);
  return deck;
}

/** One player for all pages: a story goes on while its listener looks at something else. */
export function PlayerProvider({ children }: { children: ReactNode }) {
  const t = useText();
  const notice = useNotice();
  const tell = useRef<() => void>(() => undefined);
  tell.current = () => notice({ text: t("player.trouble"), isTrouble: true });
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
      onTrouble: () => tell.current(),
      setTimer: (run, ms) => window.setTimeout(run, ms),
      clearTimer: (timer) => window.clearTimeout(timer),
    });
    const forget = followPreferences(made);
    setPlayer(made);
    return () => {
      forget();
      made.stop();
      for (const deck of decks) deck.remove();
    };
  }, []);
  if (!player) return null;
  return <PlayerContext value={player}>{children}</PlayerContext>;
}

function followPreferences(player: Player): () => void {
  const setRate = () => player.setRate(Number(speedPreference.get()));
  const setVolume = () => player.setVolume(Number(volumePreference.get()) / 100);
  setRate();
  setVolume();
  const forget = [speedPreference.subscribe(setRate), volumePreference.subscribe(setVolume)];
  return () => {
    for (const each of forget) each();
  };
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

const atRest = (): void => undefined;

/**
 * Calls back once per frame while the segment sounds, and whenever it is moved about. Says when it rests: at once if it
 * does not sound, and when it is over.
 */
export function useFrames(
  segmentId: string | undefined,
  onFrame: (seconds: number) => void,
  onRest: () => void = atRest,
): void {
  const player = usePlayer();
  useEffect(() => {
    let frame = 0;
    let wasMine: boolean | undefined;
    const isMine = () => player.get().segmentId === segmentId && player.get().phase !== "idle";
    const run = () => {
      if (!isMine()) {
        if (wasMine) onFrame(0);
        if (wasMine !== false) onRest();
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
  }, [player, segmentId, onFrame, onRest]);
}

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { keyDemand } from "../server/api-key";
import { reachability } from "../server/reachability";
import { draftKeeperOf } from "./draft-keeper";
import { lifeMs, SignedPresence, signMs } from "./tab-presence";
import { hearOfTexts } from "./text-news";

/** The tab before a reload, and one that crashed without locks, count as gone a little later. */
const takeUpAfterMs = [0, 2000, lifeMs + signMs];

/** Looks after the drafts of the whole page: sends them when they can be sent, and warns before they are left. */
export function DraftWatch() {
  const queryClient = useQueryClient();
  useEffect(() => {
    const { drafts } = draftKeeperOf(queryClient);
    const flush = () => void drafts.flushAll();
    const warn = (event: BeforeUnloadEvent) => {
      if (drafts.hasUnsaved()) event.preventDefault();
    };
    const timers = takeUpAfterMs.map((ms) => window.setTimeout(() => void drafts.takeUp(), ms));
    const forgetKey = keyDemand.subscribe(() => {
      if (!keyDemand.get()) flush();
    });
    const forgetServer = reachability.subscribe(() => {
      if (reachability.get()) flush();
    });
    window.addEventListener("online", flush);
    window.addEventListener("pagehide", flush);
    window.addEventListener("beforeunload", warn);
    return () => {
      for (const timer of timers) window.clearTimeout(timer);
      forgetKey();
      forgetServer();
      window.removeEventListener("online", flush);
      window.removeEventListener("pagehide", flush);
      window.removeEventListener("beforeunload", warn);
    };
  }, [queryClient]);
  useEffect(() => hearOfTexts(queryClient), [queryClient]);
  useEffect(() => {
    const { presence } = draftKeeperOf(queryClient);
    if (!(presence instanceof SignedPresence)) return;
    const timer = window.setInterval(() => presence.sign(), signMs);
    const leave = () => presence.signOff();
    const come = () => presence.sign();
    window.addEventListener("pagehide", leave);
    window.addEventListener("pageshow", come);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("pageshow", come);
    };
  }, [queryClient]);
  return null;
}
